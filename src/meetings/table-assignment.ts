/**
 * Which meeting at which table. Rule: no table has more meetings in a slot than it has room for; a meeting that stays in its slot stays at
 * its table; an agency sits at one table through the day where it can, since it is the sellers who walk.
 */
import type { MeetingTable } from './frame.js';

export interface ToSeat {
  /** Who keeps the table. */
  person: string;
  slot: number;
  /** The table it has, where it has one and is in the same slot as before. */
  table: string | null;
  /** Past or running: it stays there, even at a table that is lost since. */
  frozen: boolean;
}

/**
 * @returns the table of each meeting, in their order
 * @throws RangeError where a slot has more meetings than all tables have room for
 */
export function assignTables(meetings: readonly ToSeat[], tables: readonly MeetingTable[]): string[] {
  const room = new Room(tables);
  const assigned = new Array<string>(meetings.length).fill('');
  const sit = (at: number, table: string) => {
    assigned[at] = table;
    room.take(table, meetings[at]!);
  };
  const inOrder = [...meetings.keys()];
  for (const at of inOrder.filter((m) => meetings[m]!.frozen && meetings[m]!.table !== null))
    sit(at, meetings[at]!.table!);
  for (const at of inOrder) {
    const { table, slot } = meetings[at]!;
    if (assigned[at] === '' && table !== null && room.has(table, slot)) sit(at, table);
  }
  const left = new Map<string, number[]>();
  for (const at of inOrder.filter((m) => assigned[m] === '')) {
    const { person } = meetings[at]!;
    left.set(person, [...(left.get(person) ?? []), at]);
  }
  for (const [person, theirs] of [...left].sort(([, a], [, b]) => b.length - a.length)) {
    for (let rest = theirs; rest.length > 0;) {
      const table = room.bestFor(
        person,
        rest.map((at) => meetings[at]!.slot),
      );
      const fitting = rest.filter((at) => {
        const fits = room.has(table, meetings[at]!.slot);
        if (fits) sit(at, table);
        return fits;
      });
      rest = rest.filter((at) => !fitting.includes(at));
    }
  }
  return assigned;
}

/** What is left of the tables, and who sits where. */
class Room {
  private readonly capacity: ReadonlyMap<string, number>;
  private readonly taken = new Map<string, number>();
  private readonly sitting = new Map<string, number>();

  constructor(tables: readonly MeetingTable[]) {
    this.capacity = new Map(tables.map(({ id, capacity, lost }) => [id, lost ? 0 : capacity]));
  }

  has(table: string, slot: number): boolean {
    return (this.taken.get(`${table} ${slot}`) ?? 0) < (this.capacity.get(table) ?? 0);
  }

  take(table: string, { person, slot }: ToSeat): void {
    add(this.taken, `${table} ${slot}`);
    add(this.sitting, `${person} ${table}`);
  }

  /** The table with room in most of these slots; of equal ones that where the person sits most already, then the first. */
  bestFor(person: string, slots: readonly number[]): string {
    let best: { table: string; fits: number; sits: number } | null = null;
    for (const table of this.capacity.keys()) {
      const fits = slots.filter((slot) => this.has(table, slot)).length;
      const sits = this.sitting.get(`${person} ${table}`) ?? 0;
      if (fits > 0 && (best === null || fits > best.fits || (fits === best.fits && sits > best.sits)))
        best = { table, fits, sits };
    }
    if (best === null) throw new RangeError(`no table has room in slot ${slots[0]}`);
    return best.table;
  }
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
