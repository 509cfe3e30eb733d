import { rupiah } from '../../contract/format';
import type { Stance } from '../../contract/kinds';
import type { Match } from '../api/types';
import { role } from '../identity/session';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { sizeName } from '../ui/lists';
import { Chip } from '../ui/note';
import { language, t } from '../ui/words';
import { allWords, pairOf, reasonWords } from './match-words';
import { partsOf, speaksFor, wholeScore, type Part } from './score';

interface SellerRowProps {
  match: Match;
  unitName: (id: string) => string;
  /** Its part of the plan, in words. */
  inPlan: string | null;
  picked: boolean;
  onPick: () => void;
  open: boolean;
  onOpen: () => void;
  onChoose: (stance: Stance | null) => void;
}

export function SellerRow({ match, unitName, inPlan, picked, onPick, open, onOpen, onChoose }: SellerRowProps) {
  const { offer, stance } = match;
  const parts = partsOf(match.factors, match.score);
  const pair = pairOf(match, unitName, 'officer');
  const why = `why-${offer.id}`;
  // The organiser watches; interest and drafts are the agency's own.
  const acting = role.value === 'officer';
  return (
    <>
      <tr class={`s${open ? ' open' : ''}${stance.mine === 'veto' ? ' vetoed' : ''}`}>
        <td class="pick-cell">
          <input
            class="tick"
            type="checkbox"
            checked={picked}
            onChange={onPick}
            aria-label={t('ui.sellers.pickThis', { name: offer.umkmName })}
          />
        </td>
        <td class="rank">{match.rank}</td>
        <td class="who-cell">
          <p class="name">{offer.umkmName}</p>
          <p class="meta">
            {sellerMeta(match)}{' '}
            <button class="link why" type="button" aria-expanded={open} aria-controls={why} onClick={onOpen}>
              {t(open ? 'ui.sellers.close' : 'ui.sellers.why')}
              <span class="sr"> {offer.umkmName}</span>
            </button>
          </p>
          <p class="chips">
            {inPlan !== null && (
              <span class="chip plan">
                <Icon name="columns" /> {inPlan}
              </span>
            )}
            {match.chips.map((chip) => {
              const words = reasonWords(chip, pair);
              return (
                words && (
                  <Chip tone={chip.tone} key={chip.code}>
                    {words}
                  </Chip>
                )
              );
            })}
            {match.liftedFrom !== null && (
              <span class="chip">
                <Icon name="swap" /> {t('ui.sellers.lifted', { from: match.liftedFrom })}
              </span>
            )}
            {stance.theirs === 'interest' && (
              <span class="chip">
                <Icon name="hand" /> {t('ui.sellers.theyWant')}
              </span>
            )}
          </p>
        </td>
        <td class="score">{wholeScore(match.score)}</td>
        {parts.map((part) => (
          <td class="part" key={part.id}>
            <span data-l={t(`ui.sellers.part.${part.id}`)}>
              {part.points ?? t(`ui.sellers.band.${part.band ?? 'middle'}`)}
            </span>
            <Bar share={part.share ?? 0} />
          </td>
        ))}
        <td class="price">
          <b>{priceOf(match)}</b>
          {offer.unitId !== match.demand.unitId && (
            <span>{t('ui.sellers.perUnit', { unit: unitName(offer.unitId) })}</span>
          )}
          {offer.belowCeilingPermille !== null && <span>{againstCeiling(offer.belowCeilingPermille)}</span>}
        </td>
        <td class="act">
          {acting && (
            <>
              <StanceButtons stance={stance.mine} name={offer.umkmName} onChoose={onChoose} />
              {stance.mine !== 'veto' && (
                <a class="btn draft" href={draftOf(match.demand.id, offer.id, inPlan !== null)}>
                  {t('ui.sellers.draft')}
                  <span class="sr"> {offer.umkmName}</span>
                </a>
              )}
            </>
          )}
        </td>
      </tr>
      {open && (
        <tr class="explain" id={why}>
          <td colSpan={6 + parts.length}>
            <Explanation match={match} parts={parts} pair={pair} />
          </td>
        </tr>
      )}
    </>
  );
}

