/**
 * Catalogue orders, realisations and revisions: recognised, read and kept for the modules that follow up on them.
 * A payment is known by its package, kind, number, date and value: one export repeats it under every RUP code of the package,
 * and counting it once per code would invent money.
 */
import * as identifiers from '../reference/identifiers.js';
import { agencyOf, rupCodesOf, yearOf, type Assembled, type Tools } from './assemble.js';
import { problem } from './problem.js';
import type { RowReader } from './row-reader.js';

export function catalogueOrder(reader: RowReader, tools: Tools): Assembled {
  const read = identifiers.catalogueOrder(reader.code('orderId'));
  if (!read.ok) reader.say('orderId', problem('identifier_wrong', { reason: read.code, ...read.params }));
  const [year, agency] = [yearOf(reader, tools), agencyOf(reader, tools)];
  const rupCodes = rupCodesOf(reader, 'rupCodes');
  const status = reader.text('status');
  const total = reader.money('total');
  const facts = {
    name: reader.text('name'),
    orderedOn: reader.date('orderedOn', true),
    shipping: reader.money('shipping', true),
    quantity: reader.whole('quantity', 0, Number.MAX_SAFE_INTEGER),
    products: reader.whole('products', 0, 100_000),
    smallBusiness: reader.flag('smallBusiness'),
    shipmentStatus: reader.text('shipmentStatus') || null,
    supplierCode: reader.code('supplierCode') || null,
    maks: reader.list('maks'),
  };
  if (!read.ok) return { key: null, record: null };
  const key = `order:${read.value}`;
  if (year === null || agency === null) return { key, record: null };
  const cancelled = /^cancel|batal/i.test(status);
  const { value: orderId, version } = read;
  return {
    key,
    record: { type: 'order', orderId, version, year, agency, rupCodes, status, cancelled, total, ...facts },
  };
}

export function realisation(reader: RowReader, tools: Tools): Assembled {
  const [year, agency] = [yearOf(reader, tools), agencyOf(reader, tools)];
  const rupCodes = rupCodesOf(reader, 'rupCodes');
  const packageCode = reader.code('packageCode');
  if (packageCode === '') reader.say('packageCode', problem('required_missing'));
  const value = reader.money('value');
  if (!reader.has('value')) reader.say('value', problem('required_missing'));
  const facts = {
    name: reader.text('name'),
    kind: reader.text('kind'),
    number: reader.text('number') || null,
    realisedOn: reader.date('realisedOn', true),
    pagu: reader.money('pagu', true),
    supplierName: reader.text('supplierName') || null,
  };
  if (packageCode === '' || value === null || year === null || agency === null) return { key: null, record: null };
  // Without a number, two receipts of one day and value may be two payments: the RUP code keeps them apart.
  const known = [packageCode, facts.kind, facts.number ?? rupCodes.join('+'), facts.realisedOn, value];
  const key = `realisation:${known.join('|')}`;
  return { key, record: { type: 'realisation', year, agency, rupCodes, packageCode, value, ...facts } };
}

export function revision(reader: RowReader): Assembled {
  const [from, ...more] = rupCodesOf(reader, 'from');
  const to = rupCodesOf(reader, 'to');
  const kind = reader.text('kind');
  const reason = reader.text('reason') || null;
  if (!reader.has('from')) reader.say('from', problem('required_missing'));
  if (!from || more.length > 0) return { key: null, record: null };
  const cancelled = to.length === 0;
  if (cancelled && !/batal|hapus/i.test(kind)) reader.say('to', problem('required_missing'));
  return { key: `revision:${from}>${to.join('+')}`, record: { type: 'revision', from, to, cancelled, reason } };
}
