/** What the readers of all layouts share: the tools they are given, and the facts every public export states alike. */
import type { ProcurementKind, ProcurementMethod } from '../contract/kinds.js';
import * as identifiers from '../reference/identifiers.js';
import { agencyFacts, satkerCodeOf, type AgencyCells, type Places } from './agency-facts.js';
import type { SuggestCategory } from './demand-lines.js';
import { problem } from './problem.js';
import type { AgencyFacts, ImportRecord } from './records.js';
import type { RowReader } from './row-reader.js';
import { comparable } from './visible-text.js';

export interface Tools {
  places: Places;
  suggest: SuggestCategory;
  /** The year of a file that does not state one. */
  defaultYear: number | null;
  /** Agencies repeat: each spelling is worked out once per file. */
  agencies: Map<string, AgencyFacts>;
}

export interface Assembled {
  /** What makes two rows the same thing; null where the row has nothing to be known by. */
  key: string | null;
  record: ImportRecord | null;
}

export type Assemble = (reader: RowReader, tools: Tools) => Assembled;

export const FIRST_YEAR = 2010;
export const LAST_YEAR = 2100;

export function yearOf(reader: RowReader, tools: Tools): number | null {
  const year = reader.whole('year', FIRST_YEAR, LAST_YEAR);
  if (year !== null || reader.has('year')) return year;
  if (tools.defaultYear === null) reader.say('year', problem('required_missing'));
  return tools.defaultYear;
}

export function agencyOf(reader: RowReader, tools: Tools): AgencyFacts | null {
  const cells: AgencyCells = {
    satkerName: reader.text('satkerName'),
    satkerCodeText: reader.code('satkerCodeText'),
    satkerCodePlain: reader.code('satkerCodePlain'),
    satkerCodeInternal: reader.code('satkerCodeInternal'),
    klpdCode: reader.code('klpdCode'),
    klpdName: reader.text('klpdName'),
    klpdKind: reader.text('klpdKind'),
  };
  if (cells.satkerName === '' && cells.klpdName === '') {
    reader.say('satkerName', problem('required_missing'));
    return null;
  }
  const { why } = satkerCodeOf(cells);
  if (why === 'several') reader.say('satkerName', problem('satker_several'));
  if (why === 'none') reader.say('satkerName', problem('satker_by_name'));
  const spelling = JSON.stringify(cells);
  const known = tools.agencies.get(spelling) ?? agencyFacts(cells, tools.places);
  tools.agencies.set(spelling, known);
  return known;
}

/** `70000012;70000050`: all of them or, where one is no RUP code, a problem and none. */
export function rupCodesOf(reader: RowReader, field: string): string[] {
  const codes = reader
    .text(field, 2_000)
    .split(/[;,\s]+/)
    .filter((code) => code !== '' && code !== '0');
  if (codes.length === 0) return [];
  const read = codes.map((code) => identifiers.rupCode(code));
  const wrong = read.find((each) => !each.ok);
  if (wrong && !wrong.ok) {
    reader.say(field, problem('identifier_wrong', { reason: wrong.code, ...wrong.params }));
    return [];
  }
  return [...new Set(read.flatMap((each) => (each.ok ? [each.value] : [])))];
}

type Check = (text: string) => identifiers.Identified;

/** An identifier of our templates; a figure lost by a spreadsheet is suggested back. */
export function identifierOf(reader: RowReader, field: string, check: Check, digits?: number): string | null {
  const written = reader.code(field);
  if (written === '') return null;
  const read = check(written);
  if (read.ok) return read.value;
  const padded = digits && /^\d+$/.test(written) ? written.padStart(digits, '0') : '';
  const suggestion = padded.length - written.length === 1 && check(padded).ok ? padded : undefined;
  reader.say(field, problem('identifier_wrong', { reason: read.code, ...read.params }, suggestion));
  return null;
}

const METHODS: readonly [RegExp, ProcurementMethod][] = [
  [/^e ?purchasing/, 'E_PURCHASING'],
  [/^pengadaan langsung/, 'PENGADAAN_LANGSUNG'],
  [/^penunjukan langsung/, 'PENUNJUKAN_LANGSUNG'],
  [/^tender/, 'TENDER'],
  [/^seleksi/, 'SELEKSI'],
  [/^swakelola/, 'SWAKELOLA'],
  [/^(?:dikecualikan|pengadaan dikecualikan)/, 'DIKECUALIKAN'],
];

export function methodOf(written: string): ProcurementMethod | null {
  const text = comparable(written);
  if (text === '') return null;
  return METHODS.find(([words]) => words.test(text))?.[1] ?? 'OTHER';
}

const KINDS: readonly [RegExp, ProcurementKind][] = [
  [/konsultan/, 'KONSULTANSI'],
  [/konstruksi/, 'KONSTRUKSI'],
  [/jasa/, 'JASA_LAINNYA'],
  [/barang/, 'BARANG'],
];

export function kindOf(written: string): ProcurementKind | null {
  const text = comparable(written);
  if (text === '') return null;
  return KINDS.find(([words]) => words.test(text))?.[1] ?? 'OTHER';
}

/** A window of two dates; one that ends before it begins is said, and neither is kept. */
export function windowOf(
  reader: RowReader,
  fields: readonly [string, string],
  from: string | null,
  to: string | null,
): { from: string | null; to: string | null } {
  if (from === null || to === null || from <= to) return { from, to };
  reader.say(fields[1], problem('dates_reversed', { from, to }));
  return { from: null, to: null };
}
