import { randomUUID } from 'node:crypto';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { LogPage } from '../../src/contract/live.js';
import type { Finding, ProofOptions } from '../prove.js';
import { call, draft, type Reply, sign } from '../support/caller.js';
import { makePlace, serveHere } from '../support/server.js';
import { makeWorld, type World } from '../support/world.js';
import { inTurns } from './oversell.js';

const DEEDS = 200;

/** Every request of drafting and signing goes out 2 to 5 times at once with one key. */
export async function proveDuplicates({ engine, quick }: ProofOptions): Promise<Finding> {
  const place = await makePlace(engine);
  const { app, url } = await serveHere(place);
  try {
    const deeds = quick ? 30 : DEEDS;
    const world = await makeWorld(app, { buyers: 8, sellers: 8 });
    let unequal = 0;
    const ids = await inTurns(Array.from({ length: deeds }, (_, i) => i), 8, async (i) => {
      const [buyer, seller] = [world.buyers[i % 8]!, world.sellers[(i * 3) % 8]!];
      const copies = 2 + (i % 4);
      const drafted = await atOnce(copies, (key) => draft(url, world, buyer, seller, 1, key));
      const first = drafted[0]!.body;
      const signed = [
        await atOnce(copies, (key) => sign(url, first, buyer, 'agency', key)),
        await atOnce(copies, (key) => sign(url, first, seller, 'umkm', key)),
      ];
      if (!allEqual(drafted, 201) || !signed.every((replies) => allEqual(replies, 200))) unequal++;
      return first.id;
    });
    const counted = await countInLog(url, world);
    const doubled = ids.filter((id) => (counted.get(id) ?? 0) > 1).length + Math.max(0, counted.size - deeds) + unequal;
    return {
      acknowledged: deeds,
      lost: ids.filter((id) => !counted.has(id)).length,
      doubled,
      oversold: 0,
      control: (await withFreshKeys(url, world)) > 1 ? 'caught' : 'missed',
      notes: { 'requests that differed': unequal, 'entries in the log': [...counted.values()].reduce((a, b) => a + b, 0) },
    };
  } finally {
    await app.close();
    await place.remove();
  }
}

function atOnce(copies: number, send: (key: string) => Promise<Reply<CommitmentView>>): Promise<Reply<CommitmentView>[]> {
  const key = randomUUID();
  return Promise.all(Array.from({ length: copies }, () => send(key)));
}

function allEqual(replies: Reply<CommitmentView>[], status: number): boolean {
  const ids = new Set(replies.map((r) => `${r.body?.id} ${r.body?.hash} ${r.body?.status} ${r.body?.seq}`));
  return replies.every((r) => r.status === status) && ids.size === 1;
}

async function countInLog(url: string, world: World): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for (let after: string | null = '0'; after !== null; ) {
    const page: LogPage = (await call<LogPage>(url, world.organiser.cookie, 'GET', `events/${world.eventId}/log?after=${after}`)).body;
    for (const entry of page.items.filter((e) => e.type === 'commitment.signed')) {
      const id = (entry.public as { commitmentId: string }).commitmentId;
      counted.set(id, (counted.get(id) ?? 0) + 1);
    }
    after = page.nextCursor;
  }
  return counted;
}

/** Known-bad: a client that makes a new key for each try. The same wish becomes several deeds, and the count shows it. */
async function withFreshKeys(url: string, world: World): Promise<number> {
  const replies = await Promise.all(Array.from({ length: 3 }, () => draft(url, world, world.buyers[0]!, world.sellers[0]!, 1)));
  return new Set(replies.map((r) => r.body.id)).size;
}
