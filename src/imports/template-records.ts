/**
 * Our own templates to records: UMKM, products, offers and demands. Stricter than published files: whoever fills a template
 * can be asked, so every unreadable cell is an error and nothing is taken from elsewhere.
 */
import type { AgencyKind, CapacityPeriod, CertificateKind, LegalForm } from '../contract/kinds.js';
import { CATEGORIES } from '../reference/categories.js';
import * as identifiers from '../reference/identifiers.js';
import { findUnit, type Unit } from '../reference/units.js';
import { FIRST_YEAR, LAST_YEAR, identifierOf, windowOf, type Assembled, type Tools } from './assemble.js';
import { SURE_CONFIDENCE } from './demand-lines.js';
import { problem } from './problem.js';
import type { AgencyFacts, DemandLine } from './records.js';
import type { RowReader } from './row-reader.js';
import { comparable } from './visible-text.js';

const PERIODS: Readonly<Record<string, CapacityPeriod>> = {
  hari: 'day',
  harian: 'day',
  day: 'day',
  'per hari': 'day',
  minggu: 'week',
  mingguan: 'week',
  pekan: 'week',
  week: 'week',
  'per minggu': 'week',
  bulan: 'month',
  bulanan: 'month',
  bln: 'month',
  month: 'month',
  'per bulan': 'month',
};
const AGENCY_KINDS: Readonly<Record<string, AgencyKind>> = {
  kl: 'KL',
  kementerian: 'KL',
  lembaga: 'KL',
  'kementerian lembaga': 'KL',
  'instansi vertikal': 'INSTANSI_VERTIKAL',
  vertikal: 'INSTANSI_VERTIKAL',
  'opd provinsi': 'OPD_PROVINSI',
  provinsi: 'OPD_PROVINSI',
  'opd kabupaten kota': 'OPD_KABKOTA',
  'opd kabkota': 'OPD_KABKOTA',
  'opd kabupaten': 'OPD_KABKOTA',
  'opd kota': 'OPD_KABKOTA',
  kabupaten: 'OPD_KABKOTA',
  kota: 'OPD_KABKOTA',
  bumn: 'BUMN',
  bumd: 'BUMD',
  desa: 'DESA',
  swasta: 'SWASTA',
};
const CERTIFICATES: Readonly<Record<string, CertificateKind>> = {
  halal: 'HALAL',
  'p irt': 'PIRT',
  pirt: 'PIRT',
  bpom: 'BPOM',
  slhs: 'SLHS',
  sni: 'SNI',
  tkdn: 'TKDN',
  'tkdn ik': 'TKDN',
  merek: 'MEREK',
  ig: 'IG',
  'indikasi geografis': 'IG',
};
const LEGAL_FORMS: Readonly<Record<string, LegalForm>> = {
  perorangan: 'PERORANGAN',
  'usaha perorangan': 'PERORANGAN',
  'pt perorangan': 'PT_PERORANGAN',
  pt: 'PT',
  cv: 'CV',
  firma: 'FIRMA',
  koperasi: 'KOPERASI',
  yayasan: 'YAYASAN',
};
/** More than anyone makes or waits for: a slip of the finger, not a plan. */
const MOST_LEAD_DAYS = 365;
const MOST_PACK_SIZE = 1_000_000;

export function umkmRecord(reader: RowReader, tools: Tools): Assembled {
  const [nib, name] = [
    required(reader, 'nib', () => identifierOf(reader, 'nib', identifiers.nib, 13)),
    nameOf(reader, 'name'),
  ];
  const legalForm = reader.oneOf('legalForm', LEGAL_FORMS);
  const facts = {
    npwp: identifierOf(reader, 'npwp', identifiers.npwp, 15),
    legalForm,
    cooperative: legalForm === null ? null : legalForm === 'KOPERASI',
    ownerName: reader.text('ownerName', 120) || null,
    phone: phoneOf(reader),
    email: emailOf(reader),
    regencyCode: required(reader, 'regency', () => regencyOf(reader, 'regency', tools)),
    address: reader.text('address', 300) || null,
    foundedOn: reader.date('foundedOn'),
    capitalRupiah: reader.money('capitalRupiah'),
    yearlySalesRupiah: reader.money('yearlySalesRupiah'),
    kbliCodes: kbliOf(reader),
    catalogueListed: reader.flag('catalogueListed'),
  };
  if (!nib) return { key: null, record: null };
  return { key: `umkm:${nib}`, record: name ? { type: 'umkm', nib, name, ...facts } : null };
}

