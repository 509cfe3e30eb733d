import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import 'words:ui.lists';
import { count, quantityOf, rupiahShort } from '../../contract/format';
import { listAgencies, listDemands, listOffers, listPackages, listUmkm } from '../api/events';
import type { Agency, Demand, EventWithCounts, Offer, Package, Umkm } from '../api/types';
import { Icon } from '../ui/icon';
import { agencyKindName, certificateName, methodName, sizeName } from '../ui/lists';
import { Badge } from '../ui/note';
import { More, SearchBox, usePaged, type PagedList } from '../ui/paged';
import { useUnits } from '../ui/reference';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import type { InviteScope } from './invite-dialog';

const TABS = ['agencies', 'umkm', 'packages', 'demands', 'offers'] as const;
type Tab = (typeof TABS)[number];
type Invite = ((to: InviteScope) => void) | undefined;

/** Everyone and everything in the event, one list at a time, each with a search. */
export function Lists({ event, onInvite }: { event: EventWithCounts; onInvite: Invite }) {
  const [tab, setTab] = useState<Tab>('agencies');
  const [q, setQ] = useState('');
  return (
    <section aria-labelledby="lists-title">
      <h2 class="sr" id="lists-title">
        {t('ui.lists.title')}
      </h2>
      <div class="filter-bar">
        <div class="filters" role="group" aria-label={t('ui.lists.which')}>
          {TABS.map((one) => (
            <button key={one} type="button" aria-pressed={one === tab} onClick={() => setTab(one)}>
              {t(`ui.lists.tab.${one}`)} {count(event.counts[one], language.value)}
            </button>
          ))}
        </div>
        <SearchBox label={t('ui.lists.search')} onSearch={setQ} />
      </div>
      {tab === 'agencies' && <Agencies eventId={event.id} q={q} onInvite={onInvite} />}
      {tab === 'umkm' && <Businesses eventId={event.id} q={q} onInvite={onInvite} />}
      {tab === 'packages' && <Packages eventId={event.id} q={q} />}
      {tab === 'demands' && <Demands eventId={event.id} q={q} />}
      {tab === 'offers' && <Offers eventId={event.id} q={q} />}
    </section>
  );
}

interface Column<T> {
  name: string;
  right?: boolean;
  cell: (item: T) => ComponentChildren;
}

