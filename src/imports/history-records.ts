/**
 * Packages that were already bought: awarded ones of all sources, and non-tender ones of a province. They are history only,
 * keyed by source and package code, with as many RUP codes as the row names; no need line comes of them.
 */
import { historyKey } from '../demands/package-key.js';
import { agencyOf, kindOf, methodOf, rupCodesOf, yearOf, type Assembled, type Tools } from './assemble.js';
import { problem } from './problem.js';
import type { Award, PackageRecord } from './records.js';
import type { RowReader } from './row-reader.js';
import { comparable } from './visible-text.js';

/** `E-Katalog 6.0` -> `e-katalog-6`. */
export const sourceSlug = (written: string): string => comparable(written).replace(/ 0$/, '').replaceAll(' ', '-');

export function awardedPackage(reader: RowReader, tools: Tools): Assembled {
  const origin = sourceSlug(reader.text('source'));
  if (origin === '') reader.say('source', problem('required_missing'));
  const value = requiredMoney(reader, 'value');
  const award = { supplierName: supplierOf(reader), value, domesticValue: reader.money('domesticValue', true) };
  const cancelled = /batal/i.test(reader.text('status'));
  return historyPackage(reader, tools, origin, award, {
    source: 'awarded',
    pagu: null,
    estimate: null,
    mak: null,
    announcedOn: null,
    reservedForSmall: null,
    status: cancelled ? 'cancelled' : 'history',
  });
}

export function nonTenderPackage(reader: RowReader, tools: Tools): Assembled {
  const [contracted, negotiated] = [reader.money('contracted', true), reader.money('negotiated', true)];
  const qualification = comparable(reader.text('qualification'));
  const award = { supplierName: supplierOf(reader), value: contracted ?? negotiated, domesticValue: null };
  return historyPackage(reader, tools, null, award, {
    source: 'non_tender',
    pagu: requiredMoney(reader, 'pagu'),
    estimate: reader.money('estimate', true),
    mak: reader.text('mak', 2_000) || null,
    announcedOn: reader.date('announcedOn', true),
    reservedForSmall: qualification === '' ? null : !qualification.includes('non'),
    status: 'history',
  });
}

type Own = Pick<PackageRecord, 'source' | 'pagu' | 'estimate' | 'mak' | 'announcedOn' | 'reservedForSmall' | 'status'>;

function historyPackage(reader: RowReader, tools: Tools, origin: string | null, award: Award, own: Own): Assembled {
  const code = reader.code('packageCode');
  if (code === '') reader.say('packageCode', problem('required_missing'));
  const [year, agency] = [yearOf(reader, tools), agencyOf(reader, tools)];
  const rupCodes = rupCodesOf(reader, 'rupCodes');
  if (!reader.has('rupCodes')) reader.say('rupCodes', problem('required_missing'));
  const name = reader.text('name');
  if (name === '') reader.say('name', problem('name_missing'));
  const method = methodOf(reader.text('method')) ?? (origin === 'swakelola' ? 'SWAKELOLA' : null);
  const [kind, fund] = [kindOf(reader.text('kind')), reader.text('fund') || null];
  const packageCode = origin === null ? code : `${origin}:${code}`;
  const key = code === '' || origin === '' ? null : historyKey(own.source, packageCode);
  if (key === null || year === null || agency === null || rupCodes.length === 0) return { key, record: null };
  const record: PackageRecord = {
    type: 'package',
    year,
    agency,
    rupCodes,
    replacesRupCodes: [],
    packageCode,
    name: name === '' ? code : name,
    fund,
    method,
    kind,
    ...own,
    selectionFrom: null,
    selectionTo: null,
    deliverFrom: null,
    deliverTo: null,
    awards: [award],
    lines: [],
  };
  return { key, record };
}

const supplierOf = (reader: RowReader): string | null => reader.text('supplierName') || null;

function requiredMoney(reader: RowReader, field: string): number | null {
  if (!reader.has(field)) reader.say(field, problem('required_missing'));
  return reader.money(field);
}
