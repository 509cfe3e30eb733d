/**
 * Why a pair stands where it stands: the points of each factor with its finding, what is lacking, what the seller could do to rise and by how
 * much at most, and apart from the score what nobody has stated.
 */
import { deliverable } from './capacity.js';
import { pointsFor, SHARES, type Measures } from './factors.js';
import { FINDINGS, missingOf, type MissingDatum, type ReadPair } from './findings.js';
import { lacksOf } from './gates.js';
import { WHOLE } from './ratio.js';
import type { Raise } from './reasons.js';
import { FACTORS, type Explanation, type Factor, type FactorPoints } from './types.js';

/** The standing of a pair that the ranking knows and its records do not say. */
export interface Standing {
  readonly vetoed: boolean;
  readonly belowFloor: boolean;
}

export function explainPair(pair: ReadPair, measures: Measures, { vetoed, belowFloor }: Standing): Explanation {
  const { settings, orderDay } = measures;
  const factors = FACTORS.map((factor) => factorPoints(factor, pair, measures));
  const lacks = lacksOf(pair.demand, pair.offer, orderDay);
  const missing = missingOf(pair);
  return {
    demandId: pair.demand.id,
    offerId: pair.offer.id,
    settingsVersion: settings.version,
    idfVersion: settings.idf.version,
    eligible: lacks.length === 0 && !belowFloor && !vetoed,
    vetoed,
    belowFloor,
    score: factors.reduce((sum, { points }) => sum + points, 0),
    factors,
    lacks,
    raises: raisesOf(pair, measures, factors),
    missing,
    confidence: confidenceOf(missing, measures),
  };
}

function factorPoints(factor: Factor, pair: ReadPair, measures: Measures): FactorPoints {
  const weight = measures.settings.weights[factor];
  return {
    factor,
    weight,
    points: pointsFor(weight, SHARES[factor](pair, measures)),
    reason: FINDINGS[factor](pair, measures),
  };
}

function confidenceOf(missing: readonly MissingDatum[], { settings }: Measures): number {
  const uncertain = new Set(missing.map(({ factor }) => factor));
  return FACTORS.reduce((sum, factor) => sum + (uncertain.has(factor) ? 0 : settings.weights[factor]), 0);
}

/** Most to gain first. The gain is what the factor still withholds: an upper bound, since a party may go only part of the way. */
function raisesOf(pair: ReadPair, measures: Measures, factors: readonly FactorPoints[]): Explanation['raises'] {
  return factors
    .map(({ factor, weight, points, reason }) => {
      const gain = weight - points;
      const raise = gain > 0 ? raiseFor(reason.code, pair, measures) : null;
      return raise && { factor, gain, raise };
    })
    .filter((raise) => raise !== null)
    .sort((a, b) => b.gain - a.gain || FACTORS.indexOf(a.factor) - FACTORS.indexOf(b.factor));
}

/** Only what the seller can change about its offer: neither its shelf, nor its place, nor the wording of its name. */
function raiseFor(code: FactorPoints['reason']['code'], pair: ReadPair, measures: Measures): Raise | null {
  const { demand, offer } = pair;
  switch (code) {
    case 'capacity_none':
    case 'capacity_part':
      return {
        code: 'more_capacity',
        params: { more: demand.quantity! - deliverable(demand, offer, measures.orderDay)! },
      };
    case 'capacity_unknown':
      return { code: 'state_capacity', params: {} };
    case 'above_ceiling':
    case 'at_ceiling':
    case 'below_ceiling':
      return { code: 'lower_price', params: { fullPointsAtSaving: fullSaving(measures) } };
    case 'ready_early':
    case 'ready_just':
    case 'lead_time':
      return offer.leadDays === 0 ? null : { code: 'shorter_lead', params: { leadDays: offer.leadDays! } };
    case 'lead_unknown':
      return { code: 'state_lead', params: {} };
    case 'not_in_catalogue':
      return { code: 'list_in_catalogue', params: {} };
    case 'not_domestic':
      return { code: 'prove_domestic', params: {} };
    default:
      return null;
  }
}

/** The first corner of the price curve that gives everything. */
function fullSaving({ settings }: Measures): number {
  const corner = settings.priceCurve.find(([, share]) => share === WHOLE);
  return corner ? corner[0] : settings.priceCurve.at(-1)![0];
}
