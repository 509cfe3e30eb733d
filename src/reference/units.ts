/**
 * Units of quantity and the many ways they are written.
 *
 * Each unit belongs to a dimension with one base unit: piece, sheet, gram, millilitre, millimetre, square centimetre. A
 * stored quantity counts *steps* of its stated unit (1 kg has 1000), so it is always an integer; in base units it is
 * `quantity * ratio / steps`, or null where that is not whole. A pack (dus, pak, box, paket ...) holds what its seller
 * says. Services are neither split nor converted. A sheet counts as a piece: helai, lembar and potong of cloth name
 * what buah names.
 */
import { UNIT_ROWS } from './data/unit-rows.js';

export const DIMENSIONS = [
  'piece',
  'sheet',
  'gram',
  'millilitre',
  'millimetre',
  'square_centimetre',
  'service',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Unit {
  id: string;
  /** As written after a figure: `139 kotak`. */
  name: { id: string; en: string };
  dimension: Dimension;
  /** Base units in one unit; a pack's is 1 until its seller says what it holds. */
  ratio: number;
  /** How many steps one unit has: the finest quantity that may be stated is 1/steps. */
  steps: number;
  /** Holds what the seller says it holds. */
  pack: boolean;
}

export const UNITS: readonly Unit[] = UNIT_ROWS.map(([id, inIndonesian, inEnglish, dimension, ratio, steps]) => ({
  id,
  name: { id: inIndonesian, en: inEnglish },
  dimension,
  ratio: ratio === 'pack' ? 1 : ratio,
  steps,
  pack: ratio === 'pack',
}));

const BY_ID: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.id, unit]));
const BY_SPELLING = spellings();

/** A unit from its id or any known spelling (`bh.`, `Pkt`, `O.K.`, `orang/kali`); undefined where it is not known. */
export function findUnit(text: string): Unit | undefined {
  const spelled = spelling(text);
  return BY_SPELLING.get(spelled);
}

export function getUnit(id: string): Unit {
  const unit = BY_ID.get(id);
  if (!unit) throw new Error(`There is no unit ${id}`);
  return unit;
}

/**
 * Base units in `quantity` steps of the unit; null where that is no whole number, or too large to be exact. `packSize`
 * is what one pack holds, in base units; it counts for packs only.
 */
export function toBase(quantity: number, unit: Unit, packSize = 1): number | null {
  const each = unit.pack ? packSize : unit.ratio;
  const product = quantity * each;
  if (!Number.isSafeInteger(quantity) || !Number.isSafeInteger(each) || !Number.isSafeInteger(product)) return null;
  return product % unit.steps === 0 ? product / unit.steps : null;
}

/** How many whole steps of the unit fit into so many base units. */
export function fromBase(baseQuantity: number, unit: Unit, packSize = 1): number {
  const each = unit.pack ? packSize : unit.ratio;
  return Math.floor((baseQuantity * unit.steps) / each);
}

/** Whether a quantity in one unit can be counted in the other. */
export function convertible(a: Unit, b: Unit): boolean {
  if (a.dimension === 'service' || b.dimension === 'service') return a.id === b.id;
  return countedAs(a) === countedAs(b);
}

/** Whether several sellers can share the quantity. `1 paket` cannot: it names the whole, not a number of things. */
export function splittable(unit: Unit, quantity: number): boolean {
  return unit.dimension !== 'service' && quantity > 1 && !(unit.id === 'paket' && quantity === unit.steps);
}

function countedAs(unit: Unit): Dimension {
  return unit.dimension === 'sheet' ? 'piece' : unit.dimension;
}

function spellings(): ReadonlyMap<string, Unit> {
  const map = new Map<string, Unit>();
  for (const [id, inIndonesian, inEnglish, , , , others] of UNIT_ROWS) {
    for (const text of [id, inIndonesian, inEnglish, ...others.split(',')]) {
      const key = spelling(text);
      const unit = BY_ID.get(id);
      if (key === '' || !unit) continue;
      const known = map.get(key);
      if (known && known !== unit) throw new Error(`The spelling ${key} names ${known.id} and ${unit.id}`);
      map.set(key, unit);
    }
  }
  return map;
}

/** `Orang / Kali`, `orang-kali` and `ORANG.KALI` are one spelling. */
function spelling(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
