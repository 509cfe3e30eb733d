import { useState } from 'preact/hooks';
import { dateShort, quantityOf, rupiahBand } from '../../contract/format';
import type { Gap, Match, MyPlanLine } from '../api/types';
import { Icon } from '../ui/icon';
import { Picture } from '../ui/picture';
import { useCategories, useUnits } from '../ui/reference';
import { language, t } from '../ui/words';
import { allWords, pairOf, paperName, reasonWords } from './match-words';

/** One need: what, who, how much, when, worth about what, and why it fits. `place` is its number in the ranking. */
export function NeedCard({ match, place, planned, onWant }: NeedCardProps) {
  const { unitName } = useUnits();
  const { category } = useCategories();
  const { demand, offer } = match;
  const pair = pairOf(match, unitName, 'seller');
  const see = `/kebutuhan/${demand.id}`;
  return (
    <li class="need">
      <div class="head">
        <span class="pic-place">
          <Picture photoUrl={offer.photoUrl} icon={category(demand.categoryId ?? offer.categoryId)?.icon} />
          {place !== undefined && (
            <b>
              <span class="sr">{t('ui.needs.place')} </span>
              {place}
            </b>
          )}
        </span>
        <div>
          <h2>{demand.name}</h2>
          <p class="who">{demand.agencyName}</p>
        </div>
      </div>
      <dl class="facts">
        <div>
          <dt>{t('ui.needs.quantity')}</dt>
          <dd>
            {demand.quantity === null
              ? t('ui.needs.unknown')
              : quantityOf(demand.quantity, demand.steps, unitName(demand.unitId), language.value)}
          </dd>
        </div>
        <div>
          <dt>{t('ui.needs.delivered')}</dt>
          <dd>{demand.deliverTo ? dateShort(demand.deliverTo, language.value) : t('ui.needs.unknown')}</dd>
        </div>
        {planned && <InMyPlan line={planned} />}
        {demand.valueBand && (
          <div class="worth">
            <dt>{t('ui.needs.worth')}</dt>
            <dd>{rupiahBand(demand.valueBand, language.value)}</dd>
          </div>
        )}
      </dl>
      <ul class="why">
        {match.chips
          .filter((chip) => chip.tone === 'ok')
          .map((chip) => {
            const words = reasonWords(chip, pair);
            return (
              words && (
                <li key={chip.code}>
                  <Icon name="check" label={t('ui.needs.fits')} />
                  {words}
                </li>
              )
            );
          })}
        {allWords(match.gaps, pair).map((words) => (
          <li class="no" key={words}>
            <Icon name="alert" label={t('ui.needs.lacks')} />
            {words}
          </li>
        ))}
      </ul>
      <div class="acts">
        {match.gaps.length > 0 ? <AskHelp match={match} /> : <Want match={match} {...(onWant ? { onWant } : {})} />}
        <a class="btn edge-btn" href={see}>
          {t('ui.needs.see')}
          <span class="sr"> {demand.name}</span>
        </a>
      </div>
    </li>
  );
}

interface NeedCardProps {
  match: Match;
  place?: number;
  /** What the plan has for the maker. */
  planned?: MyPlanLine | undefined;
  onWant?: () => Promise<void>;
}

/** A fact beside the others: advice of the organiser, no promise. */
export function InMyPlan({ line }: { line: MyPlanLine }) {
  const { unitName } = useUnits();
  return (
    <div class="worth planned">
      <dt>{t('ui.needs.inPlan')}</dt>
      <dd>{quantityOf(line.quantity, line.steps, unitName(line.unitId), language.value)}</dd>
    </div>
  );
}

/** 'Saya mau', and once the server has it, that it was said. */
export function Want({ match, onWant }: { match: Match; onWant?: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  if (match.stance.mine === 'interest')
    return (
      <span class="said">
        <Icon name="check" /> {t('ui.needs.said')}
      </span>
    );
  if (!onWant) return <span />;
  return (
    <button
      class="btn main"
      type="button"
      aria-busy={busy}
      onClick={() => {
        if (busy) return;
        setBusy(true);
        void onWant().finally(() => setBusy(false));
      }}
    >
      <Icon name="hand" /> {t(busy ? 'ui.needs.sending' : 'ui.needs.want')}
      <span class="sr"> {match.demand.name}</span>
    </button>
  );
}

/** What to say at the help desk. */
export function helpWords(step: Gap | null): string {
  const paper = String(step?.params.anyOf ?? step?.params.certificate ?? '').split(',')[0]!;
  return paper ? t('ui.needs.help', { kind: paperName(paper) }) : t('ui.needs.helpAny');
}

function AskHelp({ match }: { match: Match }) {
  const [open, setOpen] = useState(false);
  if (open) return <p role="status">{helpWords(match.step)}</p>;
  return (
    <button class="btn main" type="button" onClick={() => setOpen(true)}>
      <Icon name="shield" /> {t('ui.needs.askHelp')}
      <span class="sr"> {match.demand.name}</span>
    </button>
  );
}
