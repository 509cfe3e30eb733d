import type { CapacityPeriod } from '../../src/contract/kinds.js';

type Range = readonly [from: number, to: number];

/** A kind of thing that makers sell and offices need, with the figures of an ordinary market day at the end of 2026. */
export interface Good {
  id: string;
  shelfId: string;
  unitId: string;
  /** Rupiah for one unit. */
  price: Range;
  /** Units in one need. */
  needed: Range;
  /** Units that one maker makes in a period. */
  made: Range;
  period: CapacityPeriod;
  /** Units below which a maker does not start. */
  minimum: number;
  leadDays: Range;
  /** What makers call it, what they say of it, and what offices write when they need it. */
  products: readonly string[];
  description: string;
  needs: readonly string[];
  spec: string;
  shelfLifeDays?: number;
  /** Another unit that some makers sell it in, with how many base units it holds. */
  alsoIn?: { unitId: string; holds: number };
  /** Another unit that some offices count it in, one for one. */
  alsoCountedIn?: string;
}
