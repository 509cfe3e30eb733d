/**
 * A pair in words and figures that people count in: codes with named figures, whose texts stand in the messages under `match.<code>`.
 * Base units become steps of the offer's unit, days dates, numbers of papers their names, numbers of words the words.
 *
 * For a seller the price is told as a band and never as points: 'high' where it lies under the whole band that the need's value is
 * published in, 'middle' inside that band, 'low' above it. The explanation given here must then be one that knows only bands.
 */
import { comparePrices } from '../engine/rank/ratio.js';
import { FINDING_CODES, LACK_CODES, MISSING_CODES, RAISE_CODES, type Reason } from '../engine/rank/reasons.js';
import type { Factor } from '../engine/rank/types.js';
import { valueBand } from '../demands/value-band.js';
import { fromDayNumber } from '../platform/edge/civil-date.js';
import { inOfferSteps } from './encode.js';
import type { ExplainedPair } from './event-ranking.js';
import { isCertificate, paperName } from './numbers.js';
import { demandText } from './records.js';
import { type Vocabulary, wordsShown } from './vocabulary.js';

/** Codes that this module adds to the ranking's own. */
const OWN_CODES = [
  'price_fits',
  'price_maybe',
  'price_too_high',
  'price_lower',
  'kbli_missing',
  'delivery_past',
  'category_unknown',
  'size_class_unknown',
] as const;
export const MATCH_CODES = [...FINDING_CODES, ...LACK_CODES, ...MISSING_CODES, ...RAISE_CODES, ...OWN_CODES] as const;
export type MatchCode = (typeof MATCH_CODES)[number];

export interface Coded {
  code: MatchCode;
  params: Record<string, string | number>;
}

export const PRICE_BANDS = ['high', 'middle', 'low'] as const;
export type PriceBand = (typeof PRICE_BANDS)[number];

export interface ReadFactor {
  factor: Factor;
  /** Null where the figure would give a secret away; then there is a band. */
  points: number | null;
  max: number;
  band: PriceBand | null;
  reason: Coded;
}

export interface ReadPair {
  score: number;
  factors: ReadFactor[];
  gaps: Coded[];
  missing: Coded[];
  raise: (Coded & { points: number | null })[];
  /** Weight of the factors for which nothing is missing, basis points. */
  confidence: number;
}

/** Agencies of the need and the organiser read figures; sellers and all others read bands. */
export type Reader = 'buyer' | 'seller';

export function readPair(pair: ExplainedPair, vocabulary: Vocabulary, reader: Reader): ReadPair {
  const { explanation } = pair;
  const say = (reason: Reason) => saying(reason, pair, vocabulary);
  const read: ReadPair = {
    score: explanation.score,
    factors: explanation.factors.map(({ factor, points, weight, reason }) => ({
      factor,
      points,
      max: weight,
      band: null,
      reason: say(reason),
    })),
    gaps: explanation.lacks.map(say),
    missing: once([...explanation.missing.map(({ missing }) => say(missing)), ...unknownOf(pair)]),
    raise: explanation.raises.map(({ raise, gain }) => ({ ...say(raise), points: gain })),
    confidence: explanation.confidence,
  };
  return reader === 'buyer' ? read : withoutPrices(read, pair);
}

/** What the ranking has no question for. */
function unknownOf({ demand, offer }: ExplainedPair): Coded[] {
  const all: Coded[] = [];
  if (demand.categoryId === null) all.push({ code: 'category_unknown', params: {} });
  if (demand.reservedForSmall && offer.sizeClass === null) all.push({ code: 'size_class_unknown', params: {} });
  return all;
}

const PRICE_WORDS = { high: 'price_fits', middle: 'price_maybe', low: 'price_too_high' } as const;

