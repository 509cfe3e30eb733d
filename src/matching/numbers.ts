/**
 * The numbers by which the ranking knows things. A record's number is its place among the sorted ids (UUIDv7, in order of making), so
 * that ties fall the same way in every process and after every restart. Certificates, and the lines of business that the law asks for
 * of some sellers, share one space of at most 31; quantities that can be counted in each other share a dimension.
 */
import { CERTIFICATE_KINDS, type CertificateKind } from '../contract/kinds.js';
import { CATEGORIES } from '../reference/categories.js';
import { CERTIFICATE_ROWS } from '../reference/data/certificate-rows.js';
import { UNITS, type Unit } from '../reference/units.js';

interface WithId {
  readonly id: string;
}

/** Ids to numbers and back. A number once given stays; ids that come later must sort after those before. */
export class IdNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];

  /** Whether the new ones among these sort after all that have a number. */
  canTake(rows: readonly WithId[]): boolean {
    const last = this.ids.at(-1);
    return last === undefined || rows.every(({ id }) => this.numbers.has(id) || id > last);
  }

  /** Gives numbers to the new ones. */
  take(rows: readonly WithId[]): void {
    if (!this.canTake(rows)) throw new RangeError('an id sorts before one that has a number');
    const fresh = rows.map(({ id }) => id).filter((id) => !this.numbers.has(id));
    for (const id of [...new Set(fresh)].sort()) this.numbers.set(id, this.ids.push(id) - 1);
  }

  of(id: string): number {
    const number = this.numbers.get(id);
    if (number === undefined) throw new RangeError(`${id} has no number`);
    return number;
  }

  idOf(number: number): string {
    const id = this.ids[number];
    if (id === undefined) throw new RangeError(`${number} is nobody's number`);
    return id;
  }
}

/** Lines of business that some requirement names. */
const KBLI_CODES = [...new Set(CERTIFICATE_ROWS.flatMap((row) => row.kbliAnyOf))].sort();
const PAPERS: readonly string[] = [...CERTIFICATE_KINDS, ...KBLI_CODES.map((code) => kbliName(code))];
const NUMBER_OF_PAPER: ReadonlyMap<string, number> = new Map(PAPERS.map((name, number) => [name, number]));

export const isKbliAsked = (code: string): boolean => KBLI_CODES.includes(code);

export function kbliName(code: string): string {
  return `KBLI ${code}`;
}

/** Of a certificate's kind or a `kbliName`. */
export function paperNumber(name: string): number {
  const number = NUMBER_OF_PAPER.get(name);
  if (number === undefined) throw new RangeError(`${name} is no paper that a sale can depend on`);
  return number;
}

/** A certificate's kind, or `KBLI 56210`. */
export function paperName(number: number): string {
  const name = PAPERS[number];
  if (name === undefined) throw new RangeError(`no paper has the number ${number}`);
  return name;
}

export const isCertificate = (name: string): name is CertificateKind =>
  (CERTIFICATE_KINDS as readonly string[]).includes(name);

/** The bit set of papers of which any one will do. */
export const anyOf = (names: readonly string[]): number =>
  names.reduce((bits, name) => bits | (1 << paperNumber(name)), 0);

const COUNTED = ['piece', 'gram', 'millilitre', 'millimetre', 'square_centimetre'] as const;

/** Units of one dimension can be counted in each other; a service only in itself; a sheet is a piece. */
export function dimensionOf(unit: Unit): number {
  if (unit.dimension === 'service') return COUNTED.length + UNITS.indexOf(unit);
  return COUNTED.indexOf(unit.dimension === 'sheet' ? 'piece' : unit.dimension);
}

const CATEGORY_NUMBERS: ReadonlyMap<string, number> = new Map(CATEGORIES.map(({ id }, number) => [id, number]));

/** The shelf of what nobody has put on one: near nothing, so that only its text can match. */
export const NO_CATEGORY = CATEGORIES.length;

export const categoryNumber = (id: string | null): number =>
  id === null ? NO_CATEGORY : (CATEGORY_NUMBERS.get(id) ?? NO_CATEGORY);
