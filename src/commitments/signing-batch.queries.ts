import { Injectable } from '@nestjs/common';
import type { DemandStatus, Office, OfferStatus, PackageStatus } from '../contract/kinds.js';
import { capacityCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Database } from '../platform/database/database.js';
import { SetSql } from '../platform/database/set-sql.js';
import type { SizeClassFacts } from '../reference/size-class.js';
import { type BatchCommitment, type BatchCounter, type BatchLine, type BatchState, holdings } from './apply-batch.js';
import type { CommitmentLine, DeliveryOfLine } from './commitment-line.entity.js';
import type { Commitment } from './commitment.entity.js';
import { isAboveCeiling } from './compose.js';
import type { ReservedRow } from './reserve.js';
import type { Signature } from './signature.entity.js';
import { reasonsMissing, type Warning } from './warnings.js';

/** What of a commitment the batch decides on and its log entry freezes. */
export type CommitmentFacts = Pick<
  Commitment,
  'id' | 'eventId' | 'status' | 'agencyId' | 'agencyKind' | 'total' | 'method' | 'plannedMonth' | 'replacesId' | 'hash' | 'expiresAt' | 'number' | 'seq' | 'warnings' | 'reasons'
>;
export type LineFactsOfBatch = BatchLine & Omit<CommitmentLine, 'total' | 'position'>;
export type SignatureFacts = Pick<Signature, 'commitmentId' | 'partyId' | 'personId' | 'personName' | 'office' | 'appointment' | 'authorised' | 'typedName' | 'at'>;
export type SellerFacts = SizeClassFacts & { id: string; name: string; regencyCode: string | null };

export interface LoadedBatch {
  state: Omit<BatchState, 'now' | 'signingOpen'>;
  commitments: Map<string, CommitmentFacts>;
  lines: Map<string, LineFactsOfBatch[]>;
  signatures: SignatureFacts[];
}

const bool = (value: unknown): boolean => value === true || value === 1;

/**
 * Loads and saves what a batch of signatures is decided on: a fixed number of statements, whatever the size of the batch.
 * Call inside the write, with the heads of the events locked.
 */
@Injectable()
export class SigningBatchQueries {
  constructor(
    private readonly db: Database,
    private readonly counters: Counters,
  ) {}

  /** The commitments themselves, and those that they would take the place of; locked, in the order of their ids. */
  async lockCommitments(ids: readonly string[]): Promise<Map<string, CommitmentFacts>> {
    const first = await this.lock(ids);
    const replaced = [...first.values()].flatMap((c) => (c.replacesId === null ? [] : [c.replacesId])).filter((id) => !first.has(id));
    return replaced.length === 0 ? first : new Map([...first, ...(await this.lock(replaced))]);
  }

  private async lock(ids: readonly string[]): Promise<Map<string, CommitmentFacts>> {
    return this.db.write(async (m) => {
      const sql = new SetSql(m);
      const rows = await sql.rows<Omit<CommitmentFacts, 'warnings' | 'reasons'> & { warnings: string; reasons: string }>(
        `SELECT id, event_id AS "eventId", status, agency_id AS "agencyId", agency_kind AS "agencyKind", total, method,
           planned_month AS "plannedMonth", replaces_id AS "replacesId", hash, expires_at AS "expiresAt", number, seq, warnings, reasons
         FROM commitments WHERE id ${sql.among} ORDER BY id ${sql.forUpdate}`,
        [sql.list([...new Set(ids)])],
      );
      return mapBy(rows.map((row) => ({ ...row, warnings: JSON.parse(row.warnings) as Warning[], reasons: JSON.parse(row.reasons) as Record<string, string> })));
    });
  }

