import { useState } from 'preact/hooks';
import 'words:ui.commitments';
import './commitments.css';
import { moment, rupiah, rupiahShort } from '../../contract/format';
import { listCommitments } from '../api/commitments';
import type { Commitment } from '../api/types';
import { event, me, role, standsFor, zone } from '../identity/session';
import { Icon, type IconName } from '../ui/icon';
import { Badge } from '../ui/note';
import { More, usePaged } from '../ui/paged';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { inOrder, numberOf, standingOf, unauthorised, type Standing } from './commitment-words';

const FILTERS = ['', 'draft', 'final', 'void'] as const;
const LOOK: Record<Standing, { tone: 'positive' | 'warning' | 'info' | 'quiet' | 'danger'; icon: IconName }> = {
  signMe: { tone: 'warning', icon: 'pen' },
  waitOther: { tone: 'info', icon: 'clock' },
  final: { tone: 'positive', icon: 'check' },
  void: { tone: 'danger', icon: 'x' },
  refused: { tone: 'danger', icon: 'x' },
  withdrawn: { tone: 'quiet', icon: 'undo' },
  expired: { tone: 'quiet', icon: 'clock' },
};

const mine = (party: { kind: 'agency' | 'umkm'; id: string }) => standsFor(party.kind, party.id);

/** My commitments: what waits for my signature on top. The organiser sees the event's. */
export default function CommitmentsPage() {
  const seller = role.value === 'umkm';
  const all = role.value !== 'umkm' && role.value !== 'officer';
  const eventId = event.value?.id;
  const [status, setStatus] = useState<(typeof FILTERS)[number]>('');
  const list = usePaged<Commitment>(
    eventId ? `commitments/${eventId}/${status}/${me.value?.person.id}` : null,
    (cursor) => listCommitments(eventId!, { status, cursor, ...(all ? {} : { mine: true }) }),
  );
  const page = (
    <>
      <div class="page-head">
        <PageTitle>{t('ui.commitments.title')}</PageTitle>
      </div>
      {!seller && (
        <div class="filter-bar">
          <div class="filters" role="group" aria-label={t('ui.commitments.filter')}>
            {FILTERS.map((one) => (
              <button key={one} type="button" aria-pressed={one === status} onClick={() => setStatus(one)}>
                {t(`ui.commitments.filter.${one === '' ? 'all' : one}`)}
              </button>
            ))}
          </div>
        </div>
      )}
      <Shown of={list.first} loading={t('ui.commitments.loading')} failing={t('ui.commitments.failing')}>
        {() =>
          list.items.length === 0 ? (
            <Empty
              icon="file"
              title={t('ui.commitments.none')}
              action={
                <a class="btn main" href="/">
                  {t(all ? 'ui.commitments.toEvent' : 'ui.commitments.toNeeds')}
                </a>
              }
            >
              {t(seller ? 'ui.commitments.noneSeller' : 'ui.commitments.noneStaff')}
            </Empty>
          ) : (
            <>
              {seller ? <Cards items={inOrder(list.items, mine)} /> : <Table items={inOrder(list.items, mine)} />}
              <More list={list} />
            </>
          )
        }
      </Shown>
    </>
  );
  return seller ? (
    <PhoneShell tab="/komitmen" band>
      {page}
    </PhoneShell>
  ) : (
    <StaffShell place="commitments">{page}</StaffShell>
  );
}

export function StandingBadge({ commitment }: { commitment: Commitment }) {
  const standing = standingOf(commitment, mine);
  return (
    <>
      <Badge tone={LOOK[standing].tone} icon={LOOK[standing].icon}>
        {t(`ui.commitments.standing.${standing}`)}
        {standing === 'final' && ` ${numberOf(commitment)}`}
      </Badge>
      {commitment.status === 'final' && unauthorised(commitment) && (
        <Badge tone="warning" icon="alert">
          {t('ui.commitments.unauthorised')}
        </Badge>
      )}
    </>
  );
}

const when = (one: Commitment) => moment(one.finalAt ?? one.createdAt, zone.value, language.value);
const what = (one: Commitment) => one.lines.map((line) => line.name).join(', ');
const sellers = (one: Commitment) => [...new Set(one.lines.map((line) => line.umkmName))].join(', ');

function Cards({ items }: { items: Commitment[] }) {
  return (
    <ul class="commitment-cards">
      {items.map((one) => (
        <li key={one.id}>
          <StandingBadge commitment={one} />
          <h2>{what(one)}</h2>
          <p class="quiet">{one.agency.name}</p>
          <p class="amount">{rupiah(one.total, language.value)}</p>
          <p class="quiet">{when(one)}</p>
          {standingOf(one, mine) === 'signMe' ? (
            <a class="btn main wide" href={`/komitmen/${one.id}/tanda-tangan`}>
              <Icon name="pen" /> {t('ui.commitments.readAndSign')}
              <span class="sr"> {what(one)}</span>
            </a>
          ) : (
            <a class="btn edge-btn wide" href={`/komitmen/${one.id}`}>
              {t('ui.commitments.see')}
              <span class="sr"> {what(one)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Table({ items }: { items: Commitment[] }) {
  return (
    <table class="list-table">
      <caption class="sr">{t('ui.commitments.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.commitments.what')}</th>
          <th scope="col">{t('ui.commitments.standing')}</th>
          <th scope="col">{t('ui.commitments.seller')}</th>
          <th scope="col">{t('ui.commitments.buyer')}</th>
          <th scope="col" class="r">
            {t('ui.commitments.total')}
          </th>
          <th scope="col">{t('ui.commitments.when')}</th>
          <th scope="col">
            <span class="sr">{t('ui.commitments.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <a href={`/komitmen/${one.id}`}>{what(one)}</a>
            </th>
            <td data-l={t('ui.commitments.standing')}>
              <StandingBadge commitment={one} />
            </td>
            <td data-l={t('ui.commitments.seller')}>{sellers(one)}</td>
            <td data-l={t('ui.commitments.buyer')}>{one.agency.name}</td>
            <td class="r" data-l={t('ui.commitments.total')}>
              {rupiahShort(one.total, language.value)}
            </td>
            <td data-l={t('ui.commitments.when')}>{when(one)}</td>
            <td class="acts">
              {standingOf(one, mine) === 'signMe' && (
                <a class="btn main" href={`/komitmen/${one.id}/tanda-tangan`}>
                  {t('ui.commitments.sign')}
                  <span class="sr"> {what(one)}</span>
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
