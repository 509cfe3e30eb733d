/**
 * The smallest single step that opens a pair. Rules: one step opens all that is shut, or there is none (a certificate that meets two
 * requirements is one step; a shorter lead time counts the capacity that it leaves); every step is tried on the gates themselves before it
 * is named, and of a figure the least that passes is named, so that with one unit less the pair stays shut. A price far above the ceiling,
 * more than twice the capacity, a delivery that has passed, another unit, a business too large and a withdrawn offer are no near misses.
 */
import type { Pair } from '../rank/factors.js';
import { kindsIn, lacksOf, passesGates, tierFor, unmetOf } from '../rank/gates.js';
import type { Lack } from '../rank/reasons.js';
import type { BasisPoints, CertificateKind, Day, RankOffer, UnitPrice } from '../rank/types.js';
import { type Step, withStep } from './step.js';

/** A price further above the ceiling than this is not close to it. */
export const NEAR_EXCESS_MAX: BasisPoints = 1_500;

/** 'fits' where no gate is shut; null where no single step opens those that are. */
export type Standing = 'fits' | Step | null;

export function standingOf(pair: Pair, orderDay: Day): Standing {
  const lacks = lacksOf(pair.demand, pair.offer, orderDay, 2);
  const [lack, second] = lacks;
  if (!lack) return 'fits';
  if (second && !(isOfCertificate(lack) && isOfCertificate(second))) return null;
  return stepsFor(lack, pair, orderDay).find((step) => opens(step, pair, orderDay)) ?? null;
}

const isOfCertificate = ({ code }: Lack): boolean => code.startsWith('certificate_');

const opens = (step: Step, { demand, offer }: Pair, orderDay: Day): boolean =>
  passesGates(demand, withStep(offer, step), orderDay);

/** What could open the pair, the smallest first. */
function stepsFor(lack: Lack, pair: Pair, orderDay: Day): readonly Step[] {
  const { demand } = pair;
  switch (lack.code) {
    case 'catalogue_required':
      return [{ code: 'catalogue', params: {} }];
    case 'domestic_required':
      return [{ code: 'domestic', params: {} }];
    case 'outside_area':
      return [{ code: 'area', params: { areas: demand.place!.areas.slice(0, 1) } }];
    case 'minimum_order':
      return [{ code: 'minimum_order', params: { quantity: demand.quantity! } }];
    case 'above_ceiling':
      return lack.params.excess > NEAR_EXCESS_MAX ? [] : [{ code: 'price', params: { most: highestPrice(pair) } }];
    case 'capacity_none':
    case 'capacity_short':
      return moreCapacity(pair, orderDay);
    case 'lead_time':
      return shorterLead(pair, orderDay);
    case 'certificate_missing':
    case 'certificate_unverified':
    case 'certificate_expires':
    case 'certificate_starts':
      return certificateSteps(pair, orderDay);
    default:
      return [];
  }
}

/** A certificate that meets every unmet requirement: examined, renewed or, where none is held, obtained. */
function certificateSteps({ demand, offer }: Pair, orderDay: Day): Step[] {
  const wanted = unmetOf(demand, offer, orderDay).reduce((common, { anyOf }) => common & anyOf, -1);
  const kinds = kindsIn(wanted);
  const held = kinds.filter((kind) => holds(offer, kind));
  return [
    ...held.map((certificate): Step => ({ code: 'verification', params: { certificate } })),
    ...held.map((certificate): Step => ({ code: 'renewal', params: { certificate } })),
    ...(kinds.length > 0 ? [{ code: 'certificate', params: { anyOf: kinds } } as const] : []),
  ];
}

const holds = ({ certificates }: RankOffer, kind: CertificateKind): boolean =>
  certificates.some((held) => held.kind === kind);

/** The ceiling in the offer's own unit, rounded down. */
function highestPrice({ demand, offer }: Pair): UnitPrice {
  const ceiling = demand.ceiling!;
  const { units } = tierFor(offer, demand.quantity).price;
  return { rupiah: Number((BigInt(ceiling.rupiah) * BigInt(units)) / BigInt(ceiling.units)), units };
}

/** Nobody who would have to make more than twice as much is close to it. */
function moreCapacity(pair: Pair, orderDay: Day): Step[] {
  const { perPeriod, period } = pair.offer.capacity!;
  const step = (more: number): Step => ({ code: 'capacity', params: { more, period } });
  const most = Math.min(pair.demand.quantity!, perPeriod, Number.MAX_SAFE_INTEGER - perPeriod);
  const more = least(most, (more) => opens(step(more), pair, orderDay));
  return more === null ? [] : [step(more)];
}

/** As few days less as leave time enough, and where the demand asks for it capacity enough. */
function shorterLead(pair: Pair, orderDay: Day): Step[] {
  const { leadDays } = pair.offer;
  if (leadDays === null) return [];
  const step = (fewer: number): Step => ({ code: 'lead_time', params: { leadDays: leadDays - fewer } });
  const fewer = least(leadDays, (fewer) => opens(step(fewer), pair, orderDay));
  return fewer === null ? [] : [step(fewer)];
}

/** The least of 1..most that passes, where all above one that passes do; null where none does. */
function least(most: number, passes: (figure: number) => boolean): number | null {
  if (most < 1 || !passes(most)) return null;
  let [tooLittle, enough] = [0, most];
  while (enough - tooLittle > 1) {
    const middle = tooLittle + Math.floor((enough - tooLittle) / 2);
    if (passes(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}