  async load(commitments: Map<string, CommitmentFacts>): Promise<LoadedBatch> {
    return this.db.write(async (m) => {
      const sql = new SetSql(m);
      const ids = sql.list([...commitments.keys()]);
      const lines = await this.linesOf(sql, ids);
      const parties = groupBy(
        await sql.rows<{ commitmentId: string; partyId: string }>(`SELECT commitment_id AS "commitmentId", party_id AS "partyId" FROM commitment_parties WHERE commitment_id ${sql.among}`, [ids]),
        (p) => p.commitmentId,
      );
      const signatures = await this.signaturesOf(sql, ids);
      const signedBy = groupBy(signatures, (s) => s.commitmentId);
      const reserved = groupBy(
        await sql.rows<ReservedRow & { commitmentId: string }>(
          `SELECT commitment_id AS "commitmentId", line_id AS "lineId", delivery, pool_id AS "poolId", period, units FROM reservations WHERE commitment_id ${sql.among}`,
          [ids],
        ),
        (r) => r.commitmentId,
      );
      const named = await this.namedBy(sql, [...lines.values()].flat());
      const batch = [...commitments.values()].map((c): BatchCommitment => ({
        ...c,
        lines: (lines.get(c.id) ?? []).map((line) => ({ ...line, aboveCeiling: aboveCeiling(line, named) })),
        reserved: reserved.get(c.id) ?? [],
        partyIds: (parties.get(c.id) ?? []).map((p) => p.partyId),
        signedBy: new Set((signedBy.get(c.id) ?? []).map((s) => s.partyId)),
        reasonsMissing: reasonsMissing(c.warnings, c.reasons),
      }));
      const counters = await this.lockCounters(sql, batch);
      return { state: { commitments: mapBy(batch), ...named, counters }, commitments, lines, signatures };
    });
  }

  private async linesOf(sql: SetSql, ids: unknown): Promise<Map<string, LineFactsOfBatch[]>> {
    const rows = await sql.rows<Omit<LineFactsOfBatch, 'deliveries' | 'aboveCeiling'> & { deliveries: string }>(
      `SELECT id, commitment_id AS "commitmentId", demand_id AS "demandId", package_id AS "packageId", offer_id AS "offerId", umkm_id AS "umkmId",
         name, category_id AS "categoryId", unit_id AS "unitId", steps, pack_size AS "packSize", pool_use AS "poolUse", quantity, base, unit_price AS "unitPrice",
         total AS rupiah, deliveries
       FROM commitment_lines WHERE commitment_id ${sql.among} ORDER BY position`,
      [ids],
    );
    return groupBy(rows.map((row) => ({ ...row, aboveCeiling: false, deliveries: JSON.parse(row.deliveries) as DeliveryOfLine[] })), (l) => l.commitmentId);
  }

  private async signaturesOf(sql: SetSql, ids: unknown): Promise<SignatureFacts[]> {
    const rows = await sql.rows<Omit<SignatureFacts, 'authorised' | 'office'> & { authorised: unknown; office: Office | null }>(
      `SELECT commitment_id AS "commitmentId", party_id AS "partyId", person_id AS "personId", person_name AS "personName", office, appointment,
         authorised, typed_name AS "typedName", at
       FROM signatures WHERE commitment_id ${sql.among} AND act = 'sign' AND dropped_at IS NULL ORDER BY at`,
      [ids],
    );
    return rows.map((row) => ({ ...row, authorised: bool(row.authorised) }));
  }

  /** The needs, packages and offers that the lines name, as far as they matter here. */
  private async namedBy(sql: SetSql, lines: readonly LineFactsOfBatch[]) {
    const list = (key: 'demandId' | 'packageId' | 'offerId') => sql.list([...new Set(lines.map((l) => l[key]))]);
    const demands = await sql.rows<{ id: string; status: DemandStatus; agencyId: string; eventId: string; unitId: string; unitCeiling: number | null }>(
      `SELECT id, status, agency_id AS "agencyId", event_id AS "eventId", unit_id AS "unitId", unit_ceiling AS "unitCeiling" FROM demands WHERE id ${sql.among}`,
      [list('demandId')],
    );
    const packages = await sql.rows<{ id: string; status: PackageStatus }>(`SELECT id, status FROM packages WHERE id ${sql.among}`, [list('packageId')]);
    const offers = await sql.rows<{ id: string; status: OfferStatus; umkmId: string; eventId: string; unitId: string; packSize: number }>(
      `SELECT id, status, umkm_id AS "umkmId", event_id AS "eventId", unit_id AS "unitId", pack_size AS "packSize" FROM offers WHERE id ${sql.among}`,
      [list('offerId')],
    );
    return { demands: mapBy(demands), packages: mapBy(packages), offers: mapBy(offers) };
  }

