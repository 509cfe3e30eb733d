import {
  AGENCY_KINDS,
  type AgencyKind,
  CAPACITY_PERIODS,
  type CapacityPeriod,
  COMMITMENT_STATUSES,
  type CommitmentStatus,
  OFFICES,
  type Office,
  PROCUREMENT_METHODS,
  type ProcurementMethod,
} from '../contract/kinds.js';
import { capacityCounter } from '../counters/counter-ids.js';
import { PARTY_KINDS, type PartyKind } from '../events/participation.entity.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { rupiahInWords } from '../reference/rupiah.js';
import { fromBase, getUnit } from '../reference/units.js';
import type { CommitmentLine } from './commitment-line.entity.js';
import type { WholeCommitment } from './commitment-rows.queries.js';
import { statusAt } from './lifecycle.js';
import type { ReservationRow } from './reservation.entity.js';
import type { Signature } from './signature.entity.js';
import { reasonsMissing, WARNING_CODES, type WarningCode } from './warnings.js';

class BothLanguages {
  @ApiProperty() id: string;
  @ApiProperty() en: string;
}

export class ReservedView {
  @ApiProperty({ format: 'uuid' }) poolId: string;
  @ApiProperty() poolName: string;
  @ApiProperty({ enum: CAPACITY_PERIODS }) period: CapacityPeriod;
  @ApiProperty({ example: '2027-01', description: 'a day, an ISO week or a month' }) key: string;
  @ApiProperty({ type: 'integer', description: "steps of the line's unit, as all figures here; rounded down" }) perPeriod: number;
  @ApiProperty({ type: 'integer' }) reservedByOthers: number;
  @ApiProperty({ type: 'integer' }) reservedHere: number;
  @ApiProperty({ type: 'integer' }) remaining: number;
}

export class DeliveryView {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ type: 'integer', description: "steps of the line's unit" }) quantity: number;
  @ApiProperty({ type: ReservedView, isArray: true }) capacity: ReservedView[];
}

export class LineView {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'uuid' }) demandId: string;
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty() umkmName: string;
  @ApiProperty() name: string;
  @ApiProperty() categoryId: string;
  @ApiProperty({ type: 'integer', description: 'steps of the unit' }) quantity: number;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: BothLanguages }) unitName: BothLanguages;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ type: 'integer', description: 'rupiah for one unit' }) unitPrice: number;
  @ApiProperty({ type: 'integer', description: 'rupiah' }) total: number;
  @ApiProperty({ type: DeliveryView, isArray: true }) deliveries: DeliveryView[];
}

export class WarningView {
  @ApiProperty({ enum: WARNING_CODES }) code: WarningCode;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: Record<string, string | number>;
  @ApiProperty({ type: String, nullable: true, description: 'why the parties go on' }) reason: string | null;
  @ApiProperty({ description: 'a reason must be given before anybody can sign' }) required: boolean;
}

export class SignerView {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: OFFICES, nullable: true, type: String }) office: Office | null;
  @ApiProperty({ description: 'holds an office that binds this party at this value' }) mayBind: boolean;
  @ApiProperty({ description: 'has set a PIN' }) hasPin: boolean;
}

export class SignatureView {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: OFFICES, nullable: true, type: String }) office: Office | null;
  @ApiProperty({ enum: ['authorised', 'unauthorised'] }) authority: 'authorised' | 'unauthorised';
  @ApiProperty() at: string;
  @ApiProperty({ enum: ['typed', 'drawn'] }) how: 'typed' | 'drawn';
}

export class PartyView {
  @ApiProperty({ enum: PARTY_KINDS }) kind: PartyKind;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() lead: boolean;
  @ApiProperty({ type: SignerView, isArray: true }) signers: SignerView[];
  @ApiProperty({ type: SignatureView, nullable: true }) signature: SignatureView | null;
  @ApiProperty({ description: 'has asked for the commitment to be voided' }) asksToVoid: boolean;
}

class BuyerView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: AGENCY_KINDS }) kind: AgencyKind;
}

class ReceiptView {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty({ description: "hash of its entry in the event's log" }) hash: string;
  @ApiProperty() at: string;
}

class VoidRequestView {
  @ApiProperty({ description: 'name of the party that asked first' }) by: string;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty() at: string;
}

export class CommitmentView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'gapless within the event' }) number: number | null;
  @ApiProperty({ enum: COMMITMENT_STATUSES }) status: CommitmentStatus;
  @ApiProperty({ description: 'what a signature names' }) hash: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty() createdAt: string;
  @ApiProperty() expiresAt: string;
  @ApiProperty({ type: String, nullable: true }) finalAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) seq: number | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) replacesId: string | null;
  @ApiProperty({ type: String, nullable: true }) closedReason: string | null;
  @ApiProperty({ type: BuyerView }) agency: BuyerView;
  @ApiProperty({ type: 'integer', description: 'rupiah' }) total: number;
  @ApiProperty({ type: BothLanguages }) totalWords: BothLanguages;
  @ApiProperty({ enum: PROCUREMENT_METHODS, nullable: true, type: String }) method: ProcurementMethod | null;
  @ApiProperty({ type: String, nullable: true, example: '2027-01' }) plannedMonth: string | null;
  @ApiProperty({ type: LineView, isArray: true }) lines: LineView[];
  @ApiProperty({ type: WarningView, isArray: true }) warnings: WarningView[];
  @ApiProperty({ type: PartyView, isArray: true }) parties: PartyView[];
  @ApiProperty({ type: ReceiptView, nullable: true }) receipt: ReceiptView | null;
  @ApiProperty({ type: VoidRequestView, nullable: true }) voidRequest: VoidRequestView | null;
}

