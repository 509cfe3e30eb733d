/**
 * A commitment's content out of what the parties wish and what is known of the things they name: each line in its unit
 * and in base units, exact rupiah, deliveries that add up, the capacity it will take, and the warnings. Everything that
 * both parties read is in here, and nothing else; `contentHash` is what they sign.
 */
import { createHash } from 'node:crypto';
import type {
  AgencyKind,
  CapacityPeriod,
  CertificateKind,
  DemandStatus,
  OfferStatus,
  PackageStatus,
  ProcurementKind,
  ProcurementMethod,
  SizeClass,
} from '../contract/kinds.js';
import { jcs } from '../log/entry-hash.js';
import { addDays } from '../platform/edge/civil-date.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { convertible, getUnit, toBase } from '../reference/units.js';
import { aboveCeiling, lineTotal, sumRupiah } from './pricing.js';
import { capacityRefusal } from './capacity-lack.js';
import { reserve, type ReservedRow } from './reserve.js';
import { type Warning, warningsOf } from './warnings.js';

export interface LineWish {
  demandId: string;
  offerId: string;
  /** Steps of the offer's unit. */
  quantity: number;
  /** Rupiah for one unit. */
  unitPrice: number;
  deliveries: readonly { date: string; quantity: number }[];
}

export interface CommitmentWish {
  lines: readonly LineWish[];
  method: ProcurementMethod | null;
  plannedMonth: string | null;
  reasons: Record<string, string>;
  replacesId: string | null;
}

/** What is known of the things that a line names. */
export interface LineFacts {
  demand: {
    id: string;
    eventId: string;
    agencyId: string;
    packageId: string;
    status: DemandStatus;
    unitId: string;
    baseQuantity: number | null;
    unitCeiling: number | null;
    deliverFrom: string | null;
    deliverTo: string | null;
    splittable: boolean;
  };
  pack: { id: string; status: PackageStatus; rupCode: string | null; kind: ProcurementKind | null; reservedForSmall: boolean };
  offer: { id: string; eventId: string; umkmId: string; name: string; unitId: string; packSize: number; minimumOrder: number; leadDays: number; status: OfferStatus };
  product: { id: string; categoryId: string; madeFresh: boolean; poolUse: number };
  pool: { id: string; period: CapacityPeriod; capacity: number };
  sizeClass: SizeClass | null;
  requirements: readonly { anyOf: readonly CertificateKind[]; metOn: (date: string) => boolean }[];
}

export interface ComposedLine {
  position: number;
  demandId: string;
  packageId: string;
  offerId: string;
  umkmId: string;
  name: string;
  categoryId: string;
  unitId: string;
  steps: number;
  packSize: number;
  poolUse: number;
  quantity: number;
  base: number;
  unitPrice: number;
  total: number;
  deliveries: { date: string; quantity: number }[];
}

export interface Content {
  eventId: string;
  agencyId: string;
  method: ProcurementMethod | null;
  plannedMonth: string | null;
  replacesId: string | null;
  reasons: Record<string, string>;
  warnings: Warning[];
  total: number;
  lines: ComposedLine[];
  /** `lineId` is the line's position, as text. */
  reserved: ReservedRow[];
}

export interface Setting {
  eventId: string;
  buyer: { id: string; kind: AgencyKind };
  /** Civil date of the event's zone. */
  today: string;
  /** What is committed of a pool in a period; what a replaced commitment holds is left out. */
  committed: (poolId: string, period: string) => number;
  /** The ceiling is the buyer's secret: it is asked only where the buyer is the one who asks. */
  asBuyer: boolean;
}

/** @throws DomainError for whatever blocks; see the model, 'At signing' */
export function compose(wish: CommitmentWish, facts: readonly LineFacts[], setting: Setting): Content {
  requireDistinct(wish.lines);
  const lines = wish.lines.map((line, position) => composeLine(line, at(facts, position), position, setting));
  const total = sumRupiah(lines.map((line) => line.total));
  if (total === null) throw new DomainError('amount_overflow');
  const reservation = reserve(lines.map((line) => reservable(line, at(facts, line.position), setting)), setting.committed);
  if ('lack' in reservation) {
    const { lineId, ...lack } = reservation.lack;
    const line = lines[Number(lineId)];
    if (!line) throw new Error(`capacity of no line: ${lineId}`);
    throw new DomainError('capacity_exceeded', capacityRefusal(lack, line));
  }
  return {
    eventId: setting.eventId,
    agencyId: setting.buyer.id,
    method: wish.method,
    plannedMonth: wish.plannedMonth,
    replacesId: wish.replacesId,
    reasons: wish.reasons,
    warnings: warningsIn(wish, lines, facts, setting),
    total,
    lines,
    reserved: reservation.rows,
  };
}

/** What a signature names: any other content has another hash. */
export const contentHash = (content: Content): string => createHash('sha256').update(jcs(content)).digest('hex');