  /** Counters of everything that the batch may take or give back; those of capacity periods are opened here. */
  private async lockCounters(sql: SetSql, batch: readonly BatchCommitment[]): Promise<Map<string, BatchCounter & { id: string }>> {
    const reserved = batch.flatMap((c) => c.reserved);
    // shared lock: nobody may change a pool's capacity between the reading of its limit and the opening of a counter
    const pools = mapBy(
      await sql.rows<{ id: string; capacity: number }>(`SELECT id, capacity FROM capacity_pools WHERE id ${sql.among} ORDER BY id ${sql.forShare}`, [
        sql.list([...new Set(reserved.map((r) => r.poolId))]),
      ]),
    );
    const wanted = [...new Map(reserved.map((r) => [capacityCounter(r.poolId, r.period), r.poolId]))].sort(([a], [b]) => (a < b ? -1 : 1));
    await this.counters.open(wanted.map(([id, poolId]) => ({ id, kind: 'capacity' as const, ownerId: poolId, limit: pools.get(poolId)?.capacity ?? 0 })));
    return mapBy(await this.counters.locked(batch.flatMap((c) => [...holdings(c).keys()])));
  }

  /** Names, places and sizes of the parties, for the entries of the log. */
  async partiesOf(lines: readonly LineFactsOfBatch[], agencyIds: readonly string[]): Promise<{ sellers: Map<string, SellerFacts>; buyers: Map<string, string> }> {
    return this.db.read(async (m) => {
      const sql = new SetSql(m);
      const sellers = await sql.rows<Omit<SellerFacts, 'cooperative'> & { cooperative: unknown }>(
        `SELECT id, name, regency_code AS "regencyCode", cooperative, founded_on AS "foundedOn", capital_rupiah AS "capitalRupiah",
           yearly_sales_rupiah AS "yearlySalesRupiah"
         FROM umkm WHERE id ${sql.among}`,
        [sql.list([...new Set(lines.map((l) => l.umkmId))])],
      );
      const buyers = await sql.rows<{ id: string; name: string }>(`SELECT id, name FROM agencies WHERE id ${sql.among}`, [sql.list([...new Set(agencyIds)])]);
      return { sellers: mapBy(sellers.map((s) => ({ ...s, cooperative: bool(s.cooperative) }))), buyers: new Map(buyers.map((b) => [b.id, b.name])) };
    });
  }

  async saveSignatures(signatures: readonly Signature[]): Promise<void> {
    const rows = signatures.map((s) => [s.id, s.commitmentId, s.act, s.partyId, s.personId, s.personName, s.office, s.appointment, s.authorised, s.hash, s.typedName, s.drawing, s.reason, s.at]);
    await this.db.write((m) => new SetSql(m).insert('signatures', SIGNATURE_COLUMNS, rows));
  }

  /** Marks commitments final, with the number and the seq they were given. */
  async saveFinal(finals: readonly { id: string; number: number; seq: number }[], at: string): Promise<void> {
    if (finals.length === 0) return;
    await this.db.write(async (m) => {
      const sql = new SetSql(m);
      const given = sql.table({ id: 'text', number: 'bigint', seq: 'bigint' }, finals.map((f) => [f.id, f.number, f.seq]));
      const saved = await sql.rows(
        `UPDATE commitments SET status = 'final', number = r.number, seq = r.seq, final_at = ? FROM ${given.text} AS r
         WHERE commitments.id = r.id AND commitments.status = 'draft' RETURNING commitments.id`,
        [at, ...given.parameters],
      );
      if (saved.length !== finals.length) throw new Error(`commitments: ${finals.length} to make final, ${saved.length} made`);
    });
  }

  async saveVoid(ids: readonly string[], reason: string, at: string): Promise<void> {
    if (ids.length === 0) return;
    await this.db.write(async (m) => {
      const sql = new SetSql(m);
      const saved = await sql.rows(`UPDATE commitments SET status = 'void', closed_reason = ?, closed_at = ? WHERE id ${sql.among} AND status = 'final' RETURNING id`, [
        reason,
        at,
        sql.list(ids),
      ]);
      if (saved.length !== ids.length) throw new Error(`commitments: ${ids.length} to void, ${saved.length} voided`);
    });
  }
}

const SIGNATURE_COLUMNS = {
  id: 'text',
  commitment_id: 'text',
  act: 'text',
  party_id: 'text',
  person_id: 'text',
  person_name: 'text',
  office: 'text',
  appointment: 'text',
  authorised: 'boolean',
  hash: 'text',
  typed_name: 'text',
  drawing: 'text',
  reason: 'text',
  at: 'text',
} as const;

function aboveCeiling(
  line: LineFactsOfBatch,
  named: { demands: ReadonlyMap<string, { unitId: string; unitCeiling: number | null }>; offers: ReadonlyMap<string, { unitId: string; packSize: number }> },
): boolean {
  const [demand, offer] = [named.demands.get(line.demandId), named.offers.get(line.offerId)];
  return demand !== undefined && offer !== undefined && isAboveCeiling(line.unitPrice, { demand, offer });
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
