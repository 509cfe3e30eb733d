import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.sellers';
import './sellers.css';
import type { Stance } from '../../contract/kinds';
import { getDemandMatches, takeStance } from '../api/demands';
import { getPlannedNeed } from '../api/plans';
import type { DemandMatches, Match } from '../api/types';
import { role } from '../identity/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { useUnits } from '../ui/reference';
import { useResource, type Resource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { t } from '../ui/words';
import { Compare } from './compare';
import { InPlan, plannedFor } from './in-plan';
import { NearMisses } from './near-misses';
import { NeedPanel } from './need-panel';
import { partsOf } from './score';
import { SellerRow } from './seller-row';

const MOST_COMPARED = 3;

/** An officer's need at the left, its sellers ranked at the right, one column a reason. */
export default function SellersPage() {
  const { id = '' } = useRoute().params;
  const matches = useResource(`demand-matches/${id}`, () => getDemandMatches(id));
  return (
    <StaffShell place={role.value === 'officer' ? 'needs' : 'event'} bare>
      {matches.data ? (
        <div class="sellers-page">
          <NeedPanel demand={matches.data.demand} />
          <Sellers key={id} matches={matches} />
        </div>
      ) : (
        <div class="page">
          <PageTitle hidden name={t('ui.sellers.title')} />
          <Shown of={matches} loading={t('ui.sellers.loading')} failing={t('ui.sellers.failing')}>
            {() => null}
          </Shown>
        </div>
      )}
    </StaffShell>
  );
}

function Sellers({ matches }: { matches: Resource<DemandMatches> }) {
  const { unitName } = useUnits();
  const [picked, setPicked] = useState<string[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const [comparing, setComparing] = useState(false);
  const [near, setNear] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { demand, items, nearMisses } = matches.data!;
  const planned = useResource(`planned/${demand.eventId}/${demand.id}`, () => getPlannedNeed(demand.eventId, demand.id)).data;

  const choose = async (match: Match, mine: Stance | null) => {
    const before = match.stance.mine;
    const show = (stance: Stance | null) =>
      matches.set((data) => ({
        ...data,
        items: data.items.map((one) =>
          one.offer.id === match.offer.id ? { ...one, stance: { ...one.stance, mine: stance } } : one,
        ),
      }));
    setFailure(undefined);
    show(mine);
    try {
      await takeStance(demand.id, match.offer.id, mine);
    } catch {
      show(before);
      setFailure(t('ui.sellers.stanceFailed', { name: match.offer.umkmName }));
    }
  };
  const pick = (offerId: string) =>
    setPicked((now) =>
      now.includes(offerId) ? now.filter((one) => one !== offerId) : [...now, offerId].slice(-MOST_COMPARED),
    );
  const chosen = items.filter((match) => picked.includes(match.offer.id));
  const columns = items[0] ? partsOf(items[0].factors, items[0].score) : [];

  if (comparing && chosen.length > 1)
    return (
      <Compare
        demand={demand}
        matches={chosen}
        unitName={unitName}
        onBack={() => setComparing(false)}
        onChoose={choose}
      />
    );
  return (
    <section class={chosen.length > 0 ? 'sellers with-tray' : 'sellers'} aria-labelledby="sellers-title">
      <div class="page-head">
        <div>
          <h2 id="sellers-title">
            {items.length > 0 ? t('ui.sellers.count', { count: items.length }) : t('ui.sellers.title')}
          </h2>
          {columns.length > 0 && <p>{t('ui.sellers.explain', { parts: columns.length })}</p>}
        </div>
        {nearMisses.total > 0 && (
          <button class="btn edge-btn" type="button" aria-expanded={near} onClick={() => setNear(!near)}>
            <Icon name="shield" /> {t(near ? 'ui.sellers.hideNear' : 'ui.sellers.near', { count: nearMisses.total })}
          </button>
        )}
      </div>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      {planned && <InPlan need={planned} />}
      {near && <NearMisses near={nearMisses} unitName={unitName} />}
      {demand.status === 'incomplete' && (
        <Note tone="lack">
          <b>{t('ui.sellers.incomplete')}</b> {t('ui.sellers.incompleteHint')}{' '}
          <a href={`/kebutuhan/${demand.id}/ubah`}>{t('ui.sellers.complete')}</a>
        </Note>
      )}
      {items.length === 0 ? (
        <Empty icon="people" title={t('ui.sellers.none')}>
          {t(nearMisses.total > 0 ? 'ui.sellers.noneNear' : 'ui.sellers.noneHint')}
        </Empty>
      ) : (
        <table class="ranked">
          <caption class="sr">{t('ui.sellers.caption', { need: demand.name })}</caption>
          <thead>
            <tr>
              <th scope="col" class="pick-cell">
                {t('ui.sellers.pick')}
              </th>
              <th scope="col" class="rank">
                {t('ui.sellers.rank')}
              </th>
              <th scope="col">{t('ui.sellers.seller')}</th>
              <th scope="col" class="score">
                {t('ui.sellers.score')}
              </th>
              {columns.map((part) => (
                <th scope="col" class="part" key={part.id}>
                  {t(`ui.sellers.part.${part.id}`)}
                  <small>{t('ui.sellers.outOf', { max: part.max })}</small>
                </th>
              ))}
              <th scope="col" class="price">
                {t('ui.sellers.price', { unit: unitName(demand.unitId) })}
                <small>{t('ui.sellers.againstCeiling')}</small>
              </th>
              <th scope="col" class="act">
                <span class="sr">{t('ui.sellers.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((match) => (
              <SellerRow
                key={match.offer.id}
                match={match}
                unitName={unitName}
                inPlan={planned ? plannedFor(planned, match.offer.id, unitName) : null}
                picked={picked.includes(match.offer.id)}
                onPick={() => pick(match.offer.id)}
                open={open === match.offer.id}
                onOpen={() => setOpen(open === match.offer.id ? null : match.offer.id)}
                onChoose={(stance) => void choose(match, stance)}
              />
            ))}
          </tbody>
        </table>
      )}
      {chosen.length > 0 && (
        <div class="tray" role="region" aria-label={t('ui.sellers.compare')}>
          <b>{t('ui.sellers.compare')}</b>
          {chosen.map((match) => (
            <span class="slot" key={match.offer.id}>
              {match.offer.umkmName}
            </span>
          ))}
          {chosen.length < MOST_COMPARED && (
            <span class="slot free">{t(chosen.length === 1 ? 'ui.sellers.pickTwo' : 'ui.sellers.pickOne')}</span>
          )}
          <button
            class="btn"
            type="button"
            aria-disabled={chosen.length < 2}
            onClick={() => chosen.length > 1 && setComparing(true)}
          >
            <Icon name="columns" /> {t('ui.sellers.compareCount', { count: chosen.length })}
          </button>
        </div>
      )}
    </section>
  );
}
