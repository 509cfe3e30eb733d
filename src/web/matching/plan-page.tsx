import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.plan';
import './plan.css';
import { count, moment, percent, rupiahShort } from '../../contract/format';
import { Refusal } from '../api/client';
import { getPlan, listPlannedNeeds, makePlan, type PlannedFilter } from '../api/plans';
import type { MadePlan, Plan, PlannedNeed } from '../api/types';
import { chooseEvent, event, role, zone } from '../identity/session';
import { followEvent } from '../live/socket';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { More, usePaged } from '../ui/paged';
import { useResource, type Resource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { PlanNeedRow } from './plan-need-row';
import { PlanSettingsDialog } from './plan-settings-dialog';
import { proofWords, staleWords } from './plan-words';

/** How the needs of an event are split over its sellers: figures on top, need by need below. Advice, nothing is ordered by it. */
export default function PlanPage() {
  const { id = '' } = useRoute().params;
  const plan = useResource(`plan/${id}`, () => getPlan(id));
  const [settings, setSettings] = useState(false);
  const maker = useMaker(id, plan);
  useEffect(() => {
    if (id && event.value?.id !== id) chooseEvent(id);
  }, [id]);
  const isStaff = role.value === 'organiser';
  const made = plan.data?.plan;
  return (
    <StaffShell place="plan">
      <div class="page-head">
        <div>
          <PageTitle>{t('ui.plan.title')}</PageTitle>
          <p>{made ? t('ui.plan.made', madeParams(made)) : t('ui.plan.intro')}</p>
        </div>
        {isStaff && plan.data && (
          <div class="row">
            <button class="btn edge-btn" type="button" onClick={() => setSettings(true)}>
              {t('ui.plan.settings')}
            </button>
            <button class="btn main" type="button" aria-busy={maker.busy} onClick={maker.make}>
              <Icon name="columns" /> {t(maker.busy ? 'ui.plan.making' : made ? 'ui.plan.again' : 'ui.plan.make')}
            </button>
          </div>
        )}
      </div>
      {maker.failure && (
        <Note tone="bad" live>
          {maker.failure}
        </Note>
      )}
      <Shown of={plan} loading={t('ui.plan.loading')} failing={t('ui.plan.failing')}>
        {(data) =>
          data.plan ? (
            <Made key={data.plan.id} eventId={id} plan={data.plan} reload={plan.reload} />
          ) : (
            <Empty icon="columns" title={t('ui.plan.none')}>
              {t(isStaff ? 'ui.plan.noneHint' : 'ui.plan.noneWatch')}
            </Empty>
          )
        }
      </Shown>
      {settings && plan.data && (
        <PlanSettingsDialog
          eventId={id}
          settings={plan.data.settings}
          onSaved={plan.reload}
          onClose={() => setSettings(false)}
        />
      )}
    </StaffShell>
  );
}

const madeParams = ({ number, at }: MadePlan) => ({ number, at: moment(at, zone.value, language.value) });

function useMaker(eventId: string, plan: Resource<Plan>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const make = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      plan.set(await makePlan(eventId));
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.plan.noAnswer'));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, make: () => void make() };
}

function Made({ eventId, plan, reload }: { eventId: string; plan: MadePlan; reload: () => void }) {
  useEffect(
    () =>
      followEvent(eventId, plan.seq, {
        entries: reload,
        hint: (hint) => (hint.kind === 'plan' || hint.kind === 'event') && reload(),
      }),
    [eventId, plan.id],
  );
  return (
    <div class="plan-page">
      {plan.stale && (
        <Note tone="lack" live>
          <b>{t('ui.plan.stale')}</b> {t('ui.plan.staleSince', { what: staleWords(plan.stale) })}
        </Note>
      )}
      <Figures plan={plan} />
      <Needs eventId={eventId} plan={plan} />
    </div>
  );
}

function Figures({ plan: { figures, proof } }: { plan: MadePlan }) {
  const { openRupiah, coveredRupiah, plannedRupiah, smallRupiah } = figures;
  return (
    <section class="plan-figures" aria-label={t('ui.plan.figures')}>
      <div class="covered">
        <p>{t('ui.plan.covered')}</p>
        <b>{rupiahShort(coveredRupiah, language.value)}</b>
        <p class="quiet">
          {t('ui.plan.coveredOf', {
            percent: percent(coveredRupiah, openRupiah, language.value),
            open: rupiahShort(openRupiah, language.value),
          })}
        </p>
        <Bar share={openRupiah > 0 ? coveredRupiah / openRupiah : 0} />
      </div>
      <dl class="kv">
        <div>
          <dt>{t('ui.plan.atPrices')}</dt>
          <dd>{rupiahShort(plannedRupiah, language.value)}</dd>
        </div>
        <div>
          <dt>{t('ui.plan.served')}</dt>
          <dd>{count(figures.sellers, language.value)}</dd>
        </div>
        <div>
          <dt>{t('ui.plan.small')}</dt>
          <dd>{percent(smallRupiah, plannedRupiah, language.value)}</dd>
        </div>
        <div>
          <dt>{t('ui.plan.proof')}</dt>
          <dd>{proofWords(proof)}</dd>
        </div>
      </dl>
      <Reasons reasons={figures.reasons} />
    </section>
  );
}

function Reasons({ reasons }: { reasons: MadePlan['figures']['reasons'] }) {
  const told = Object.entries(reasons).filter(([, needs]) => needs > 0) as [keyof typeof reasons, number][];
  if (told.length === 0) return null;
  return (
    <div class="plan-reasons">
      <h2>{t('ui.plan.notFull')}</h2>
      <ul>
        {told
          .sort(([, a], [, b]) => b - a)
          .map(([reason, needs]) => (
            <li key={reason}>
              <b>{count(needs, language.value)}</b> {t(`ui.plan.reason.${reason}`)}
            </li>
          ))}
      </ul>
    </div>
  );
}

const FILTERS = ['all', 'full', 'part', 'none'] as const;
type Filter = (typeof FILTERS)[number];

function Needs({ eventId, plan }: { eventId: string; plan: MadePlan }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [open, setOpen] = useState<string | null>(null);
  const planned: PlannedFilter['planned'] = filter === 'all' ? undefined : filter;
  const list = usePaged<PlannedNeed>(`planned/${plan.id}/${filter}`, (cursor) =>
    listPlannedNeeds(eventId, { planned, cursor }),
  );
  const { needs, full, part, none } = plan.figures;
  const counts: Record<Filter, number> = { all: needs, full, part, none };
  return (
    <section aria-labelledby="plan-needs">
      <h2 class="sr" id="plan-needs">
        {t('ui.plan.needs')}
      </h2>
      <div class="filter-bar">
        <div class="filters" role="group" aria-label={t('ui.plan.which')}>
          {FILTERS.map((one) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {t(`ui.plan.filter.${one}`)} {count(counts[one], language.value)}
            </button>
          ))}
        </div>
      </div>
      <Shown of={list.first} loading={t('ui.plan.loading')} failing={t('ui.plan.failing')}>
        {() =>
          list.items.length === 0 ? (
            <Empty title={t('ui.plan.noNeeds')}>{t('ui.plan.noNeedsHint')}</Empty>
          ) : (
            <>
              <table class="list-table plan-table">
                <caption class="sr">{t('ui.plan.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('ui.plan.need')}</th>
                    <th scope="col" class="amount">
                      {t('ui.plan.planned')}
                    </th>
                    <th scope="col" class="r">
                      {t('ui.plan.worth')}
                    </th>
                    <th scope="col">{t('ui.plan.state')}</th>
                    <th scope="col">
                      <span class="sr">{t('ui.plan.actions')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.items.map((need) => (
                    <PlanNeedRow
                      key={need.demandId}
                      eventId={eventId}
                      need={need}
                      open={open === need.demandId}
                      onOpen={() => setOpen(open === need.demandId ? null : need.demandId)}
                      onNeed={(next) => list.change((one) => one.demandId === next.demandId, next)}
                    />
                  ))}
                </tbody>
              </table>
              <More list={list} />
            </>
          )
        }
      </Shown>
    </section>
  );
}
