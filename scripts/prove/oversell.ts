import { Counter } from '../../src/counters/counter.entity.js';
import { Database } from '../../src/platform/database/database.js';
import type { Finding, ProofOptions } from '../prove.js';
import { draft, sign } from '../support/caller.js';
import { makePlace, serveHere } from '../support/server.js';
import { makeWorld } from '../support/world.js';

const SIGNERS = 256;
const STOCK = 25;

/** 256 officers sign for one unit each of a seller who can make 25: exactly 25 are accepted, and the counter says 25. */
export async function proveOversell({ engine, quick }: ProofOptions): Promise<Finding> {
  const place = await makePlace(engine);
  const { app, url } = await serveHere(place);
  try {
    const signers = quick ? 64 : SIGNERS;
    const world = await makeWorld(app, { buyers: signers, sellers: 1, capacity: STOCK, period: 'month', madeFresh: true });
    const seller = world.sellers[0]!;
    const drafts = await inTurns(world.buyers, 32, async (buyer) => {
      const made = await draft(url, world, buyer, seller);
      if (made.status !== 201) throw new Error(`draft: ${made.status} ${JSON.stringify(made.body)}`);
      const half = await sign(url, made.body, seller, 'umkm');
      if (half.status !== 200) throw new Error(`first signature: ${half.status} ${JSON.stringify(half.body)}`);
      return made.body;
    });
    const replies = await Promise.all(drafts.map((d, i) => sign(url, d, world.buyers[i]!, 'agency')));
    const accepted = replies.filter((r) => r.status === 200).length;
    const refused = replies.filter((r) => r.status === 422).length;
    const id = `capacity:${seller.poolId}:${world.deliveryDate.slice(0, 7)}`;
    const db = app.get(Database);
    const counter = await db.read((m) => m.findOneByOrFail(Counter, { id }));
    const badly = await sellWithoutLooking(db, signers);
    return {
      acknowledged: accepted,
      lost: Math.max(0, accepted - counter.committed),
      doubled: 0,
      oversold: Math.max(0, accepted - STOCK) + Math.max(0, STOCK - accepted),
      control: badly > STOCK ? 'caught' : 'missed',
      notes: { signers, stock: STOCK, 'refused by the limit': refused, 'other answers': signers - accepted - refused, 'counter says': counter.committed, 'control: sold': badly },
    };
  } finally {
    await app.close();
    await place.remove();
  }
}

/** Known-bad: look first, sell later. Everybody sees stock; more is promised than there is. */
async function sellWithoutLooking(db: Database, signers: number): Promise<number> {
  const id = 'oversell-control';
  await db.write((m) => m.insert(Counter, { id, kind: 'demand', ownerId: id, limit: STOCK, committed: 0 }));
  const answers = await Promise.all(
    Array.from({ length: signers }, async () => {
      const seen = await db.read((m) => m.findOneByOrFail(Counter, { id }));
      if (seen.committed >= seen.limit) return false;
      await db.write((m) => m.update(Counter, { id }, { committed: seen.committed + 1 }));
      return true;
    }),
  );
  return answers.filter(Boolean).length;
}

/** Maps over items with at most `width` under way. */
export async function inTurns<T, R>(items: readonly T[], width: number, work: (item: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array<R>(items.length);
  let at = 0;
  const worker = async () => {
    while (at < items.length) {
      const mine = at++;
      results[mine] = await work(items[mine] as T, mine);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