/** Names and figures that a commitment's view needs beside its own rows. */
export interface CommitmentSurroundings {
  now: string;
  names: ReadonlyMap<string, string>;
  pools: ReadonlyMap<string, { name: string; period: CapacityPeriod; capacity: number }>;
  /** What is committed, by counter. */
  committed: ReadonlyMap<string, number>;
  /** By `signersKey`: what an office binds to depends on the commitment's value. */
  signers: ReadonlyMap<string, SignerView[]>;
  /** Hash of the entry in the log, by `entryKey`. */
  entryHashes: ReadonlyMap<string, string>;
}

export const signersKey = (commitmentId: string, partyId: string): string => `${commitmentId} ${partyId}`;
export const entryKey = (eventId: string, seq: number): string => `${eventId} ${seq}`;

export function commitmentView(whole: WholeCommitment, around: CommitmentSurroundings): CommitmentView {
  const { commitment: c, signatures } = whole;
  const name = (id: string) => around.names.get(id) ?? '';
  const missing = reasonsMissing(c.warnings, c.reasons);
  const firstVoid = signatures.find((s) => s.act === 'void');
  return {
    id: c.id,
    eventId: c.eventId,
    number: c.number,
    status: statusAt(c, around.now),
    hash: c.hash,
    version: c.version,
    createdAt: c.createdAt,
    expiresAt: c.expiresAt,
    finalAt: c.finalAt,
    seq: c.seq,
    replacesId: c.replacesId,
    closedReason: c.closedReason,
    agency: { id: c.agencyId, name: name(c.agencyId), kind: c.agencyKind },
    total: c.total,
    totalWords: { id: rupiahInWords(c.total, 'id'), en: rupiahInWords(c.total, 'en') },
    method: c.method,
    plannedMonth: c.plannedMonth,
    lines: whole.lines.map((line) => lineView(line, whole, around, name(line.umkmId))),
    warnings: c.warnings.map((w) => ({ code: w.code, params: w.params, reason: c.reasons[w.code] ?? null, required: missing.includes(w.code) })),
    parties: whole.parties.map((p) => ({
      kind: p.partyKind,
      id: p.partyId,
      name: name(p.partyId),
      lead: p.lead,
      signers: around.signers.get(signersKey(c.id, p.partyId)) ?? [],
      signature: signatureView(signatures.find((s) => s.act === 'sign' && s.partyId === p.partyId)),
      asksToVoid: signatures.some((s) => s.act === 'void' && s.partyId === p.partyId),
    })),
    receipt: c.seq === null || c.finalAt === null ? null : { seq: c.seq, hash: around.entryHashes.get(entryKey(c.eventId, c.seq)) ?? '', at: c.finalAt },
    voidRequest: firstVoid && c.status === 'final' ? { by: name(firstVoid.partyId), reason: firstVoid.reason, at: firstVoid.at } : null,
  };
}

function lineView(line: CommitmentLine, whole: WholeCommitment, around: CommitmentSurroundings, umkmName: string): LineView {
  const unit = getUnit(line.unitId);
  const isHeld = whole.commitment.status === 'final';
  return {
    id: line.id,
    demandId: line.demandId,
    offerId: line.offerId,
    umkmId: line.umkmId,
    umkmName,
    name: line.name,
    categoryId: line.categoryId,
    quantity: line.quantity,
    unitId: line.unitId,
    unitName: unit.name,
    steps: line.steps,
    unitPrice: line.unitPrice,
    total: line.total,
    deliveries: line.deliveries.map((delivery, at) => ({
      ...delivery,
      capacity: whole.reserved.filter((r) => r.lineId === line.id && r.delivery === at).map((r) => reservedView(r, line, isHeld, around)),
    })),
  };
}

/**
 * Capacity is kept in units of its pool; a person reads it in the unit that they sell in. `remaining` is what is left
 * after this commitment, whether it is signed or not.
 */
function reservedView(row: ReservationRow, line: CommitmentLine, isHeld: boolean, around: CommitmentSurroundings): ReservedView {
  const pool = around.pools.get(row.poolId);
  const perPeriod = pool?.capacity ?? 0;
  const committed = around.committed.get(capacityCounter(row.poolId, row.period)) ?? 0;
  const reservedByOthers = Math.max(0, committed - (isHeld ? row.units : 0));
  const inSteps = (poolUnits: number) => fromBase(Math.floor(poolUnits / line.poolUse), getUnit(line.unitId), line.packSize);
  return {
    poolId: row.poolId,
    poolName: pool?.name ?? '',
    period: pool?.period ?? 'month',
    key: row.period,
    perPeriod: inSteps(perPeriod),
    reservedByOthers: inSteps(reservedByOthers),
    reservedHere: inSteps(row.units),
    remaining: inSteps(Math.max(0, perPeriod - reservedByOthers - row.units)),
  };
}

function signatureView(signature: Signature | undefined): SignatureView | null {
  if (!signature) return null;
  return {
    personId: signature.personId,
    name: signature.personName,
    office: signature.office,
    authority: signature.authorised ? 'authorised' : 'unauthorised',
    at: signature.at,
    how: signature.typedName === null ? 'drawn' : 'typed',
  };
}
