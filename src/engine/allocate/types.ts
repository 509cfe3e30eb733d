/**
 * What the allocation receives and answers: numbers only. Units are whole; values are points a unit, as the caller weighs them. Demands,
 * offers, groups and arcs are numbered from 0 by their place in the lists.
 */

/** Points a unit, an integer from -MAX_VALUE to MAX_VALUE. */
export type Value = number;
export const MAX_VALUE = 2 ** 30 - 1;

/** The first `units` of a group are worth `bonus` more each; then the next tier counts. Bonuses fall from tier to tier. */
export interface Tier {
  readonly units: number;
  readonly bonus: Value;
}

/** What offers share: a seller, a pool of machines, a cooperative. Groups may stand in one another. */
export interface Group {
  /** A group that stands earlier in the list; null: none. */
  readonly parent: number | null;
  /** Units of all its offers together; null: no limit of its own. */
  readonly capacity: number | null;
  /** Empty: every unit counts alike. */
  readonly tiers: readonly Tier[];
}

/** Rupiah that some arcs together may cost: an agency's money over several demands, or a seller's cap. */
export interface Budget {
  readonly limit: number;
  readonly arcs: ArrayLike<number>;
  /** Rupiah a unit, for each of `arcs`. */
  readonly price: ArrayLike<number>;
}

export interface AllocationProblem {
  /** Units asked, per demand. */
  readonly quantity: ArrayLike<number>;
  /** Units that can be delivered, per offer; an offer with capacities per period stands here once for each (see periods.ts). */
  readonly capacity: ArrayLike<number>;
  /** An arc says that an offer may serve a demand, and what each unit is worth. */
  readonly arcDemand: ArrayLike<number>;
  readonly arcOffer: ArrayLike<number>;
  readonly arcValue: ArrayLike<Value>;
  /** Per offer the group it stands in, -1: none. */
  readonly offerGroup?: ArrayLike<number>;
  readonly groups?: readonly Group[];
  /** Units already signed, per arc: part of every plan. They may be fewer than a minimum order. */
  readonly pinned?: ArrayLike<number>;
  /** 1 where a side refused, per arc: nothing beyond what is pinned. */
  readonly vetoed?: ArrayLike<number>;
  /** Per offer: the plan gives an arc nothing or at least so much. */
  readonly minimum?: ArrayLike<number>;
  /** Per offer: what an arc is given beyond what is pinned comes in packs of so many. A minimum order is then whole packs. */
  readonly grain?: ArrayLike<number>;
  readonly budgets?: readonly Budget[];
}

/** Prices that prove a bound: no plan is worth more than `bound`, whatever it looks like (see certify.ts). */
export interface Certificate {
  /** What one more unit asked would add, per demand; never negative. */
  readonly demandPrice: Float64Array;
  /** What one more unit of capacity would add, per offer. */
  readonly offerPrice: Float64Array;
  /** The same per group; with tiers it is the price of passing through, negative where a bonus is left. */
  readonly groupPrice: Float64Array;
  /**
   * What one more rupiah would add, per budget; absent without budgets. Prices are whole points, with budgets fractions that doubles hold
   * exactly.
   */
  readonly budgetPrice?: Float64Array;
}

export type Proof =
  /** Nothing beats it: its prices prove that, or every other choice of minimum orders was searched. */
  | { readonly kind: 'optimal'; readonly by: 'prices' | 'search' }
  /** The best plan is worth at most `bound`; `gap` = bound - objective > 0. */
  | { readonly kind: 'gap'; readonly bound: number; readonly gap: number };

export interface AllocationPlan {
  /** Units per arc, pins included. */
  readonly flows: Float64Array;
  /** Sum of arc value times units. */
  readonly value: number;
  /** Sum of the tiers' bonuses. */
  readonly bonus: number;
  /** value + bonus: what is maximised. */
  readonly objective: number;
  readonly certificate: Certificate;
  readonly proof: Proof;
  /** Pivots of the solution before minimum orders and budgets. */
  readonly pivots: number;
}
