import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LogEntry } from '../contract/live.js';
import { Feed } from './feed.js';

const entry = (seq: number, parties: string[] = []): LogEntry => ({
  seq,
  type: 'commitment.signed',
  version: 1,
  at: '',
  prev: '',
  hash: '',
  privateHash: '',
  public: { agencyId: parties[0] ?? 'x', lines: parties.slice(1).map((umkmId) => ({ umkmId })) },
  private: null,
});

function watch(feed: Feed, id: string, parties: string[] = []): void {
  feed.watchers.set(id, { id, last: feed.head, partyIds: new Set(parties) });
}

describe('the feed', () => {
  it('sends the parties of an entry theirs at once, and everybody else at the tick', () => {
    const feed = new Feed('event', 4);
    watch(feed, 'buyer', ['agency']);
    watch(feed, 'hall');
    feed.take([entry(5, ['agency', 'umkm']), entry(6)]);
    expect(feed.dueAtOnce(5).map((d) => [d.watcherIds, d.frame.from, d.frame.to])).toEqual([[['buyer'], 5, 6]]);
    expect(feed.dueAtTick().map((d) => [d.watcherIds, d.frame.from, d.frame.to])).toEqual([[['hall'], 5, 6]]);
    expect(feed.dueAtTick()).toEqual([]);
  });

  it('makes one frame for all who have the same', () => {
    const feed = new Feed('event', 0);
    for (const id of ['a', 'b', 'c']) watch(feed, id);
    feed.take([entry(1)]);
    expect(feed.dueAtTick()).toHaveLength(1);
  });

  it('ignores entries that it has and entries that leave a hole', () => {
    const feed = new Feed('event', 3);
    feed.take([entry(3), entry(5)]);
    expect(feed.head).toBe(3);
  });

  it('gives every watcher every entry once and in order, whatever comes between', () => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('entries' as const), count: fc.integer({ min: 1, max: 4 }), party: fc.constantFrom('p0', 'p1', 'none') }),
      fc.record({ do: fc.constant('join' as const), party: fc.constantFrom('p0', 'p1', 'nobody') }),
      fc.record({ do: fc.constant('tick' as const) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const feed = new Feed('event', 0);
        const got = new Map<string, number[]>();
        const start = new Map<string, number>();
        const send = (deliveries: ReturnType<Feed['dueAtTick']>) => {
          for (const { watcherIds, frame } of deliveries) {
            for (const id of watcherIds) got.get(id)?.push(...frame.entries.map((e) => e.seq));
          }
        };
        for (const [i, a] of actions.entries()) {
          if (a.do === 'join') {
            watch(feed, `w${i}`, [a.party]);
            start.set(`w${i}`, feed.head);
            got.set(`w${i}`, []);
          } else if (a.do === 'entries') {
            const from = feed.head + 1;
            feed.take(Array.from({ length: a.count }, (_, n) => entry(from + n, ['agency', a.party])));
            send(feed.dueAtOnce(from));
          } else send(feed.dueAtTick());
        }
        send(feed.dueAtTick());
        for (const [id, seqs] of got) {
          const first = start.get(id) ?? 0;
          expect(seqs).toEqual(Array.from({ length: feed.head - first }, (_, n) => first + 1 + n));
        }
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
