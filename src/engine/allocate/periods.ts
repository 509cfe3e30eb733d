/**
 * Capacities per period: an offer becomes one for each period in which it can produce, an arc one for each of those periods that its
 * demand's window allows. Goods that keep may be made in any period up to delivery, goods made fresh only inside the window: the caller
 * says so by the first and last period of each arc. A minimum order then counts per period.
 */
export interface PeriodOffer {
  /** Number of the first period; the others follow. */
  readonly first: number;
  /** Units per period. */
  readonly capacity: readonly number[];
}

export interface PeriodArc {
  readonly demand: number;
  readonly offer: number;
  readonly value: number;
  /** Periods that may be used, both included. */
  readonly first: number;
  readonly last: number;
}

export interface PeriodSplit {
  /** Fields of an AllocationProblem. */
  readonly capacity: number[];
  readonly arcDemand: number[];
  readonly arcOffer: number[];
  readonly arcValue: number[];
  /** What each of them stands for. */
  readonly offerOf: number[];
  readonly periodOf: number[];
  readonly arcOf: number[];
}

/** Throws RangeError for an arc without such an offer. */
export function splitByPeriod(offers: readonly PeriodOffer[], arcs: readonly PeriodArc[]): PeriodSplit {
  const split: PeriodSplit = {
    capacity: [],
    arcDemand: [],
    arcOffer: [],
    arcValue: [],
    offerOf: [],
    periodOf: [],
    arcOf: [],
  };
  const start: number[] = [];
  offers.forEach(({ first, capacity }, offer) => {
    start.push(split.capacity.length);
    capacity.forEach((units, at) => {
      split.capacity.push(units);
      split.offerOf.push(offer);
      split.periodOf.push(first + at);
    });
  });
  arcs.forEach((arc, index) => {
    const offer = offers[arc.offer];
    if (!offer) throw new RangeError(`arc ${index}: there is no offer ${arc.offer}`);
    const last = Math.min(arc.last, offer.first + offer.capacity.length - 1);
    for (let period = Math.max(arc.first, offer.first); period <= last; period++) {
      split.arcDemand.push(arc.demand);
      split.arcOffer.push(start[arc.offer]! + period - offer.first);
      split.arcValue.push(arc.value);
      split.arcOf.push(index);
    }
  });
  return split;
}

/** Units per arc as it was before the split. */
export function joinPeriods({ arcOf }: PeriodSplit, flows: ArrayLike<number>, arcs: number): Float64Array {
  const joined = new Float64Array(arcs);
  arcOf.forEach((arc, at) => (joined[arc]! += flows[at]!));
  return joined;
}
