import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.need';
import 'words:ui.needs';
import './my-needs.css';
import { dateSpan, quantityOf, rupiahBand } from '../../contract/format';
import type { Stance } from '../../contract/kinds';
import { takeStance } from '../api/demands';
import type { Match } from '../api/types';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { Picture } from '../ui/picture';
import { useCategories, useUnits } from '../ui/reference';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { allWords, pairOf, reasonWords } from './match-words';
import { InMyPlan, Want } from './need-card';
import { partsOf, type Part } from './score';
import { useMyMatches, useMyPlan } from './use-my-matches';

/** One need, with every reason in words, what lacks, and what would lift it. */
export default function MyNeedPage() {
  const { id = '' } = useRoute().params;
  const matches = useMyMatches();
  const [failed, setFailed] = useState(false);
  const take = async ({ demand, offer }: Match, stance: Stance | null) => {
    setFailed(false);
    try {
      await takeStance(demand.id, offer.id, stance);
      matches.setStance(demand.id, stance);
    } catch {
      setFailed(true);
    }
  };
  return (
    <PhoneShell back="/kebutuhan">
      <Shown of={matches} loading={t('ui.need.loading')} failing={t('ui.need.failing')}>
        {(data) => {
          const match = data.items.find((one) => one.demand.id === id);
          if (!match)
            return (
              <Empty
                icon="bag"
                title={t('ui.need.gone')}
                action={
                  <a class="btn main wide" href="/kebutuhan">
                    {t('ui.need.all')}
                  </a>
                }
              >
                {t('ui.need.goneHint')}
              </Empty>
            );
          return (
            <>
              <Need match={match} />
              {failed && (
                <Note tone="bad" live>
                  {t('ui.needs.notSent', { need: match.demand.name })}
                </Note>
              )}
              {match.stance.mine === 'veto' && <Note tone="info">{t('ui.need.vetoed')}</Note>}
              <div class="stack">
                {match.gaps.length === 0 && <Want match={match} onWant={() => take(match, 'interest')} />}
                {match.stance.mine === null ? (
                  <button class="btn edge-btn wide" type="button" onClick={() => void take(match, 'veto')}>
                    {t('ui.need.veto')}
                  </button>
                ) : (
                  <button class="btn edge-btn wide" type="button" onClick={() => void take(match, null)}>
                    {t(match.stance.mine === 'veto' ? 'ui.need.unveto' : 'ui.need.unwant')}
                  </button>
                )}
              </div>
            </>
          );
        }}
      </Shown>
    </PhoneShell>
  );
}

function Need({ match }: { match: Match }) {
  const planned = useMyPlan().get(match.demand.id);
  const { unitName } = useUnits();
  const { category } = useCategories();
  const { demand, offer } = match;
  const pair = pairOf(match, unitName, 'seller');
  const gaps = allWords(match.gaps, pair);
  const raise = match.raise.flatMap((one) => reasonWords(one, pair) ?? []);
  return (
    <div class="need-full">
      <div class="what">
        <Picture photoUrl={offer.photoUrl} icon={category(demand.categoryId ?? offer.categoryId)?.icon} />
        <div>
          <PageTitle name={demand.name} />
          <p class="quiet">{demand.agencyName}</p>
        </div>
      </div>
      {match.stance.theirs === 'interest' && (
        <Note tone="good" icon="hand">
          <b>{t('ui.need.theyWant')}</b>
        </Note>
      )}
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
          <dd>
            {demand.deliverFrom && demand.deliverTo
              ? dateSpan(demand.deliverFrom, demand.deliverTo, language.value)
              : t('ui.needs.unknown')}
          </dd>
        </div>
        {planned && <InMyPlan line={planned} />}
        {demand.place && (
          <div class="worth">
            <dt>{t('ui.need.place')}</dt>
            <dd>{demand.place}</dd>
          </div>
        )}
        {demand.valueBand && (
          <div class="worth">
            <dt>{t('ui.needs.worth')}</dt>
            <dd>{rupiahBand(demand.valueBand, language.value)}</dd>
          </div>
        )}
        <div class="worth">
          <dt>{t('ui.need.yourGood')}</dt>
          <dd>{offer.name}</dd>
        </div>
      </dl>
      {gaps.map((words) => (
        <Note tone="lack" key={words}>
          <b>{words}.</b> {t('ui.need.gapHint')}
        </Note>
      ))}
      <section>
        <h2>{t('ui.need.why')}</h2>
        <ul class="parts">
          {partsOf(match.factors, match.score).map((part) => (
            <li key={part.id}>
              <span>{t(`ui.need.part.${part.id}`)}</span>
              <b>{t(`ui.need.band.${bandOf(part)}`)}</b>
              <Bar share={part.share ?? BAND_SHARES[bandOf(part)]} />
              <span class="cap">{allWords(part.reasons, pair).join('. ')}</span>
            </li>
          ))}
        </ul>
      </section>
      {raise.length > 0 && (
        <section>
          <h2>{t('ui.need.raise')}</h2>
          <ul class="rise">
            {raise.map((words) => (
              <li key={words}>
                <Icon name="bulb" />
                {words}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const BAND_SHARES = { high: 0.9, middle: 0.6, low: 0.25 };

/** Makers read 'bagus, cukup, kurang'; a part whose points are a secret comes as a band already. */
function bandOf(part: Part): 'high' | 'middle' | 'low' {
  if (part.share === null) return part.band ?? 'middle';
  return part.share >= 0.75 ? 'high' : part.share >= 0.4 ? 'middle' : 'low';
}
