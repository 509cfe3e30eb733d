/** Published awards as a test of relevance: who won packages of such texts before should stand high for a text nobody has seen. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { mulberry32 } from '../workloads/random.js';

export interface Award {
  /** Empty where none is published. */
  supplier: string;
  text: string;
  /** The unit of an agency that bought. Only the control looks at it. */
  satker: string;
}

export interface Seller {
  id: string;
  /** Distinct; each is one offer. */
  offers: readonly string[];
  satkers: ReadonlySet<string>;
}

export interface Query {
  text: string;
  satker: string;
  /** Index of the seller who won it. */
  winner: number;
}

/** Sellers out of the train rows, queries out of the test rows. */
export interface Trial {
  sellers: readonly Seller[];
  queries: readonly Query[];
}

const FEWEST_OFFERS = 4;
const PERSON = 'PERORANGAN-';

/** @throws Error where the file lacks a column */
export function readAwards(file: string): Award[] {
  const rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true }) as Record<
    string,
    string
  >[];
  const cell = (row: Record<string, string>, column: string) => {
    const value = row[column];
    if (value === undefined) throw new Error(`${file}: no column ${column}`);
    return value;
  };
  return rows.map((row) => ({
    supplier: cell(row, 'nama_penyedia'),
    text: cell(row, 'nama_paket'),
    satker: cell(row, 'nama_satker'),
  }));
}

/** Of each supplier's rows a fifth, rounded, is put to the test. */
export function split(awards: readonly Award[], seed: number): { train: Award[]; test: Award[] } {
  const random = mulberry32(seed);
  const [train, test]: [Award[], Award[]] = [[], []];
  for (const rows of groupBySupplier(awards).values()) {
    shuffle(rows, random);
    const tested = Math.round(rows.length / 5);
    test.push(...rows.slice(0, tested));
    train.push(...rows.slice(tested));
  }
  return { train, test };
}

/** @throws Error where nothing is left to ask */
export function trialOf(train: readonly Award[], test: readonly Award[]): Trial {
  const sellers = [...groupBySupplier(train)].flatMap(([id, rows]) => sellerOf(id, rows) ?? []);
  const numberOf = new Map(sellers.map(({ id }, number) => [id, number]));
  const seen = new Set(train.map(({ text }) => letters(text)));
  const queries = test.flatMap(({ supplier, text, satker }) => {
    const winner = numberOf.get(supplier);
    return winner === undefined || seen.has(letters(text)) ? [] : [{ text, satker, winner }];
  });
  if (queries.length === 0) throw new Error(`no query: ${sellers.length} sellers, ${test.length} test rows`);
  return { sellers, queries };
}

function sellerOf(id: string, rows: readonly Award[]): Seller | null {
  const offers = new Map(rows.map(({ text }) => [letters(text), text]));
  if (id === '' || id.startsWith(PERSON) || offers.size < FEWEST_OFFERS) return null;
  return { id, offers: [...offers.values()], satkers: new Set(rows.map(({ satker }) => satker)) };
}

const letters = (text: string) => text.toLowerCase().replace(/\P{L}/gu, '');

function groupBySupplier(awards: readonly Award[]): Map<string, Award[]> {
  const groups = new Map<string, Award[]>();
  for (const award of awards) {
    const group = groups.get(award.supplier);
    if (group) group.push(award);
    else groups.set(award.supplier, [award]);
  }
  return groups;
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
}
