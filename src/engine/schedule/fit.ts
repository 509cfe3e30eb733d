/** Whether meetings fit into slots, exactly: where they share only the room in each slot (fast), and in full (a bounded search). */
import { countOf, firstOf, has } from './bits.js';
import { NOT_HELD, type SchedulingProblem, type Slots } from './types.js';

export interface Overfull {
  /** More of them than there is room in the only slots they may be in; without any one of them the others fit. */
  meetings: number[];
  slots: Slots;
}

/**
 * Places meetings one by one, moving those placed out of the way along the shortest path. One that cannot be placed, with all that stand in
 * its way, is a smallest set of its kind (Hall): each of them could be the one left over.
 */
export function overfull(
  meetings: readonly number[],
  allowed: ArrayLike<number>,
  room: ArrayLike<number>,
): Overfull | null {
  const inSlot: number[][] = Array.from(room, () => []);
  for (const meeting of meetings) {
    const blocked = place(meeting, allowed, room, inSlot);
    if (blocked !== null)
      return { meetings: [meeting, ...listed(blocked, inSlot)].sort((a, b) => a - b), slots: blocked };
  }
  return null;
}

/** Null when placed; otherwise the slots that were searched in vain. */
function place(meeting: number, allowed: ArrayLike<number>, room: ArrayLike<number>, inSlot: number[][]): Slots | null {
  const reachedBy = new Int32Array(31).fill(NOT_HELD); // the meeting that would move into the slot
  const slotOf = new Map<number, number>();
  let seen = 0;
  const queue: number[] = [];
  const reach = (mover: number): void => {
    for (let rest = allowed[mover]! & ~seen; rest !== 0; rest &= rest - 1) {
      const slot = firstOf(rest);
      seen |= 1 << slot;
      reachedBy[slot] = mover;
      queue.push(slot);
    }
  };
  reach(meeting);
  for (let next = 0; next < queue.length; next++) {
    const slot = queue[next]!;
    if (inSlot[slot]!.length < room[slot]!) {
      moveAlong(slot, reachedBy, slotOf, inSlot);
      return null;
    }
    for (const mover of inSlot[slot]!) {
      slotOf.set(mover, slot);
      reach(mover);
    }
  }
  return seen;
}

function moveAlong(end: number, reachedBy: Int32Array, slotOf: Map<number, number>, inSlot: number[][]): void {
  for (let slot = end; ;) {
    const mover = reachedBy[slot]!;
    inSlot[slot]!.push(mover);
    const left = slotOf.get(mover);
    if (left === undefined) return;
    inSlot[left]!.splice(inSlot[left]!.indexOf(mover), 1);
    slot = left;
  }
}

const listed = (slots: Slots, inSlot: readonly number[][]): number[] =>
  inSlot.flatMap((meetings, slot) => (has(slots, slot) ? meetings : []));

/** Whether all of some meetings can be held together; null when `nodes` placements did not tell. Meetings with fewest slots left first. */
export function fitsTogether(
  problem: SchedulingProblem,
  allowed: ArrayLike<number>,
  meetings: readonly number[],
  nodes: number,
): boolean | null {
  const { first, second, tables, precedences } = problem;
  const busy = new Int32Array(problem.personCount);
  const free = Int32Array.from(tables);
  const slotOf = new Map<number, number>();
  const inSet = new Set(meetings);
  const orders = precedences.filter(([earlier, later]) => inSet.has(earlier) && inSet.has(later));
  let left = nodes;

  const possible = (meeting: number): Slots => {
    let slots = allowed[meeting]! & ~busy[first[meeting]!]! & ~busy[second[meeting]!]!;
    free.forEach((tablesLeft, slot) => {
      if (tablesLeft === 0) slots &= ~(1 << slot);
    });
    for (const [earlier, later] of orders) {
      if (earlier === meeting && slotOf.has(later)) slots &= (1 << slotOf.get(later)!) - 1;
      if (later === meeting && slotOf.has(earlier)) slots &= ~((2 << slotOf.get(earlier)!) - 1);
    }
    return slots;
  };
  const put = (meeting: number, slot: number, step: 1 | -1): void => {
    busy[first[meeting]!]! ^= 1 << slot;
    busy[second[meeting]!]! ^= 1 << slot;
    free[slot]! -= step;
    if (step === 1) slotOf.set(meeting, slot);
    else slotOf.delete(meeting);
  };
  const search = (): boolean | null => {
    let tightest = NOT_HELD;
    let its = 0;
    for (const meeting of meetings) {
      if (slotOf.has(meeting)) continue;
      const slots = possible(meeting);
      if (tightest === NOT_HELD || countOf(slots) < countOf(its)) [tightest, its] = [meeting, slots];
    }
    if (tightest === NOT_HELD) return true;
    for (let rest = its; rest !== 0; rest &= rest - 1) {
      if (left-- === 0) return null;
      const slot = firstOf(rest);
      put(tightest, slot, 1);
      const answer = search();
      put(tightest, slot, -1);
      if (answer !== false) return answer;
    }
    return false;
  };
  return search();
}