export function productRecord(reader: RowReader, tools: Tools): Assembled {
  const { nib, name, unit } = sold(reader, 'name');
  const steps = unit?.steps ?? 1;
  const description = reader.text('description', 2_000) || null;
  const category = categoryOf(reader, `${name} ${description ?? ''}`, tools);
  const facts = {
    ...category,
    description,
    packSize: reader.whole('packSize', 1, MOST_PACK_SIZE) ?? 1,
    unitPrice: reader.money('unitPrice'),
    capacity: required(reader, 'capacity', () => reader.quantity('capacity', steps)),
    capacityPeriod: required(reader, 'capacityPeriod', () => reader.oneOf('capacityPeriod', PERIODS)),
    minimumOrder: reader.quantity('minimumOrder', steps),
    leadDays: reader.whole('leadDays', 0, MOST_LEAD_DAYS),
    domesticContentPermille: permilleOf(reader),
  };
  if (!nib || name === '') return { key: null, record: null };
  const key = `product:${nib}:${comparable(name)}`;
  return { key, record: unit ? { type: 'product', nib, name, unitId: unit.id, ...facts } : null };
}

export function offerRecord(reader: RowReader, tools: Tools): Assembled {
  const { nib, name: productName, unit } = sold(reader, 'productName');
  const steps = unit?.steps ?? 1;
  const minQuantity = required(reader, 'minQuantity', () => reader.quantity('minQuantity', steps));
  const unitPrice = required(reader, 'unitPrice', () => reader.money('unitPrice'));
  const facts = {
    minimumOrder: reader.quantity('minimumOrder', steps),
    leadDays: reader.whole('leadDays', 0, MOST_LEAD_DAYS),
    areaCodes: areasOf(reader, tools),
  };
  if (!nib || productName === '' || minQuantity === null) return { key: null, record: null };
  const key = `offer:${nib}:${comparable(productName)}:${minQuantity}`;
  if (!unit || unitPrice === null) return { key, record: null };
  return { key, record: { type: 'offer', nib, productName, unitId: unit.id, minQuantity, unitPrice, ...facts } };
}

export function demandRecord(reader: RowReader, tools: Tools): Assembled {
  const agency = buyerOf(reader, tools);
  const rupCode = identifierOf(reader, 'rupCode', identifiers.rupCode, 8);
  const line = lineOf(reader, tools);
  const facts = {
    packageName: reader.text('packageName') || line.name,
    pagu: reader.money('pagu'),
    year: reader.whole('year', FIRST_YEAR, LAST_YEAR) ?? tools.defaultYear,
  };
  if (!agency || line.name === '') return { key: null, record: null };
  const under = rupCode ?? `${agency.satkerCode ?? comparable(agency.name)}/${comparable(facts.packageName)}`;
  const key = `demand:${under}:${comparable(line.name)}:${line.deliverTo ?? ''}`;
  return { key, record: { type: 'demand', agency, rupCode, ...facts, line } };
}

function lineOf(reader: RowReader, tools: Tools): DemandLine {
  const name = nameOf(reader, 'name');
  const unit = unitOf(reader);
  const spec = reader.prose('spec').slice(0, 2_000) || null;
  const quantity = reader.has('quantity') ? reader.quantity('quantity', unit?.steps ?? 1) : null;
  if (!reader.has('quantity')) reader.say('quantity', problem('quantity_unknown', { text: '' }));
  const [from, to] = [reader.date('deliverFrom'), reader.date('deliverTo')];
  const window = windowOf(reader, ['deliverFrom', 'deliverTo'], from, to);
  return {
    name,
    spec,
    ...categoryOf(reader, `${name} ${spec ?? ''}`, tools),
    quantity,
    unitId: unit?.id ?? null,
    unitWritten: reader.text('unit') || null,
    unitCeiling: reader.money('unitCeiling'),
    deliverFrom: window.from,
    deliverTo: window.to,
    regencyCode: regencyOf(reader, 'regency', tools),
    certificates: certificatesOf(reader),
    aside: null,
    form: 'template',
    raw: name,
  };
}

function buyerOf(reader: RowReader, tools: Tools): AgencyFacts | null {
  const name = nameOf(reader, 'agencyName');
  const satkerCode = identifierOf(reader, 'satkerCode', identifiers.satker);
  const stated = reader.oneOf('agencyKind', AGENCY_KINDS);
  if (name === '') return null;
  const place = tools.places.regencyIn(name);
  const kind = stated ?? (place.provinceCode ? 'INSTANSI_VERTIKAL' : 'KL');
  if (!stated) reader.say('agencyKind', problem('agency_kind_assumed', { kind }));
  return { name, satkerCode, klpdCode: null, klpdName: null, kind, ...place };
}

