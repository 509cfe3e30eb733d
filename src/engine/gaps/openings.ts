/**
 * What each step of one seller would open, over all its offers. Rules: a demand that fits one of the offers already is open; of several
 * offers that lack the same for a demand the one worth most counts, the older of equals, so that a demand stands once under a lack; papers and the catalogue
 * are of the whole business, all else is of one offer; the step that is named opens every demand it is named for. Each demand is valued
 * by itself: the sum may be more than the seller can make.
 */
import type { Ranking } from '../rank/rank.js';
import { comparePrices } from '../rank/ratio.js';
import { standingOf } from './smallest-step.js';
import { type Step, type StepCode, withStep } from './step.js';
import { addRupiah, worthOf } from './worth.js';

export interface Opened {
  readonly demand: number;
  /** Null while the quantity of the demand is not stated. */
  readonly rupiah: number | null;
}

export interface Opening {
  readonly step: Step;
  /** Whose step it is; null where it is of the whole business. */
  readonly offer: number | null;
  /** By ascending id. */
  readonly demands: readonly Opened[];
  readonly rupiah: number;
}

const OF_THE_BUSINESS: ReadonlySet<StepCode> = new Set<StepCode>([
  'certificate',
  'verification',
  'renewal',
  'catalogue',
]);

interface Found extends Opened {
  readonly offer: number;
  readonly step: Step;
}

/** Worth most first. @param offers of one seller; throws RangeError for one that is not in the ranking */
export function openingsOf(ranking: Ranking, offers: readonly number[]): Opening[] {
  const ready = new Set<number>();
  const lacks = new Map<string, Map<number, Found>>();
  for (const id of [...offers].sort((a, b) => a - b)) {
    ranking.forEachDemandOnFloor(id, (pair) => {
      const step = standingOf(pair, ranking.orderDay);
      if (step === null || ranking.isVetoed(pair)) return;
      const { demand, offer } = pair;
      if (step === 'fits') return void ready.add(demand.id);
      const rupiah = worthOf({ demand, offer: withStep(offer, step) }, ranking.orderDay);
      const found = { demand: demand.id, offer: id, step, rupiah };
      const under = getOrMake(lacks, lackOf(step), () => new Map<number, Found>());
      const known = under.get(demand.id);
      if (!known || (rupiah ?? 0) > (known.rupiah ?? 0)) under.set(demand.id, found);
    });
  }
  const openings = [...lacks.values()].flatMap((under) =>
    bySteps([...under.values()].filter(({ demand }) => !ready.has(demand))),
  );
  return openings.sort(worthMostFirst);
}

/** What is lacked, whatever its figures. */
export function lackOf({ code, params }: Step): string {
  if (code === 'certificate') return `${code} ${params.anyOf.join(' ')}`;
  return code === 'verification' || code === 'renewal' ? `${code} ${params.certificate}` : code;
}

function bySteps(found: readonly Found[]): Opening[] {
  const groups = new Map<number | null, Found[]>();
  for (const each of found) {
    getOrMake(groups, OF_THE_BUSINESS.has(each.step.code) ? null : each.offer, () => []).push(each);
  }
  return [...groups].map(([offer, group]) => ({
    offer,
    step: group.map(({ step }) => step).reduce(further),
    demands: group.map(({ demand, rupiah }) => ({ demand, rupiah })).sort((a, b) => a.demand - b.demand),
    rupiah: group.reduce((sum, { rupiah }) => addRupiah(sum, rupiah ?? 0), 0),
  }));
}

/** Of two steps for the same lack, one that opens what either does. */
function further(a: Step, b: Step): Step {
  if (a.code === 'minimum_order' && b.code === a.code) return a.params.quantity <= b.params.quantity ? a : b;
  if (a.code === 'capacity' && b.code === a.code) return a.params.more >= b.params.more ? a : b;
  if (a.code === 'lead_time' && b.code === a.code) return a.params.leadDays <= b.params.leadDays ? a : b;
  if (a.code === 'price' && b.code === a.code) return comparePrices(a.params.most, b.params.most) <= 0 ? a : b;
  if (a.code === 'area' && b.code === a.code) {
    const areas = [...new Set([...a.params.areas, ...b.params.areas])].sort((x, y) => x - y);
    return { code: 'area', params: { areas } };
  }
  return a;
}

const worthMostFirst = (a: Opening, b: Opening): number =>
  b.rupiah - a.rupiah ||
  b.demands.length - a.demands.length ||
  a.demands[0]!.demand - b.demands[0]!.demand ||
  (lackOf(a.step) < lackOf(b.step) ? -1 : 1);

function getOrMake<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
