import type { Good } from './good.js';
import { GOODS_DAILY } from './goods-daily.js';
import { GOODS_MADE } from './goods-made.js';

const BY_ID: ReadonlyMap<string, Good> = new Map([...GOODS_MADE, ...GOODS_DAILY].map((good) => [good.id, good]));

export function getGood(id: string): Good {
  const good = BY_ID.get(id);
  if (!good) throw new Error(`There is no good ${id}`);
  return good;
}

/** What the market asks for one unit on an ordinary day. */
export const ordinaryPrice = ({ price: [from, to] }: Good): number => (from + to) / 2;
