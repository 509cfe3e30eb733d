/**
 * Many growing lists of integers in one block of memory: a list that outgrows its room moves to the end with twice as much. A million short
 * arrays would cost more in headers than in content.
 */
const ROOM_MIN = 4;

/** Where a list's head keeps what, in `heads` from `HEAD * list` on. */
export const HEAD = 3;
const LENGTH = 1;
const ROOM = 2;

export class IntLists {
  /** Of each list: its start in `data`, its length, its room. Open to loops that cannot afford a call per entry. */
  heads: Int32Array;
  data = new Int32Array(0);
  private end = 0;
  /** Entries of `data` that no list uses any more. */
  private waste = 0;

  constructor(lists = 0) {
    this.heads = new Int32Array(HEAD * lists);
  }

  /** Makes room for exactly these lengths, for filling in bulk. All lists must be empty. */
  reserve(lengths: Int32Array): void {
    this.heads = grown(this.heads, HEAD * lengths.length, HEAD * lengths.length);
    lengths.forEach((room, list) => {
      this.heads[HEAD * list] = this.end;
      this.heads[HEAD * list + ROOM] = room;
      this.end += room;
    });
    this.data = grown(this.data, this.end, this.end);
  }

  startOf(list: number): number {
    return this.heads[HEAD * list] ?? 0;
  }

  /** 0 for a list there is not yet. */
  lengthOf(list: number): number {
    return this.heads[HEAD * list + LENGTH] ?? 0;
  }

  push(list: number, value: number): void {
    const length = this.makeRoom(list);
    this.data[this.startOf(list) + length] = value;
  }

  /** Takes one entry of this value out; the last entry takes its place. */
  remove(list: number, value: number): void {
    const start = this.startOf(list);
    const last = start + this.lengthOf(list) - 1;
    const at = this.data.subarray(start, last + 1).indexOf(value);
    if (at < 0) throw new RangeError(`list ${list} has no ${value}`);
    this.data[start + at] = this.data[last]!;
    this.shorten(list);
  }

  /** Sorts by the entries as unsigned numbers, as `insert` and `take` want a list to be. */
  sort(list: number): void {
    new Uint32Array(this.data.buffer, 4 * this.startOf(list), this.lengthOf(list)).sort();
  }

  insert(list: number, value: number): void {
    const length = this.makeRoom(list);
    const start = this.startOf(list);
    const at = this.firstFrom(list, value, length);
    this.data.copyWithin(at + 1, at, start + length);
    this.data[at] = value;
  }

  /** Takes the entry out of a sorted list. */
  take(list: number, value: number): void {
    const at = this.firstFrom(list, value);
    const end = this.startOf(list) + this.lengthOf(list);
    if (at === end || this.data[at] !== value) throw new RangeError(`list ${list} has no ${value}`);
    this.data.copyWithin(at, at + 1, end);
    this.shorten(list);
  }

  /** Where in `data` a sorted list's entries begin that are not below this one. */
  firstFrom(list: number, value: number, length = this.lengthOf(list)): number {
    let low = this.startOf(list);
    let high = low + length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.data[middle]! >>> 0 < value >>> 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  clear(list: number): void {
    if (this.lengthOf(list) > 0) this.heads[HEAD * list + LENGTH] = 0;
  }

  get bytes(): number {
    return this.heads.byteLength + this.data.byteLength;
  }

  /** Makes a list one longer. @returns its length before */
  private makeRoom(list: number): number {
    this.heads = grown(this.heads, HEAD * (list + 1));
    const length = this.lengthOf(list);
    if (length === this.heads[HEAD * list + ROOM]!) this.move(list, Math.max(ROOM_MIN, 2 * length));
    this.heads[HEAD * list + LENGTH] = length + 1;
    return length;
  }

  private shorten(list: number): void {
    this.heads[HEAD * list + LENGTH]!--;
  }

  private move(list: number, room: number): void {
    this.waste += this.heads[HEAD * list + ROOM]!;
    if (this.waste > this.end / 2) this.compact();
    const start = this.startOf(list);
    this.data = grown(this.data, this.end + room);
    this.data.copyWithin(this.end, start, start + this.lengthOf(list));
    this.heads[HEAD * list] = this.end;
    this.heads[HEAD * list + ROOM] = room;
    this.end += room;
  }

  private compact(): void {
    const tight = new Int32Array(this.data.length);
    let end = 0;
    for (let head = 0; head + ROOM < this.heads.length; head += HEAD) {
      const [start, length] = [this.heads[head]!, this.heads[head + LENGTH]!];
      tight.set(this.data.subarray(start, start + length), end);
      this.heads[head] = end;
      this.heads[head + ROOM] = length;
      end += length;
    }
    this.data = tight;
    this.end = end;
    this.waste = 0;
  }
}

/** The same array where it is long enough, else a copy with room for half as many entries more. */
export function grown<Column extends Int32Array | Uint16Array | Uint32Array>(
  column: Column,
  length: number,
  room = Math.max(length, Math.ceil(column.length * 1.5)),
): Column {
  if (length <= column.length) return column;
  const Type = column.constructor as new (length: number) => Column;
  const longer = new Type(room);
  longer.set(column);
  return longer;
}