function sold(reader: RowReader, nameField: string): { nib: string | null; name: string; unit: Unit | undefined } {
  const nib = required(reader, 'nib', () => identifierOf(reader, 'nib', identifiers.nib, 13));
  return { nib, name: nameOf(reader, nameField), unit: unitOf(reader) };
}

/** An empty cell is said to be missing; a filled one says for itself what is wrong with it. */
function required<T>(reader: RowReader, field: string, read: () => T | null): T | null {
  if (reader.has(field)) return read();
  reader.say(field, problem('required_missing'));
  return null;
}

const nameOf = (reader: RowReader, field: string): string =>
  required(reader, field, () => reader.text(field, 200)) ?? '';

function unitOf(reader: RowReader): Unit | undefined {
  const written = required(reader, 'unit', () => reader.text('unit', 40));
  const unit = written ? findUnit(written) : undefined;
  if (written && !unit)
    reader.say('unit', problem('value_not_in_list', { text: written, allowed: 'buah, kotak, kg, …' }));
  return unit;
}

function categoryOf(
  reader: RowReader,
  about: string,
  tools: Tools,
): { categoryId: string | null; categoryConfidence: number } {
  const written = comparable(reader.text('category'));
  const named = CATEGORIES.find(
    ({ id, name, group }) => !group && [id, name.id, name.en].some((each) => comparable(each) === written),
  );
  if (named) return { categoryId: named.id, categoryConfidence: 1000 };
  const guess = tools.suggest(written === '' ? about : written) ?? tools.suggest(about);
  if (!guess) reader.say('category', problem('category_unknown', { text: about.slice(0, 60) }));
  else if (written !== '' || guess.confidence < SURE_CONFIDENCE) {
    reader.say('category', problem('category_guessed', { category: guess.categoryId, confidence: guess.confidence }));
  }
  return { categoryId: guess?.categoryId ?? null, categoryConfidence: guess?.confidence ?? 0 };
}

function regencyOf(reader: RowReader, field: string, tools: Tools): string | null {
  const written = reader.text(field, 80);
  if (written === '') return null;
  const code = tools.places.regencyNamed(written);
  if (code === null) reader.say(field, problem('regency_unknown', { text: written }));
  return code;
}

function areasOf(reader: RowReader, tools: Tools): string[] {
  return reader.list('areas').flatMap((name) => {
    const code = tools.places.regencyNamed(name);
    if (code === null) reader.say('areas', problem('regency_unknown', { text: name.slice(0, 60) }));
    return code === null ? [] : [code];
  });
}

function certificatesOf(reader: RowReader): CertificateKind[] {
  return reader.list('certificates').flatMap((name) => {
    const key = comparable(name);
    const kind = Object.hasOwn(CERTIFICATES, key) ? CERTIFICATES[key] : undefined;
    if (!kind)
      reader.say(
        'certificates',
        problem('value_not_in_list', { text: name.slice(0, 40), allowed: 'Halal, P-IRT, BPOM, SLHS, SNI, TKDN' }),
      );
    return kind ? [kind] : [];
  });
}

function kbliOf(reader: RowReader): string[] {
  return reader.list('kbli').flatMap((written) => {
    const read = identifiers.kbli(written);
    if (!read.ok) reader.say('kbli', problem('identifier_wrong', { reason: read.code, ...read.params }));
    return read.ok ? [read.value] : [];
  });
}

/** '081…', '62 81…' and '+62-81…' are one number. */
function phoneOf(reader: RowReader): string | null {
  const written = reader.code('phone').replace(/[-.()]/g, '');
  if (written === '') return null;
  const national = written.replace(/^(?:\+?62|0)?(?=8)/, '+62');
  if (/^\+628\d{7,12}$/.test(national)) return national;
  reader.say('phone', problem('identifier_wrong', { reason: 'phone_shape' }));
  return null;
}

function emailOf(reader: RowReader): string | null {
  const written = reader.code('email').toLowerCase();
  if (written === '') return null;
  if (/^[^\s@<>"]{1,64}@[a-z0-9.-]+\.[a-z]{2,}$/.test(written)) return written;
  reader.say('email', problem('identifier_wrong', { reason: 'email_shape' }));
  return null;
}

/** '42,5 %' is 425 permille. */
function permilleOf(reader: RowReader): number | null {
  const permille = reader.has('tkdn') ? reader.quantity('tkdn', 10) : null;
  if (permille !== null && permille > 1000) {
    reader.say('tkdn', problem('number_out_of_range', { least: 0, most: 100 }));
    return null;
  }
  return permille;
}
