/**
 * Signing, decided: a pure function over rows that the caller has locked and loaded. Requests are taken in order; each
 * sees what the ones before it changed. All lines of a commitment hold or none. Rules: the model, 'At signing'.
 *
 * A limit is asked at every signature and taken at the last one, so that nobody is asked to sign what cannot be kept.
 */
import type { CommitmentStatus, DemandStatus, OfferStatus, PackageStatus } from '../contract/kinds.js';
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import { capacityCounter, demandCounter, packageCounter } from '../counters/counter-ids.js';
import { capacityRefusal, type UnitOfLine } from './capacity-lack.js';
import { next, statusAt } from './lifecycle.js';
import type { ReservedRow } from './reserve.js';

export interface BatchLine extends UnitOfLine {
  id: string;
  demandId: string;
  packageId: string;
  offerId: string;
  umkmId: string;
  /** Base units drawn on the demand. */
  base: number;
  rupiah: number;
  /** The price is above what the buyer's ceiling is now. */
  aboveCeiling: boolean;
}

export interface BatchCommitment {
  id: string;
  eventId: string;
  status: CommitmentStatus;
  expiresAt: string;
  /** Hash of the content, as both parties read it. */
  hash: string;
  replacesId: string | null;
  lines: readonly BatchLine[];
  reserved: readonly ReservedRow[];
  /** The buyer. Budget and ceiling are its secrets: asked when it signs and when all have, told to nobody else. */
  agencyId: string;
  partyIds: readonly string[];
  /** Parties that have signed this content. */
  signedBy: Set<string>;
  /** Codes of warnings that need a reason and have none. */
  reasonsMissing: readonly string[];
  number: number | null;
  seq: number | null;
}

export interface BatchCounter {
  limit: number;
  committed: number;
}

/** All that a batch reads. `applyBatch` changes it in place; the caller saves what changed. */
export interface BatchState {
  now: string;
  /** Whether the stage of each event lets people sign. */
  signingOpen: ReadonlyMap<string, boolean>;
  commitments: ReadonlyMap<string, BatchCommitment>;
  demands: ReadonlyMap<string, { status: DemandStatus; agencyId: string; eventId: string }>;
  packages: ReadonlyMap<string, { status: PackageStatus }>;
  offers: ReadonlyMap<string, { status: OfferStatus; umkmId: string; eventId: string }>;
  counters: ReadonlyMap<string, BatchCounter>;
}

export interface SignRequest {
  commitmentId: string;
  partyId: string;
  /** Hash of the content that the signer read. */
  hash: string;
}

export type SignDecision =
  | { kind: 'signed'; final: false }
  | { kind: 'signed'; final: true; deltas: Map<string, number>; replaced: string | null }
  | { kind: 'refused'; code: ErrorCode; params: ErrorParams };

export function applyBatch(state: BatchState, requests: readonly SignRequest[]): SignDecision[] {
  return requests.map((request) => applyOne(state, request));
}

function applyOne(state: BatchState, request: SignRequest): SignDecision {
  const commitment = state.commitments.get(request.commitmentId);
  if (!commitment) return refuse('not_found', { what: 'commitment' });
  const objection = objectionToState(state, commitment, request) ?? objectionToLines(state, commitment);
  if (objection) return objection;
  const replaced = commitment.replacesId === null ? null : state.commitments.get(commitment.replacesId);
  if (replaced !== null && replaced?.status !== 'final') return refuse('replaced_not_final');
  const deltas = deltasOf(commitment, replaced);
  const completes = commitment.partyIds.every((id) => id === request.partyId || commitment.signedBy.has(id));
  const limit = objectionToLimits(state, commitment, deltas, { isBuyer: request.partyId === commitment.agencyId, completes });
  if (limit) return limit;

  commitment.signedBy.add(request.partyId);
  if (!completes) return { kind: 'signed', final: false };
  for (const [id, delta] of deltas) {
    const counter = state.counters.get(id);
    if (counter) counter.committed += delta;
  }
  commitment.status = next(commitment.status, 'complete') ?? commitment.status;
  if (replaced) replaced.status = next(replaced.status, 'void') ?? replaced.status;
  return { kind: 'signed', final: true, deltas, replaced: replaced?.id ?? null };
}

