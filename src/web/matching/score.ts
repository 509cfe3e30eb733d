/**
 * A score as columns of threads. Rule: eight factors make six parts (shelf and text are both 'the thing'; catalogue
 * and domestic are both 'listing'); a part without weight is left out; the whole points of the parts add up to the
 * score shown. Points that would reveal a secret come as a band and stay one.
 */
import { roundParts, roundTo } from '../../contract/format';
import type { Coded, Factor, MatchFactor } from '../api/types';

export const PARTS = ['goods', 'capacity', 'price', 'lead', 'distance', 'listing'] as const;
export type PartId = (typeof PARTS)[number];

const PART_OF: Record<Factor, PartId> = {
  category: 'goods',
  text: 'goods',
  capacity: 'capacity',
  price: 'price',
  lead: 'lead',
  distance: 'distance',
  catalogue: 'listing',
  domestic: 'listing',
};

export interface Part {
  id: PartId;
  /** Whole points out of `max`; null where only a band may be seen. */
  points: number | null;
  max: number;
  /** 0..1, for the bar. */
  share: number | null;
  band: 'high' | 'middle' | 'low' | null;
  reasons: Coded[];
}

const POINT = 100;
/** From here on a part speaks for the seller, below it is something that lacks. */
const GOOD_SHARE = 0.6;

export const wholeScore = (score: number): number => roundTo(score, POINT);

export function partsOf(factors: readonly MatchFactor[], score: number): Part[] {
  const exact = PARTS.map((id) => {
    const own = factors.filter((one) => PART_OF[one.factor] === id);
    const hidden = own.find((one) => one.points === null);
    return {
      id,
      points: hidden ? null : own.reduce((sum, one) => sum + (one.points ?? 0), 0),
      max: own.reduce((sum, one) => sum + one.max, 0),
      band: hidden?.band ?? null,
      reasons: own.flatMap((one) => (one.reason ? [one.reason] : [])),
    };
  }).filter((part) => part.max > 0);

  const maxima = roundParts(exact.map((part) => part.max), exact.reduce((sum, part) => sum + part.max, 0), POINT); // prettier-ignore
  const open = exact.filter((part) => part.points !== null);
  const known = open.reduce((sum, part) => sum + (part.points ?? 0), 0);
  const whole = roundParts(open.map((part) => part.points ?? 0), open.length === exact.length ? score : known, POINT); // prettier-ignore
  return exact.map((part, index) => ({
    ...part,
    max: maxima[index] ?? 0,
    points: part.points === null ? null : (whole[open.indexOf(part)] ?? 0),
    share: part.points === null ? null : part.points / part.max,
  }));
}

/** Whether a part belongs under 'why' or under 'what lacks'. */
export function speaksFor(part: Part): boolean {
  return part.share === null ? part.band !== 'low' : part.share >= GOOD_SHARE;
}