function withoutPrices(read: ReadPair, pair: ExplainedPair): ReadPair {
  const band = priceBandOf(pair);
  if (band === null) return read;
  const reason: Coded = { code: PRICE_WORDS[band], params: {} };
  return {
    ...read,
    factors: read.factors.map((one) => (one.factor === 'price' ? { ...one, points: null, band, reason } : one)),
    gaps: read.gaps.map((gap) => (gap.code === 'above_ceiling' ? reason : gap)),
    raise: read.raise.flatMap((one) => {
      if (one.code !== 'lower_price') return [one];
      return band === 'high' ? [] : [{ code: 'price_lower' as const, params: {}, points: null }];
    }),
  };
}

/** Where the seller's own price lies against the published band of the need; null where there is nothing to compare. */
export function priceBandOf({ demand, rankDemand, rankOffer, explanation }: ExplainedPair): PriceBand | null {
  const code = explanation.factors.find(({ factor }) => factor === 'price')?.reason.code;
  if (code === 'above_ceiling') return 'low';
  if ((code !== 'below_ceiling' && code !== 'at_ceiling') || demand.value === null || demand.baseQuantity === null)
    return null;
  const bottom = { rupiah: valueBand(demand.value).from, units: demand.baseQuantity };
  const { price } = rankOffer.prices[tierAt(rankOffer, rankDemand.quantity)]!;
  return comparePrices(price, bottom) <= 0 ? 'high' : 'middle';
}

/** Which of the offer's prices holds for the quantity; the first while that is unknown or below every tier. */
export function tierAt(offer: ExplainedPair['rankOffer'], quantity: number | null): number {
  if (quantity === null) return 0;
  return Math.max(
    0,
    offer.prices.findLastIndex(({ minimum }) => minimum <= quantity),
  );
}

function saying(reason: Reason, pair: ExplainedPair, vocabulary: Vocabulary): Coded {
  const { code } = reason;
  if (code === 'certificate_missing' && reason.params.anyOf.every((number) => !isCertificate(paperName(number)))) {
    return { code: 'kbli_missing', params: { anyOf: reason.params.anyOf.map(paperName).join(',') } };
  }
  if (code === 'lead_time' && reason.params.daysLeft < 0) return { code: 'delivery_past', params: {} };
  if (code === 'other_shelf' && pair.demand.categoryId === null) return { code: 'category_unknown', params: {} };
  const params: Coded['params'] = {};
  for (const [name, value] of Object.entries(reason.params as Record<string, unknown>)) {
    const shown = FIGURES[name]?.(value as never, pair, vocabulary);
    if (shown !== undefined) params[name] = shown;
  }
  return { code, params };
}

type Figure = (value: never, pair: ExplainedPair, vocabulary: Vocabulary) => string | number;

const atMost: Figure = (base: number, { offer }) => inOfferSteps(base, offer, 'down');
const atLeast: Figure = (base: number, { offer }) => inOfferSteps(base, offer, 'up');
const date: Figure = (day: number) => fromDayNumber(day);
const paper: Figure = (number: number) => paperName(number);
const asItIs: Figure = (value: number) => value;

/** How each figure is shown. Those that say nothing to a person (how alike, in basis points) are left out. */
const FIGURES: Readonly<Record<string, Figure>> = {
  possible: atMost,
  needed: atMost,
  quantity: atMost,
  minimum: atLeast,
  more: atLeast,
  validUntil: date,
  validFrom: date,
  neededOn: date,
  certificate: paper,
  anyOf: (numbers: number[]) => numbers.map(paperName).join(','),
  demanded: (_: number, { demand }) => demand.unitId,
  offered: (_: number, { offer }) => offer.unitId,
  terms: (numbers: number[], { demand }, vocabulary) =>
    wordsShown(
      numbers.map((number) => vocabulary.termOf(number)),
      demandText(demand),
    ).join(', '),
  saving: asItIs,
  excess: asItIs,
  fullPointsAtSaving: asItIs,
  daysEarly: asItIs,
  leadDays: asItIs,
  daysLeft: asItIs,
  kilometres: asItIs,
};

function once(reasons: readonly Coded[]): Coded[] {
  return [...new Map(reasons.map((reason) => [reason.code, reason])).values()];
}
