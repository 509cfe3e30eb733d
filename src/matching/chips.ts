/**
 * The two or three things to say first about a pair: what speaks most for it, and at most one thing that lacks. Rule: strengths by the
 * points they bring, goods named once whether by shelf or by words; the lack is what shuts a gate, else the part that costs most.
 */
import type { Coded, MatchCode, PriceBand, ReadFactor, ReadPair } from './reading.js';

export const TONES = ['ok', 'lack'] as const;
export interface Chip extends Coded {
  tone: (typeof TONES)[number];
}

const CHIPS = 3;

/** Findings that are good news in themselves. */
const GOOD: ReadonlySet<MatchCode> = new Set<MatchCode>([
  'same_shelf',
  'near_shelf',
  'text_match',
  'capacity_full',
  'below_ceiling',
  'price_fits',
  'ready_early',
  'near',
  'in_catalogue',
  'domestic',
]);

/** Findings that somebody could mend or must know; not what the buyer's own need leaves open. */
const LACKING: ReadonlySet<MatchCode> = new Set<MatchCode>([
  'capacity_part',
  'ready_just',
  'ready_early',
  'far',
  'not_in_catalogue',
  'not_domestic',
  'at_ceiling',
  'below_ceiling',
  'capacity_unknown',
  'location_unknown',
  'offer_text_empty',
]);

/** A strength brings this share of its points, a lack costs it. */
const TELLING = 0.5;
const SHARE_OF_BAND: Readonly<Record<PriceBand, number>> = { high: 1, middle: 0.5, low: 0 };

export function chipsOf({ factors, gaps }: Pick<ReadPair, 'factors' | 'gaps'>): Chip[] {
  const lack = gaps[0] ?? costliest(factors)?.reason;
  const strengths = onceEach(
    byPoints(factors.filter((one) => GOOD.has(one.reason.code) && shareOf(one) >= TELLING)),
  ).filter(({ reason }) => reason.code !== lack?.code);
  const ok = strengths.slice(0, lack ? CHIPS - 1 : CHIPS).map(({ reason }): Chip => ({ ...reason, tone: 'ok' }));
  return lack ? [...ok, { ...lack, tone: 'lack' }] : ok;
}

/** The lacking part that costs most of its points. */
function costliest(factors: readonly ReadFactor[]): ReadFactor | undefined {
  const lacking = factors.filter((one) => one.max > 0 && LACKING.has(one.reason.code) && shareOf(one) < TELLING);
  return lacking.sort((a, b) => lostBy(b) - lostBy(a))[0];
}

const shareOf = ({ points, max, band }: ReadFactor): number => {
  if (band !== null) return SHARE_OF_BAND[band];
  return points === null || max === 0 ? 0 : points / max;
};

const lostBy = (one: ReadFactor): number => (1 - shareOf(one)) * one.max;

/** Most points first; a stable sort keeps the order of the factors among equals. */
const byPoints = (factors: readonly ReadFactor[]): ReadFactor[] =>
  [...factors].sort((a, b) => shareOf(b) * b.max - shareOf(a) * a.max);

const GOODS = new Set(['category', 'text']);

/** Shelf and words both say that it is the right thing: once is enough. */
function onceEach(factors: readonly ReadFactor[]): ReadFactor[] {
  const goods = factors.find(({ factor }) => GOODS.has(factor));
  return factors.filter((one) => one === goods || !GOODS.has(one.factor));
}
