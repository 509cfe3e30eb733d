import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, Follower, type FollowPorts, type Page, type SocketEvents } from './follow';

interface Row {
  seq: number;
}
const row = (seq: number): Row => ({ seq });
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** A server with a log, one socket and a clock that the test moves. */
class Hall implements FollowPorts<Row> {
  rows: Row[] = [];
  socket: SocketEvents<Row> | undefined;
  reads = 0;
  broken = false;
  private timers = new Set<() => void>();

  readLog(after: number): Promise<Page<Row>> {
    this.reads += 1;
    if (this.broken) return Promise.reject(new Error('no answer'));
    const items = this.rows.slice(after, after + 3);
    const head = this.rows.length;
    const reached = after + items.length;
    return Promise.resolve({ items, head, nextCursor: reached < head ? String(reached) : null });
  }
  connect(_after: () => number, on: SocketEvents<Row>) {
    this.socket = on;
    return () => (this.socket = undefined);
  }
  later(run: () => void) {
    this.timers.add(run);
    return () => this.timers.delete(run);
  }
  tick() {
    const due = [...this.timers];
    this.timers.clear();
    due.forEach((run) => run());
  }
  grow(by: number) {
    const from = this.rows.length + 1;
    for (let step = 0; step < by; step += 1) this.rows.push(row(from + step));
    return { from, to: this.rows.length, entries: this.rows.slice(from - 1) };
  }
}

const listen = (hall: Hall, after = 0) => {
  const got: number[] = [];
  const live: boolean[] = [];
  const follower = new Follower<Row>(after, hall, {
    entries: (entries) => got.push(...entries.map((entry) => entry.seq)),
    live: (state) => live.push(state),
  }).start();
  return { got, live, follower };
};

describe('a frame', () => {
  it.each([
    [4, { from: 5, to: 7 }, 'apply'],
    [4, { from: 3, to: 4 }, 'ignore'],
    [4, { from: 3, to: 6 }, 'read'],
    [4, { from: 6, to: 6 }, 'read'],
    [0, { from: 1, to: 1 }, 'apply'],
  ])('after %i, %o is for: %s', (last, frame, what) => expect(decide(last, frame)).toBe(what));
});

describe('following', () => {
  it('reads the backlog page by page after hello', async () => {
    const hall = new Hall();
    hall.grow(8);
    const { got, live } = listen(hall);
    hall.socket!.hello(8);
    await settle();
    expect(got).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(live).toEqual([true]);
  });

  it('reads nothing when hello says there is nothing new', async () => {
    const hall = new Hall();
    hall.grow(4);
    const { got } = listen(hall, 4);
    hall.socket!.hello(4);
    await settle();
    expect(hall.reads).toBe(0);
    hall.socket!.frame(hall.grow(2));
    expect(got).toEqual([5, 6]);
  });

  it('finds a silent stall by the head', async () => {
    const hall = new Hall();
    const { got } = listen(hall);
    hall.socket!.hello(0);
    hall.grow(2);
    hall.socket!.head(2);
    await settle();
    expect(got).toEqual([1, 2]);
  });

  it('asks by itself while the socket is down, and says so', async () => {
    const hall = new Hall();
    const { got, live } = listen(hall);
    hall.socket!.hello(0);
    hall.socket!.down();
    hall.grow(5);
    hall.tick();
    await settle();
    expect(got).toEqual([1, 2, 3, 4, 5]);
    expect(live).toEqual([true, false]);
  });

  it('tries again after a read that failed', async () => {
    const hall = new Hall();
    hall.grow(2);
    hall.broken = true;
    const { got } = listen(hall);
    hall.socket!.hello(2);
    await settle();
    hall.broken = false;
    hall.tick();
    await settle();
    expect(got).toEqual([1, 2]);
  });

  it('says nothing after it was stopped', async () => {
    const hall = new Hall();
    hall.grow(3);
    const { got, follower } = listen(hall);
    hall.socket!.hello(3);
    follower.stop();
    await settle();
    expect(got).toEqual([]);
  });

  it('never misses or doubles an entry, whatever is cut, lost, repeated or late', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('grow' as const), by: fc.integer({ min: 1, max: 5 }), arrives: fc.boolean() }),
      fc.record({ do: fc.constant('repeat' as const), from: fc.integer({ min: 1, max: 30 }) }),
      fc.record({
        do: fc.constantFrom('down' as const, 'hello' as const, 'head' as const, 'tick' as const, 'settle' as const),
      }),
      fc.record({ do: fc.constant('broken' as const), on: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const hall = new Hall();
        const { got, follower } = listen(hall);
        for (const next of steps) {
          if (next.do === 'grow') {
            const frame = hall.grow(next.by);
            if (next.arrives) hall.socket!.frame(frame);
          }
          if (next.do === 'repeat' && next.from <= hall.rows.length)
            hall.socket!.frame({ from: next.from, to: hall.rows.length, entries: hall.rows.slice(next.from - 1) });
          if (next.do === 'down') hall.socket!.down();
          if (next.do === 'hello') hall.socket!.hello(hall.rows.length);
          if (next.do === 'head') hall.socket!.head(hall.rows.length);
          if (next.do === 'tick') hall.tick();
          if (next.do === 'settle') await settle();
          if (next.do === 'broken') hall.broken = next.on;
        }
        hall.broken = false;
        await settle();
        hall.socket!.hello(hall.rows.length);
        await settle();
        hall.tick();
        await settle();
        expect(got).toEqual(hall.rows.map((entry) => entry.seq));
        follower.stop();
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