function objectionToState(state: BatchState, commitment: BatchCommitment, request: SignRequest): SignDecision | null {
  const status = statusAt(commitment, state.now);
  if (status === 'expired') return refuse('commitment_expired');
  if (commitment.signedBy.has(request.partyId) && status === 'draft') return refuse('already_signed');
  if (next(status, 'sign') === null) return refuse('commitment_transition', { status, action: 'sign' });
  if (state.signingOpen.get(commitment.eventId) !== true) return refuse('stage_forbids', { stage: 'closed', activity: 'sign' });
  if (!commitment.partyIds.includes(request.partyId)) return refuse('signer_may_not_sign');
  if (commitment.hash !== request.hash) return refuse('commitment_changed');
  const [missing] = commitment.reasonsMissing;
  return missing === undefined ? null : refuse('reason_required', { warning: missing });
}

/** Ownership and openness of what the lines name may have changed since the draft was made. */
function objectionToLines(state: BatchState, commitment: BatchCommitment): SignDecision | null {
  for (const line of commitment.lines) {
    const demand = state.demands.get(line.demandId);
    const packaged = state.packages.get(line.packageId);
    const offer = state.offers.get(line.offerId);
    if (!demand || !packaged || !offer) return refuse('lines_invalid', { reason: 'missing' });
    const foreign = offer.umkmId !== line.umkmId || !commitment.partyIds.includes(demand.agencyId);
    if (foreign || demand.eventId !== commitment.eventId || offer.eventId !== commitment.eventId) {
      return refuse('lines_invalid', { reason: 'foreign' });
    }
    // a fulfilled demand is refused by its counter below, which can say what is left of it
    if (demand.status !== 'open' && demand.status !== 'fulfilled') return refuse('demand_closed', { status: demand.status });
    if (packaged.status !== 'active') return refuse('package_closed', { status: packaged.status });
    if (offer.status !== 'active') return refuse('offer_withdrawn');
  }
  return null;
}

/** What becoming final adds to each counter; what a replaced commitment held is given back in the same step. */
export function deltasOf(commitment: BatchCommitment, replaced: BatchCommitment | null = null): Map<string, number> {
  const deltas = holdings(commitment);
  for (const [id, held] of replaced ? holdings(replaced) : []) deltas.set(id, (deltas.get(id) ?? 0) - held);
  return deltas;
}

/** What a final commitment holds of each counter. */
export function holdings(commitment: Pick<BatchCommitment, 'lines' | 'reserved'>): Map<string, number> {
  const held = new Map<string, number>();
  const add = (id: string, amount: number) => held.set(id, (held.get(id) ?? 0) + amount);
  for (const line of commitment.lines) {
    add(packageCounter(line.packageId), line.rupiah);
    add(demandCounter(line.demandId), line.base);
  }
  for (const row of commitment.reserved) add(capacityCounter(row.poolId, row.period), row.units);
  return held;
}

function objectionToLimits(
  state: BatchState,
  commitment: BatchCommitment,
  deltas: ReadonlyMap<string, number>,
  { isBuyer, completes }: { isBuyer: boolean; completes: boolean },
): SignDecision | null {
  const over = (id: string) => {
    const counter = state.counters.get(id);
    const delta = deltas.get(id) ?? 0;
    if (counter && counter.committed + delta <= counter.limit) return null;
    return { wanted: delta, remaining: counter ? counter.limit - counter.committed : 0 };
  };
  const asksSecrets = isBuyer || completes;
  for (const line of commitment.lines) {
    if (asksSecrets && line.aboveCeiling) return refuse('price_above_ceiling', isBuyer ? {} : { sealed: true });
    const demand = over(demandCounter(line.demandId));
    if (demand) return refuse('quantity_exceeds_demand', { ...demand, demandId: line.demandId });
    const budget = asksSecrets ? over(packageCounter(line.packageId)) : null;
    if (budget) return refuse('budget_exceeded', isBuyer ? { ...budget, packageId: line.packageId } : { sealed: true });
  }
  for (const row of commitment.reserved) {
    const capacity = over(capacityCounter(row.poolId, row.period));
    if (capacity) return refuse('capacity_exceeded', capacityRefusal({ ...capacity, period: row.period, poolId: row.poolId }, lineOf(commitment, row.lineId)));
  }
  return null;
}

/** Refusals by a limit: final answers, kept with the idempotency key. Every other refusal may end and is asked anew. */
export const LIMIT_REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'quantity_exceeds_demand',
  'budget_exceeded',
  'capacity_exceeded',
]);

function lineOf(commitment: BatchCommitment, lineId: string): BatchLine {
  const line = commitment.lines.find((l) => l.id === lineId);
  if (!line) throw new Error(`reserved row of no line: ${lineId}`);
  return line;
}

function refuse(code: ErrorCode, params: ErrorParams = {}): SignDecision {
  return { kind: 'refused', code, params };
}