function List<T extends { id: string }>({
  list,
  caption,
  columns,
  q,
}: {
  list: PagedList<T>;
  caption: string;
  columns: Column<T>[];
  q: string;
}) {
  const [first, ...rest] = columns;
  return (
    <Shown of={list.first} loading={t('ui.lists.loading')} failing={t('ui.lists.failing')}>
      {() =>
        list.items.length === 0 ? (
          <Empty title={t(q ? 'ui.lists.noneFound' : 'ui.lists.none')}>
            {t(q ? 'ui.lists.noneFoundHint' : 'ui.lists.noneHint')}
          </Empty>
        ) : (
          <>
            <table class="list-table dense">
              <caption class="sr">{caption}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th scope="col" key={column.name} class={column.right ? 'r' : ''}>
                      {column.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.items.map((item) => (
                  <tr key={item.id}>
                    <th scope="row">{first!.cell(item)}</th>
                    {rest.map((column) => (
                      <td key={column.name} data-l={column.name} class={column.right ? 'r' : ''}>
                        {column.cell(item)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <More list={list} />
          </>
        )
      }
    </Shown>
  );
}

/** The column to invite people from; none for who may not. */
const invitations = <T,>(onInvite: Invite, scopeOf: (one: T) => InviteScope): Column<T>[] =>
  onInvite
    ? [
        {
          name: t('ui.lists.invitation'),
          cell: (one) => (
            <button class="btn edge-btn" type="button" onClick={() => onInvite(scopeOf(one))}>
              {t('ui.lists.invite')}
              <span class="sr"> {scopeOf(one).name}</span>
            </button>
          ),
        },
      ]
    : [];

function Agencies({ eventId, q, onInvite }: { eventId: string; q: string; onInvite: Invite }) {
  const list = usePaged<Agency>(`agencies/${eventId}/${q}`, (cursor) => listAgencies(eventId, { q, cursor }));
  return (
    <List
      {...{ list, q }}
      caption={t('ui.lists.tab.agencies')}
      columns={[
        { name: t('ui.lists.name'), cell: (one) => one.name },
        { name: t('ui.lists.kind'), cell: (one) => agencyKindName(one.kind) },
        { name: t('ui.lists.satker'), cell: (one) => one.satkerCode },
        { name: t('ui.lists.parent'), cell: (one) => one.klpdName },
        ...invitations<Agency>(onInvite, (one) => ({
          role: 'officer',
          scope: { kind: 'agency', id: one.id },
          name: one.name,
          agencyKind: one.kind,
        })),
      ]}
    />
  );
}

function Businesses({ eventId, q, onInvite }: { eventId: string; q: string; onInvite: Invite }) {
  const list = usePaged<Umkm>(`umkm/${eventId}/${q}`, (cursor) => listUmkm(eventId, { q, cursor }));
  return (
    <List
      {...{ list, q }}
      caption={t('ui.lists.tab.umkm')}
      columns={[
        { name: t('ui.lists.name'), cell: (one) => one.name },
        {
          name: t('ui.lists.size'),
          cell: (one) =>
            one.sizeClass.value ? (
              sizeName(one.sizeClass.value)
            ) : (
              <span class="warning">{t('ui.lists.sizeUnknown')}</span>
            ),
        },
        { name: t('ui.lists.nib'), cell: (one) => one.nib },
        {
          name: t('ui.lists.certificates'),
          cell: (one) =>
            one.certificates
              .filter((held) => held.state === 'verified')
              .map((held) => certificateName(held.kind))
              .join(', ') || <span class="quiet">{t('ui.lists.noneYet')}</span>,
        },
        {
          name: t('ui.lists.catalogue'),
          cell: (one) => (
            <Badge tone={one.catalogueListed ? 'positive' : 'quiet'} icon={one.catalogueListed ? 'check' : 'x'}>
              {t(one.catalogueListed ? 'ui.lists.listed' : 'ui.lists.notListed')}
            </Badge>
          ),
        },
        ...invitations<Umkm>(onInvite, (one) => ({ role: 'umkm', scope: { kind: 'umkm', id: one.id }, name: one.name })),
      ]}
    />
  );
}

function Packages({ eventId, q }: { eventId: string; q: string }) {
  const list = usePaged<Package>(`packages/${eventId}/${q}`, (cursor) => listPackages(eventId, { q, cursor }));
  return (
    <List
      {...{ list, q }}
      caption={t('ui.lists.tab.packages')}
      columns={[
        { name: t('ui.lists.name'), cell: (one) => one.name },
        { name: t('ui.lists.agency'), cell: (one) => one.agencyName },
        { name: t('ui.lists.rup'), cell: (one) => one.rupCode },
        { name: t('ui.lists.method'), cell: (one) => one.method && methodName(one.method) },
        {
          name: t('ui.lists.pagu'),
          right: true,
          cell: (one) => one.pagu !== null && rupiahShort(one.pagu, language.value),
        },
        {
          name: t('ui.lists.remaining'),
          right: true,
          cell: (one) => one.remaining !== null && rupiahShort(one.remaining, language.value),
        },
      ]}
    />
  );
}

function Demands({ eventId, q }: { eventId: string; q: string }) {
  const { unitName } = useUnits();
  const list = usePaged<Demand>(`demands/${eventId}/${q}`, (cursor) => listDemands(eventId, { q, cursor }));
  return (
    <List
      {...{ list, q }}
      caption={t('ui.lists.tab.demands')}
      columns={[
        { name: t('ui.lists.name'), cell: (one) => <a href={`/kebutuhan/${one.id}`}>{one.name}</a> },
        { name: t('ui.lists.agency'), cell: (one) => one.agencyName },
        {
          name: t('ui.lists.quantity'),
          right: true,
          cell: (one) =>
            one.quantity === null ? (
              <span class="warning">
                <Icon name="alert" /> {t('ui.lists.incomplete')}
              </span>
            ) : (
              quantityOf(one.quantity, one.steps, unitName(one.unitId), language.value)
            ),
        },
        {
          name: t('ui.lists.ceiling'),
          right: true,
          cell: (one) => one.unitCeiling !== null && rupiahShort(one.unitCeiling, language.value),
        },
        { name: t('ui.lists.status'), cell: (one) => t(`ui.lists.demand.${one.status}`) },
      ]}
    />
  );
}

function Offers({ eventId, q }: { eventId: string; q: string }) {
  const { unitName } = useUnits();
  const list = usePaged<Offer>(`offers/${eventId}/${q}`, (cursor) => listOffers(eventId, { q, cursor }));
  return (
    <List
      {...{ list, q }}
      caption={t('ui.lists.tab.offers')}
      columns={[
        { name: t('ui.lists.name'), cell: (one) => one.name },
        { name: t('ui.lists.seller'), cell: (one) => one.umkmName },
        {
          name: t('ui.lists.price'),
          right: true,
          cell: (one) =>
            one.prices[0] && `${rupiahShort(one.prices[0].unitPrice, language.value)}/${unitName(one.unitId)}`,
        },
        {
          name: t('ui.lists.capacity'),
          right: true,
          cell: (one) =>
            one.capacity &&
            t(`ui.lists.per.${one.capacity.period}`, {
              quantity: quantityOf(one.capacity.perPeriod, one.steps, unitName(one.unitId), language.value),
            }),
        },
        { name: t('ui.lists.lead'), right: true, cell: (one) => t('ui.lists.days', { days: one.leadDays }) },
      ]}
    />
  );
}
