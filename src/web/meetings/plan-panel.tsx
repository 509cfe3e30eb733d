import { count } from '../../contract/format';
import { draftPlan, getPlan, publishPlan } from '../api/meetings';
import type { SchedulePlan } from '../api/types';
import { zone } from '../identity/session';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { useResource } from '../ui/resource';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { PlanGrid } from './plan-grid';
import type { PartOfSchedule } from './schedule-page';
import { slotNames } from './slot-words';
import { useAct } from './use-act';

const BLOCKERS_SHOWN = 8;
const CHANGES_SHOWN = 12;

/** The proposal that waits, with what it says and changes before anybody is moved; without one, what is published. */
export function PlanPanel({ eventId, schedule, reload, canEdit }: PartOfSchedule) {
  const planId = schedule.proposalId ?? schedule.publishedId;
  const plan = useResource(planId ? `plan/${planId}/${schedule.version}` : null, () => getPlan(eventId, planId!));
  const { busy, failed, act } = useAct();
  const isReady = schedule.slots.length > 0 && schedule.counts.wishes > 0;
  const draft = () => void act('draft', () => draftPlan(eventId)).then(reload);
  const publish = () => void act('publish', () => publishPlan(eventId, planId!)).then(reload);
  return (
    <section aria-label={t('ui.schedule.part.plan')} class="stack">
      {canEdit && !schedule.underWay && (
        <p class="row">
          <button
            class={schedule.proposalId ? 'btn edge-btn' : 'btn main'}
            type="button"
            aria-busy={busy === 'draft'}
            disabled={!isReady || busy !== undefined}
            onClick={draft}
          >
            <Icon name="cal" /> {t(busy === 'draft' ? 'ui.schedule.plan.making' : 'ui.schedule.plan.make')}
          </button>
          {!isReady && <span class="quiet">{t('ui.schedule.plan.notReady')}</span>}
        </p>
      )}
      {failed && (
        <Note tone="bad" live>
          {failed}
        </Note>
      )}
      {planId === null ? (
        <Empty icon="cal" title={t('ui.schedule.plan.none')}>
          {t('ui.schedule.plan.noneHint')}
        </Empty>
      ) : (
        <Shown of={plan} loading={t('ui.schedule.plan.loading')} failing={t('ui.schedule.plan.failing')}>
          {(shown) => (
            <>
              <Standing plan={shown} />
              <Figures plan={shown} />
              {canEdit && shown.number === null && !shown.stale && (
                <p class="row">
                  <button class="btn main" type="button" aria-busy={busy === 'publish'} onClick={publish}>
                    <Icon name="check" />{' '}
                    {t(shown.kind === 'repair' ? 'ui.schedule.plan.apply' : 'ui.schedule.plan.publish')}
                  </button>
                </p>
              )}
              {shown.number === null && schedule.number > 0 && <Changes plan={shown} />}
              <Blockers plan={shown} />
              <PlanGrid plan={shown} />
            </>
          )}
        </Shown>
      )}
    </section>
  );
}

function Standing({ plan: { number, stale, kind } }: { plan: SchedulePlan }) {
  if (stale)
    return <Note tone="lack">{t(kind === 'repair' ? 'ui.schedule.plan.staleRepair' : 'ui.schedule.plan.stale')}</Note>;
  if (number !== null) return <Note tone="good">{t('ui.schedule.plan.isPublished', { number })}</Note>;
  return <Note tone="info">{t(kind === 'repair' ? 'ui.schedule.plan.isRepair' : 'ui.schedule.plan.isDraft')}</Note>;
}

function Figures({ plan: { figures, kind, parties } }: { plan: SchedulePlan }) {
  const { wanted, placed, breaks, breakSpread, umkmWithout, proven, points, bound } = figures;
  const most = Math.max(0, ...parties.map((one) => one.breaks));
  const gap = bound === null || bound === 0 ? 0 : (bound - points) / bound;
  return (
    <dl class="plan-figures">
      <div>
        <dt>{t('ui.schedule.plan.placed')}</dt>
        <dd>
          {count(placed, language.value)} <small>{t('ui.schedule.plan.of', { wanted })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('ui.schedule.plan.without')}</dt>
        <dd>{count(umkmWithout, language.value)}</dd>
      </div>
      <div>
        <dt>{t('ui.schedule.plan.breaks')}</dt>
        <dd>
          {count(breaks, language.value)} <small>{t('ui.schedule.plan.most', { most, spread: breakSpread })}</small>
        </dd>
      </div>
      {kind === 'draft' && (
        <div>
          <dt>{t('ui.schedule.plan.proof')}</dt>
          <dd class="words">
            {proven
              ? t('ui.schedule.plan.proven')
              : t('ui.schedule.plan.gap', {
                  percent: (gap * 100).toFixed(1).replace('.', language.value === 'id' ? ',' : '.'),
                })}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Changes({ plan }: { plan: SchedulePlan }) {
  const slot = slotNames(plan.slots, zone.value, language.value);
  const names = new Map(plan.parties.map(({ id, name }) => [id, name]));
  const tables = new Map(plan.tables.map(({ id, name }) => [id, name]));
  const pair = ({ agencyId, umkmId }: { agencyId: string; umkmId: string }) =>
    `${names.get(umkmId) ?? ''} × ${names.get(agencyId) ?? ''}`;
  const { moved, dropped, added } = plan.changes;
  const groups = [
    {
      title: t('ui.schedule.plan.moved', { count: moved.length }),
      items: moved.map((one) =>
        t('ui.schedule.plan.move', {
          pair: pair(one),
          from: `${slot(one.fromSlot)} ${tables.get(one.fromTable) ?? ''}`,
          to: `${slot(one.toSlot)} ${tables.get(one.toTable) ?? ''}`,
        }),
      ),
    },
    {
      title: t('ui.schedule.plan.dropped', { count: dropped.length }),
      items: dropped.map((one) => `${pair(one)}, ${slot(one.fromSlot)}`),
    },
    {
      title: t('ui.schedule.plan.added', { count: added.length }),
      items: added.map((one) => `${pair(one)}, ${slot(one.toSlot)}`),
    },
  ].filter(({ items }) => items.length > 0);
  if (groups.length === 0) return <p class="quiet">{t('ui.schedule.plan.unchanged')}</p>;
  return (
    <div class="plan-changes">
      {groups.map(({ title, items }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {items.slice(0, CHANGES_SHOWN).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          {items.length > CHANGES_SHOWN && (
            <p class="quiet">{t('ui.schedule.plan.more', { count: items.length - CHANGES_SHOWN })}</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Blockers({ plan: { blockers, standBys } }: { plan: SchedulePlan }) {
  if (blockers.length === 0) return null;
  return (
    <Note tone="lack">
      <b>{t('ui.schedule.plan.blocked', { count: standBys.length })}</b>
      <ul class="blockers">
        {blockers.slice(0, BLOCKERS_SHOWN).map(({ text }, at) => (
          <li key={at}>{text[language.value]}</li>
        ))}
      </ul>
      {blockers.length > BLOCKERS_SHOWN && (
        <p>{t('ui.schedule.plan.more', { count: blockers.length - BLOCKERS_SHOWN })}</p>
      )}
    </Note>
  );
}