/** The plan's quantity and deliveries come along where it has some for the pair. */
const draftOf = (demandId: string, offerId: string, isPlanned: boolean): string =>
  `/komitmen/baru?kebutuhan=${demandId}&penawaran=${offerId}${isPlanned ? '&rencana=ya' : ''}`;

export function sellerMeta({ offer, distanceKm }: Match): string {
  const near = distanceKm === null ? '' : t('ui.sellers.km', { km: Math.round(distanceKm) });
  return [offer.sizeClass && sizeName(offer.sizeClass), offer.regencyName, near].filter(Boolean).join(', ');
}

/** Whole percent, as the chips say it. */
function againstCeiling(permille: number): string {
  const share = `${Math.round(Math.abs(permille) / 10)}%`;
  return t(permille < 0 ? 'ui.sellers.above' : 'ui.sellers.below', { share });
}

export const priceOf = ({ offer }: Match): string => rupiah(offer.unitPrice, language.value);

export function StanceButtons({
  stance,
  name,
  onChoose,
}: {
  stance: Stance | null;
  name: string;
  onChoose: (stance: Stance | null) => void;
}) {
  const wants = stance === 'interest';
  if (stance === 'veto')
    return (
      <div class="stance">
        <span class="badge quiet">
          <Icon name="veto" /> {t('ui.sellers.vetoed')}
        </span>
        <button class="btn no" type="button" onClick={() => onChoose(null)}>
          {t('ui.sellers.undo')}
          <span class="sr"> {name}</span>
        </button>
      </div>
    );
  return (
    <div class="stance">
      <button
        class={wants ? 'btn edge-btn on' : 'btn edge-btn'}
        type="button"
        aria-pressed={wants}
        onClick={() => onChoose(wants ? null : 'interest')}
      >
        <Icon name={wants ? 'check' : 'hand'} /> {t('ui.sellers.interest')}
        <span class="sr"> {name}</span>
      </button>
      <button class="btn no" type="button" onClick={() => onChoose('veto')}>
        {t('ui.sellers.veto')}
        <span class="sr"> {name}</span>
      </button>
    </div>
  );
}

/** What would lift the score by less than a point that is shown is not worth saying. */
const countsFor = ({ points }: Match['raise'][number]): boolean => points === null || wholeScore(points) > 0;

/** Every part with its points, sorted into what speaks for the seller and what lacks; then what changes nothing. */
function Explanation({ match, parts, pair }: { match: Match; parts: Part[]; pair: ReturnType<typeof pairOf> }) {
  const line = (part: Part) => {
    const words = allWords(part.reasons, pair).join(', ') || t(`ui.sellers.part.${part.id}`);
    return part.points === null ? words : t('ui.sellers.points', { words, points: part.points, max: part.max });
  };
  const lacks = parts.filter((part) => !speaksFor(part));
  return (
    <div class="in">
      <div>
        <h3>{t('ui.sellers.whyRank', { rank: match.rank })}</h3>
        <ul>
          {parts.filter(speaksFor).map((part) => (
            <li key={part.id}>
              <Icon name="check" />
              {line(part)}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t('ui.sellers.lacks')}</h3>
        <ul>
          {lacks.map((part) => (
            <li key={part.id}>
              <Icon name="alert" />
              {line(part)}
            </li>
          ))}
          {allWords(match.gaps, pair).map((words) => (
            <li key={words}>
              <Icon name="alert" />
              {words}
            </li>
          ))}
          {allWords(match.missing, pair).map((words) => (
            <li key={words}>
              <Icon name="info" />
              {t('ui.sellers.noChange', { words })}
            </li>
          ))}
          {match.raise.filter(countsFor).map((raise) => {
            const words = reasonWords(raise, pair);
            return (
              words && (
                <li key={raise.code}>
                  <Icon name="bulb" />
                  {raise.points === null ? words : t('ui.sellers.raise', { words, points: wholeScore(raise.points) })}
                </li>
              )
            );
          })}
          {lacks.length + match.gaps.length + match.missing.length + match.raise.filter(countsFor).length === 0 && (
            <li>
              <Icon name="check" />
              {t('ui.sellers.complete')}
            </li>
          )}
        </ul>
      </div>
    </div>
  );
}
