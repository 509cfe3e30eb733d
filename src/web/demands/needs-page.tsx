import { useState } from 'preact/hooks';
import 'words:ui.demands';
import './demands.css';
import { dateSpan, quantityOf, rupiahShort } from '../../contract/format';
import type { DemandStatus } from '../../contract/kinds';
import { listDemands, listPackages } from '../api/events';
import type { Demand, Package } from '../api/types';
import { event, me, memberships } from '../identity/session';
import { Icon, type IconName } from '../ui/icon';
import { Badge } from '../ui/note';
import { More, SearchBox, usePaged } from '../ui/paged';
import { PageTitle } from '../ui/page';
import { useUnits } from '../ui/reference';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';

const FILTERS = ['all', 'incomplete', 'open', 'fulfilled'] as const;
type Filter = (typeof FILTERS)[number];

const LOOK: Record<DemandStatus, { tone: 'positive' | 'warning' | 'info' | 'quiet'; icon: IconName }> = {
  incomplete: { tone: 'warning', icon: 'alert' },
  open: { tone: 'info', icon: 'search' },
  fulfilled: { tone: 'positive', icon: 'check' },
  withdrawn: { tone: 'quiet', icon: 'x' },
};

/** An officer's home: what the agency needs, what is not complete yet, what is left of each budget. */
export default function NeedsPage() {
  const eventId = event.value?.id;
  const agencyId = memberships.value.length === 1 ? memberships.value[0]?.scope.id : undefined;
  const [filter, setFilter] = useState<Filter>('all');
  const [q, setQ] = useState('');
  const filters = { q, status: filter === 'all' ? '' : filter, ...(agencyId ? { agencyId } : {}) };
  const list = usePaged<Demand>(eventId ? `demands/${eventId}/${filter}/${q}` : null, (cursor) =>
    listDemands(eventId!, { ...filters, cursor }),
  );
  const packages = useResource(eventId ? `packages/${eventId}/${agencyId}` : null, () =>
    listPackages(eventId!, { limit: 100, ...(agencyId ? { agencyId } : {}) }),
  );
  const packageOf = new Map(packages.data?.items.map((one) => [one.id, one]));

  return (
    <StaffShell place="needs">
      <div class="page-head">
        <div>
          <PageTitle>{t('ui.demands.title')}</PageTitle>
          <p>{[...new Set(memberships.value.map((held) => held.scope.name))].join(', ')}</p>
        </div>
        <a class="btn main" href="/kebutuhan/baru">
          <Icon name="plus" /> {t('ui.demands.write')}
        </a>
      </div>
      <div class="filter-bar">
        <div class="filters" role="group" aria-label={t('ui.demands.filter')}>
          {FILTERS.map((one) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {t(`ui.demands.filter.${one}`)}
            </button>
          ))}
        </div>
        <SearchBox label={t('ui.demands.search')} onSearch={setQ} />
      </div>
      <Shown of={list.first} loading={t('ui.demands.loading')} failing={t('ui.demands.failing')}>
        {() =>
          list.items.length === 0 ? (
            <NoNeeds searched={q !== '' || filter !== 'all'} />
          ) : (
            <>
              <NeedsTable demands={list.items} packageOf={packageOf} />
              <More list={list} />
            </>
          )
        }
      </Shown>
      {me.value?.demo && <p class="sample foot-note">{t('ui.demands.sample')}</p>}
    </StaffShell>
  );
}

function NoNeeds({ searched }: { searched: boolean }) {
  if (searched) return <Empty title={t('ui.demands.noneFound')}>{t('ui.demands.noneFoundHint')}</Empty>;
  return (
    <Empty
      title={t('ui.demands.none')}
      action={
        <a class="btn main" href="/kebutuhan/baru">
          {t('ui.demands.write')}
        </a>
      }
    >
      {t('ui.demands.noneHint')}
    </Empty>
  );
}

function NeedsTable({ demands, packageOf }: { demands: Demand[]; packageOf: Map<string, Package> }) {
  const { unitName } = useUnits();
  return (
    <table class="list-table needs-table">
      <caption class="sr">{t('ui.demands.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.demands.need')}</th>
          <th scope="col">{t('ui.demands.state')}</th>
          <th scope="col" class="r">
            {t('ui.demands.quantity')}
          </th>
          <th scope="col" class="when">
            {t('ui.demands.delivered')}
          </th>
          <th scope="col" class="r ceiling">
            {t('ui.demands.ceiling')}
          </th>
          <th scope="col" class="r">
            {t('ui.demands.paguLeft')}
          </th>
          <th scope="col">
            <span class="sr">{t('ui.demands.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {demands.map((demand) => {
          const pack = packageOf.get(demand.packageId);
          const { remaining: left, pagu } = pack ?? { remaining: null, pagu: null };
          const look = LOOK[demand.status];
          return (
            <tr key={demand.id}>
              <th scope="row">
                <a href={`/kebutuhan/${demand.id}`}>{demand.name}</a>
                <small>
                  {demand.packageName}
                  {demand.rupCode && `, RUP ${demand.rupCode}`}
                </small>
              </th>
              <td data-l={t('ui.demands.state')}>
                <Badge tone={look.tone} icon={look.icon}>
                  {t(`ui.demands.status.${demand.status}`)}
                </Badge>
              </td>
              <td class="r" data-l={t('ui.demands.quantity')}>
                {demand.quantity === null ? (
                  <span class="warning">{t('ui.demands.fillQuantity')}</span>
                ) : (
                  quantityOf(demand.quantity, demand.steps, unitName(demand.unitId), language.value)
                )}
                {demand.remaining !== null && demand.quantity !== null && demand.remaining < demand.quantity && (
                  <small>
                    {t('ui.demands.left', {
                      quantity: quantityOf(demand.remaining, demand.steps, unitName(demand.unitId), language.value),
                    })}
                  </small>
                )}
              </td>
              <td class="when" data-l={t('ui.demands.delivered')}>
                {demand.deliverFrom && demand.deliverTo
                  ? dateSpan(demand.deliverFrom, demand.deliverTo, language.value)
                  : t('ui.demands.unknown')}
              </td>
              <td class="r ceiling" data-l={t('ui.demands.ceiling')}>
                {demand.unitCeiling === null
                  ? t('ui.demands.unknown')
                  : rupiahShort(demand.unitCeiling, language.value)}
              </td>
              <td class="r" data-l={t('ui.demands.paguLeft')}>
                {left !== null && rupiahShort(left, language.value)}
                {left !== null && pagu !== null && left < pagu && (
                  <small>{t('ui.demands.ofPagu', { pagu: rupiahShort(pagu, language.value) })}</small>
                )}
              </td>
              <td class="acts">
                {demand.status === 'incomplete' ? (
                  <a class="btn main" href={`/kebutuhan/${demand.id}/ubah`}>
                    {t('ui.demands.complete')}
                    <span class="sr"> {demand.name}</span>
                  </a>
                ) : (
                  <a class="btn edge-btn" href={`/kebutuhan/${demand.id}`}>
                    {t('ui.demands.sellers')}
                    <span class="sr"> {demand.name}</span>
                  </a>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