function composeLine(wish: LineWish, facts: LineFacts, position: number, setting: Setting): ComposedLine {
  const { demand, offer, product } = facts;
  requireOpen(facts, setting);
  const unit = getUnit(offer.unitId);
  if (!convertible(unit, getUnit(demand.unitId))) throw new DomainError('unit_mismatch', { from: offer.unitId, to: demand.unitId });
  const base = toBase(wish.quantity, unit, offer.packSize);
  if (base === null || base === 0) throw new DomainError('unit_mismatch', { from: offer.unitId, to: demand.unitId });
  if (!demand.splittable && base !== demand.baseQuantity) throw new DomainError('lines_invalid', { reason: 'not_splittable' });
  if (setting.asBuyer && isAboveCeiling(wish.unitPrice, facts)) throw new DomainError('price_above_ceiling');
  const priced = lineTotal(wish.quantity, wish.unitPrice, unit.steps);
  if ('problem' in priced) throw new DomainError(priced.problem);
  requireDeliveries(wish, setting.today);
  return {
    position,
    demandId: demand.id,
    packageId: demand.packageId,
    offerId: offer.id,
    umkmId: offer.umkmId,
    name: offer.name,
    categoryId: product.categoryId,
    unitId: offer.unitId,
    steps: unit.steps,
    packSize: offer.packSize,
    poolUse: product.poolUse,
    quantity: wish.quantity,
    base,
    unitPrice: wish.unitPrice,
    total: priced.rupiah,
    deliveries: wish.deliveries.map(({ date, quantity }) => ({ date, quantity })),
  };
}

/** Whether a price, in the offer's unit, is above the ceiling, in the demand's. */
export function isAboveCeiling(
  unitPrice: number,
  { demand, offer }: { demand: { unitId: string; unitCeiling: number | null }; offer: { unitId: string; packSize: number } },
): boolean {
  if (demand.unitCeiling === null) return false;
  const offered = getUnit(offer.unitId);
  return aboveCeiling(
    { rupiah: unitPrice, base: offered.pack ? offer.packSize : offered.ratio },
    { rupiah: demand.unitCeiling, base: getUnit(demand.unitId).ratio },
  );
}

function requireOpen({ demand, pack, offer }: LineFacts, setting: Setting): void {
  if (demand.eventId !== setting.eventId || offer.eventId !== setting.eventId) throw new DomainError('lines_invalid', { reason: 'other_event' });
  if (demand.agencyId !== setting.buyer.id) throw new DomainError('lines_invalid', { reason: 'several_buyers' });
  if (demand.status === 'incomplete') throw new DomainError('demand_incomplete', { missing: 'quantity, category, delivery' });
  if (demand.status !== 'open') throw new DomainError('demand_closed', { status: demand.status });
  if (pack.status !== 'active') throw new DomainError('package_closed', { status: pack.status });
  if (offer.status !== 'active') throw new DomainError('offer_withdrawn');
}

function requireDeliveries(wish: LineWish, today: string): void {
  const delivered = wish.deliveries.reduce((sum, d) => sum + d.quantity, 0);
  if (delivered !== wish.quantity) throw new DomainError('deliveries_do_not_add_up', { delivered, quantity: wish.quantity });
  const past = wish.deliveries.find((d) => d.date < today);
  if (past) throw new DomainError('delivery_date_past', { date: past.date });
}

function requireDistinct(lines: readonly LineWish[]): void {
  const pairs = new Set(lines.map((line) => `${line.demandId} ${line.offerId}`));
  if (pairs.size !== lines.length) throw new DomainError('lines_invalid', { reason: 'duplicate' });
}

function reservable(line: ComposedLine, { product, pool, offer }: LineFacts, setting: Setting) {
  const unit = getUnit(offer.unitId);
  return {
    lineId: String(line.position),
    pool,
    madeFresh: product.madeFresh,
    use: product.poolUse,
    readyFrom: addDays(setting.today, offer.leadDays),
    deliveries: line.deliveries.map(({ date, quantity }) => {
      const base = toBase(quantity, unit, offer.packSize);
      if (base === null) throw new DomainError('unit_mismatch', { from: offer.unitId, to: offer.unitId });
      return { date, base };
    }),
  };
}

function warningsIn(wish: CommitmentWish, lines: readonly ComposedLine[], facts: readonly LineFacts[], setting: Setting): Warning[] {
  const packages = new Map<string, { rupCode: string | null; kind: ProcurementKind; reservedForSmall: boolean; rupiah: number }>();
  for (const line of lines) {
    const { pack } = at(facts, line.position);
    const sum = (packages.get(pack.id)?.rupiah ?? 0) + line.total;
    packages.set(pack.id, { rupCode: pack.rupCode, kind: pack.kind ?? 'BARANG', reservedForSmall: pack.reservedForSmall, rupiah: sum });
  }
  const warned = lines.map((line) => {
    const { demand, offer, sizeClass, requirements } = at(facts, line.position);
    const window = { from: demand.deliverFrom, to: demand.deliverTo };
    return { ...line, minimumOrder: offer.minimumOrder, leadDays: offer.leadDays, window, sizeClass, requirements };
  });
  return warningsOf(warned, [...packages.values()], { kind: setting.buyer.kind, method: wish.method }, setting.today);
}

function at(facts: readonly LineFacts[], position: number): LineFacts {
  const found = facts[position];
  if (!found) throw new Error(`no facts of line ${position}`);
  return found;
}
