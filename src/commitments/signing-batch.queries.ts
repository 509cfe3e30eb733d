import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Counter } from '../counters/counter.entity.js';
import { capacityCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Demand } from '../demands/demand.entity.js';
import { Package } from '../demands/package.entity.js';
import { Offer } from '../offers/offer.entity.js';
import { Database } from '../platform/database/database.js';
import { findByAny, insertRows } from '../platform/database/many-rows.js';
import { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { type BatchCommitment, type BatchState, holdings } from './apply-batch.js';
import { CommitmentLine } from './commitment-line.entity.js';
import { CommitmentParty } from './commitment-party.entity.js';
import { Commitment } from './commitment.entity.js';
import { isAboveCeiling } from './compose.js';
import { ReservationRow } from './reservation.entity.js';
import { Signature } from './signature.entity.js';
import { reasonsMissing } from './warnings.js';

export interface LoadedBatch {
  state: Omit<BatchState, 'now' | 'signingOpen'>;
  commitments: Map<string, Commitment>;
  lines: CommitmentLine[];
  offers: Map<string, Offer>;
}

/** Loads and saves what a batch of signatures is decided on. Call inside the write, with the heads of the events locked. */
@Injectable()
export class SigningBatchQueries {
  constructor(
    private readonly db: Database,
    private readonly counters: Counters,
  ) {}

  /** The commitments themselves, and those that they would take the place of; locked, in the order of their ids. */
  async lockCommitments(ids: readonly string[]): Promise<Map<string, Commitment>> {
    const first = await this.lock(ids);
    const replaced = [...first.values()].flatMap((c) => (c.replacesId === null ? [] : [c.replacesId])).filter((id) => !first.has(id));
    return new Map([...first, ...(await this.lock(replaced))]);
  }

  private async lock(ids: readonly string[]): Promise<Map<string, Commitment>> {
    if (ids.length === 0) return new Map();
    return this.db.write(async (m) => {
      const query = m.createQueryBuilder(Commitment, 'c').where('c.id IN (:...ids)', { ids: [...new Set(ids)] }).orderBy('c.id');
      const rows = await (this.db.isSqlite ? query : query.setLock('pessimistic_write')).getMany();
      return new Map(rows.map((row) => [row.id, row]));
    });
  }

  async load(commitments: Map<string, Commitment>): Promise<LoadedBatch> {
    return this.db.write(async (m) => {
      const ids = [...commitments.keys()];
      const lines = await findByAny(m, CommitmentLine, 'commitmentId', ids);
      const parties = groupBy(await findByAny(m, CommitmentParty, 'commitmentId', ids), (p) => p.commitmentId);
      const signatures = groupBy(await findByAny(m, Signature, 'commitmentId', ids, { act: 'sign', droppedAt: IsNull() }), (s) => s.commitmentId);
      const reserved = groupBy(await findByAny(m, ReservationRow, 'commitmentId', ids), (r) => r.commitmentId);
      const demands = mapBy(await findByAny(m, Demand, 'id', lines.map((l) => l.demandId)));
      const packages = mapBy(await findByAny(m, Package, 'id', lines.map((l) => l.packageId)));
      const offers = mapBy(await findByAny(m, Offer, 'id', lines.map((l) => l.offerId)));
      const linesOf = groupBy(lines, (l) => l.commitmentId);
      const batch = [...commitments.values()].map((commitment): BatchCommitment => ({
        ...commitment,
        lines: (linesOf.get(commitment.id) ?? []).map((line) => {
          const [demand, offer] = [demands.get(line.demandId), offers.get(line.offerId)];
          const aboveCeiling = demand !== undefined && offer !== undefined && isAboveCeiling(line.unitPrice, { demand, offer: { ...offer, name: line.name } });
          return { ...line, rupiah: line.total, aboveCeiling };
        }),
        reserved: reserved.get(commitment.id) ?? [],
        partyIds: (parties.get(commitment.id) ?? []).map((p) => p.partyId),
        signedBy: new Set((signatures.get(commitment.id) ?? []).map((s) => s.partyId)),
        reasonsMissing: reasonsMissing(commitment.warnings, commitment.reasons),
      }));
      const counters = await this.lockCounters(batch);
      return { state: { commitments: mapBy(batch), demands, packages, offers, counters }, commitments, lines, offers };
    });
  }

  /** Counters of everything that the batch may take or give back; those of capacity periods are opened here. */
  private async lockCounters(batch: readonly BatchCommitment[]): Promise<Map<string, Counter>> {
    const reserved = batch.flatMap((c) => c.reserved);
    const pools = await this.poolsShared([...new Set(reserved.map((r) => r.poolId))]);
    const wanted = new Map(reserved.map((r) => [capacityCounter(r.poolId, r.period), r.poolId]));
    const missing = [...wanted].map(([id, poolId]) => ({ id, kind: 'capacity' as const, ownerId: poolId, limit: pools.get(poolId)?.capacity ?? 0 }));
    await this.counters.open(missing.sort((a, b) => (a.id < b.id ? -1 : 1)));
    const ids = batch.flatMap((c) => [...holdings(c).keys()]);
    return mapBy(await this.counters.locked(ids));
  }

  /** Nobody may change a pool's capacity between the reading of its limit and the opening of a counter with it. */
  private async poolsShared(ids: string[]): Promise<Map<string, CapacityPool>> {
    if (ids.length === 0) return new Map();
    return this.db.write(async (m) => {
      const query = m.createQueryBuilder(CapacityPool, 'pool').where('pool.id IN (:...ids)', { ids }).orderBy('pool.id');
      return mapBy(await (this.db.isSqlite ? query : query.setLock('pessimistic_read')).getMany());
    });
  }

  async saveSignatures(signatures: readonly Signature[]): Promise<void> {
    await this.db.write((m) => insertRows(m, Signature, signatures));
  }

  /** Marks commitments final, with the number and the seq they were given. */
  async saveFinal(finals: readonly { id: string; number: number; seq: number; at: string }[]): Promise<void> {
    if (finals.length === 0) return;
    await this.db.write(async (m) => {
      const pick = (field: 'number' | 'seq') => `CASE "id" ${finals.map((f, i) => `WHEN :id${i} THEN CAST(:${field}${i} AS bigint)`).join(' ')} END`;
      const parameters = Object.fromEntries(finals.flatMap((f, i) => [[`id${i}`, f.id], [`number${i}`, f.number], [`seq${i}`, f.seq]]));
      const saved = await m
        .createQueryBuilder()
        .update(Commitment)
        .set({ status: 'final', finalAt: finals[0]?.at ?? null, number: () => pick('number'), seq: () => pick('seq') })
        .where(`"id" IN (:...ids) AND "status" = 'draft'`, { ids: finals.map((f) => f.id), ...parameters })
        .execute();
      if (saved.affected !== finals.length) throw new Error(`commitments: ${finals.length} to make final, ${saved.affected} made`);
    });
  }

  async saveVoid(ids: readonly string[], reason: string, at: string): Promise<void> {
    if (ids.length === 0) return;
    await this.db.write(async (m) => {
      const saved = await m
        .createQueryBuilder()
        .update(Commitment)
        .set({ status: 'void', closedReason: reason, closedAt: at })
        .where(`"id" IN (:...ids) AND "status" = 'final'`, { ids: [...ids] })
        .execute();
      if (saved.affected !== ids.length) throw new Error(`commitments: ${ids.length} to void, ${saved.affected} voided`);
    });
  }
}

function mapBy<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
