/**
 * RUP plans, penyedia and swakelola, to packages with their need lines, keyed by RUP code.
 * A RUP names months by their first day, so an end of the first of a month means that whole month.
 */
import type { PackageStatus } from '../contract/kinds.js';
import { planKey } from '../demands/package-key.js';
import * as identifiers from '../reference/identifiers.js';
import { agencyOf, kindOf, methodOf, rupCodesOf, windowOf, yearOf, type Assembled, type Tools } from './assemble.js';
import { endOfMonth } from './civil-dates.js';
import { planLines, type PlanLines } from './demand-lines.js';
import { problem } from './problem.js';
import type { PackageRecord } from './records.js';
import type { RowReader } from './row-reader.js';

export function penyediaPackage(reader: RowReader, tools: Tools): Assembled {
  const ukm = reader.text('smallBusiness').toLowerCase();
  const method = methodOf(reader.text('method')) ?? (reader.flag('excepted') ? 'DIKECUALIKAN' : null);
  const use = monthsOf(reader, 'useFrom', 'useTo');
  const selection = monthsOf(reader, 'selectionFrom', 'selectionTo');
  return planPackage(reader, tools, reader.prose('specification'), use, {
    source: 'rup_penyedia',
    method,
    kind: kindOf(reader.text('kind')),
    reservedForSmall: ukm === '' ? null : !/^(?:non|tidak|bukan|false)/.test(ukm),
    selectionFrom: selection.from,
    selectionTo: selection.to,
  });
}

export function swakelolaPackage(reader: RowReader, tools: Tools): Assembled {
  reader.whole('swakelolaType', 1, 4);
  return planPackage(
    reader,
    tools,
    '',
    { from: null, to: null },
    {
      source: 'rup_swakelola',
      method: 'SWAKELOLA',
      kind: null,
      reservedForSmall: null,
      selectionFrom: null,
      selectionTo: null,
    },
  );
}

type Own = Pick<PackageRecord, 'source' | 'method' | 'kind' | 'reservedForSmall' | 'selectionFrom' | 'selectionTo'>;
interface Window {
  from: string | null;
  to: string | null;
}

function planPackage(reader: RowReader, tools: Tools, specification: string, use: Window, own: Own): Assembled {
  const code = rupCodeOf(reader);
  const [year, agency] = [yearOf(reader, tools), agencyOf(reader, tools)];
  const name = reader.text('name');
  if (name === '') reader.say('name', problem('name_missing'));
  const pagu = paguOf(reader);
  const contract = monthsOf(reader, 'contractFrom', 'contractTo');
  const deliver = contract.to === null ? use : contract;
  const key = code === null ? null : planKey(code);
  if (code === null || year === null || agency === null || pagu === null) return { key, record: null };

  const description = reader.prose('description');
  const text = { name, description, specification, volume: reader.text('volume'), pagu };
  const unpacked = planLines({ ...text, deliverFrom: deliver.from, deliverTo: deliver.to }, tools.suggest);
  sayLineProblems(reader, unpacked);
  const record: PackageRecord = {
    type: 'package',
    year,
    agency,
    rupCodes: [code],
    replacesRupCodes: rupCodesOf(reader, 'replaces'),
    packageCode: null,
    name: name === '' ? code : name,
    mak: reader.text('mak', 2_000) || null,
    fund: reader.text('fund') || null,
    pagu,
    status: statusOf(reader),
    ...own,
    deliverFrom: deliver.from,
    deliverTo: deliver.to,
    announcedOn: reader.date('announcedOn', true),
    estimate: null,
    awards: [],
    lines: unpacked.lines,
  };
  return { key, record };
}

function rupCodeOf(reader: RowReader): string | null {
  const written = reader.code('rupCode');
  if (written === '') {
    reader.say('rupCode', problem('required_missing'));
    return null;
  }
  const read = identifiers.rupCode(written);
  if (read.ok) return read.value;
  reader.say('rupCode', problem('identifier_wrong', { reason: read.code, ...read.params }));
  return null;
}

function paguOf(reader: RowReader): number | null {
  if (!reader.has('pagu')) {
    reader.say('pagu', problem('required_missing'));
    return null;
  }
  const pagu = reader.money('pagu');
  if (pagu === 0) reader.say('pagu', problem('pagu_zero'));
  return pagu;
}

function statusOf(reader: RowReader): PackageStatus {
  const [deleted, active] = [reader.flag('deleted'), reader.flag('active')];
  reader.text('announced');
  return deleted === true || active === false ? 'cancelled' : 'active';
}

function monthsOf(reader: RowReader, from: string, to: string): Window {
  const end = reader.date(to, true);
  const start = reader.date(from, true);
  return windowOf(reader, [from, to], start, end?.endsWith('-01') ? endOfMonth(end) : end);
}

/** Each unsure figure of a line becomes a cell of its own, with the piece of text it was read from. */
function sayLineProblems(reader: RowReader, { problems }: PlanLines): void {
  for (const { field, raw, source, problem: found } of problems) reader.say(field, found, raw, source);
}
