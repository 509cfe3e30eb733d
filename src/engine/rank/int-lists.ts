/**
 * Many growing lists of integers in one block of memory: a list that outgrows its room moves to the end with twice as much. A million short
 * arrays would cost more in headers than in content.
 */
const ROOM_MIN = 4;

export class IntLists {
  /** Where each list stands in `data`, and how long it is: for loops that cannot afford a call per entry. */
  starts: Int32Array;
  lengths: Int32Array;
  data: Int32Array;
  private rooms: Int32Array;
  private end = 0;
  /** Entries of `data` that no list uses any more. */
  private waste = 0;

  constructor(lists = 0) {
    this.starts = new Int32Array(lists);
    this.lengths = new Int32Array(lists);
    this.rooms = new Int32Array(lists);
    this.data = new Int32Array(0);
  }

  /** Makes room for exactly these lengths, for filling in bulk. All lists must be empty. */
  reserve(lengths: Int32Array): void {
    this.growTo(lengths.length);
    lengths.forEach((room, list) => {
      this.starts[list] = this.end;
      this.rooms[list] = room;
      this.end += room;
    });
    this.data = grown(this.data, this.end, this.end);
  }

  /** Lists up to and including this one exist afterwards. */
  growTo(lists: number): void {
    this.starts = grown(this.starts, lists);
    this.lengths = grown(this.lengths, lists);
    this.rooms = grown(this.rooms, lists);
  }

  lengthOf(list: number): number {
    return this.lengths[list] ?? 0;
  }

  push(list: number, value: number): void {
    if (list >= this.lengths.length) this.growTo(list + 1);
    const length = this.lengths[list]!;
    if (length === this.rooms[list]!) this.move(list, Math.max(ROOM_MIN, 2 * length));
    this.data[this.starts[list]! + length] = value;
    this.lengths[list] = length + 1;
  }

  /** Takes one entry of this value out; the last entry takes its place. */
  remove(list: number, value: number): void {
    const start = this.starts[list]!;
    const last = start + this.lengths[list]! - 1;
    const at = this.data.subarray(start, last + 1).indexOf(value);
    if (at < 0) throw new RangeError(`list ${list} has no ${value}`);
    this.data[start + at] = this.data[last]!;
    this.lengths[list]!--;
  }

  clear(list: number): void {
    if (list < this.lengths.length) this.lengths[list] = 0;
  }

  get bytes(): number {
    return this.starts.byteLength + this.lengths.byteLength + this.rooms.byteLength + this.data.byteLength;
  }

  private move(list: number, room: number): void {
    this.waste += this.rooms[list]!;
    if (this.waste > this.end / 2) this.compact();
    const [start, length] = [this.starts[list]!, this.lengths[list]!];
    this.data = grown(this.data, this.end + room);
    this.data.copyWithin(this.end, start, start + length);
    this.starts[list] = this.end;
    this.rooms[list] = room;
    this.end += room;
  }

  private compact(): void {
    const tight = new Int32Array(this.data.length);
    let end = 0;
    for (let list = 0; list < this.starts.length; list++) {
      const [start, length] = [this.starts[list]!, this.lengths[list]!];
      tight.set(this.data.subarray(start, start + length), end);
      this.starts[list] = end;
      this.rooms[list] = length;
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
