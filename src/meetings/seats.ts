/**
 * Which of a party's people sits in which meeting. Rule: each has about as many meetings as the others; two meetings pinned to one slot go
 * to different people where there are any; who sat in a published meeting goes on sitting in it.
 */
import type { Pair, Presence } from './problem.js';

type Side = 'agency' | 'umkm';

/** The pairs, in their order, with the seats of both sides. */
export function seatsOf(pairs: readonly Pair[], presences: ReadonlyMap<string, Presence>): Pair[] {
  const seated = pairs.map((pair) => ({ ...pair }));
  for (const side of ['agency', 'umkm'] as const) seatSide(seated, side, presences);
  return seated;
}

function seatSide(pairs: Pair[], side: Side, presences: ReadonlyMap<string, Presence>): void {
  const [partyOf, seatKey] =
    side === 'agency' ? (['agencyId', 'agencySeat'] as const) : (['umkmId', 'umkmSeat'] as const);
  const meetings = new Map<string, number[]>();
  const pinned = new Map<string, number>();
  const urgency = ({ held, fixedSlot }: Pair) => (held ? 2 : fixedSlot === null ? 0 : 1);
  for (const pair of [...pairs].sort((a, b) => urgency(b) - urgency(a) || b.points - a.points)) {
    const { parallel } = presences.get(pair[partyOf])!;
    const counts = meetings.get(pair[partyOf]) ?? new Array<number>(parallel).fill(0);
    meetings.set(pair[partyOf], counts);
    const pin = `${pair[partyOf]} ${pair.fixedSlot}`;
    const inSlot = pair.fixedSlot === null ? 0 : (pinned.get(pin) ?? 0);
    const seat = pair.held ? pair.held[seatKey] % parallel : seatFor(counts, inSlot);
    if (pair.fixedSlot !== null) pinned.set(pin, inSlot | (1 << seat));
    counts[seat]!++;
    pair[seatKey] = seat;
  }
}

/** The seat with fewest meetings, of those that are not taken in the slot if there is one. */
function seatFor(counts: readonly number[], taken: number): number {
  const free = counts.flatMap((_, seat) => ((taken >>> seat) & 1 ? [] : [seat]));
  const candidates = free.length > 0 ? free : [...counts.keys()];
  return candidates.reduce((best, seat) => (counts[seat]! < counts[best]! ? seat : best));
}
