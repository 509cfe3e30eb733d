import Sqlite from 'better-sqlite3';
import { applyBatch, type BatchCommitment, type BatchCounter, type BatchState, holdings } from '../../src/commitments/apply-batch.js';
import type { SignWish } from '../../src/commitments/signing.service.js';
import { capacityCounter } from '../../src/counters/counter-ids.js';
import { hashEntry, hashPrivate, jcs, sha256 } from '../../src/log/entry-hash.js';
import { prepareWriter } from '../../src/platform/database/sqlite.js';
import { Ids } from '../../src/platform/ids.js';

type Row = Record<string, never>;

/**
 * The peer of the signing benchmark: the same signatures on the bare driver, in groups that share a COMMIT. It reads and
 * writes the same rows with prepared statements, decides with the same function and hashes the same chain, and leaves out
 * all that a server does around it.
 */
export class RawSigner {
  private readonly db: Sqlite.Database;
  private readonly ids = new Ids();
  private readonly waiting: { wish: SignWish; done: () => void; failed: (reason: unknown) => void }[] = [];
  private scheduled = false;
  private readonly statements = new Map<string, Sqlite.Statement>();

  constructor(
    path: string,
    private readonly eventId: string,
  ) {
    this.db = new Sqlite(path);
    prepareWriter(this.db);
  }

  close(): void {
    this.db.close();
  }

  sign(wish: SignWish): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ wish, done, failed });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => this.commit());
    });
  }

  private commit(): void {
    this.scheduled = false;
    const group = this.waiting.splice(0, 256);
    try {
      this.db.exec('BEGIN IMMEDIATE');
      for (const { wish } of group) this.signOne(wish);
      this.db.exec('COMMIT');
      for (const { done } of group) done();
    } catch (thrown) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      for (const { failed } of group) failed(thrown);
    }
  }

  private signOne({ wish, commitmentId, hash, signer }: SignWish): void {
    const now = new Date().toISOString();
    if (this.get('SELECT * FROM outcomes WHERE principal = ? AND route = ? AND key = ?', wish.principal, wish.route, wish.key)) return;
    const head = this.get('SELECT * FROM event_heads WHERE event_id = ?', this.eventId) as unknown as { seq: number; hash: string; number: number };
    const state = this.load(commitmentId, now);
    const [decision] = applyBatch(state, [{ commitmentId, partyId: signer.party.id, hash }]);
    if (decision?.kind !== 'signed' || !decision.final) throw new Error(`not final: ${JSON.stringify(decision)}`);
    this.run(
      'INSERT INTO signatures (id, commitment_id, act, party_id, person_id, person_name, office, authorised, hash, typed_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      this.ids.next(), commitmentId, 'sign', signer.party.id, signer.personId, signer.personName, signer.office, 1, hash, 'Pejabat', now,
    );
    for (const [id, delta] of decision.deltas) {
      const changed = this.run('UPDATE counters SET committed = committed + ? WHERE id = ? AND committed + ? BETWEEN 0 AND "limit"', delta, id, delta);
      if (changed !== 1) throw new Error(`counter ${id}`);
    }
    const number = head.number + 1;
    const entry = this.chain(head, number, commitmentId, state, now);
    this.run("UPDATE commitments SET status = 'final', number = ?, seq = ?, final_at = ? WHERE id = ? AND status = 'draft'", number, entry.seq, now, commitmentId);
    this.run('UPDATE event_heads SET seq = ?, hash = ?, number = ? WHERE event_id = ?', entry.seq, entry.hash, number, this.eventId);
    this.run('INSERT INTO outcomes (principal, route, key, body_hash, kind, reference, at) VALUES (?, ?, ?, ?, ?, ?, ?)', wish.principal, wish.route, wish.key, sha256(jcs(wish.body)), 'accepted', commitmentId, now);
  }

  private load(id: string, now: string): BatchState {
    const c = this.get('SELECT * FROM commitments WHERE id = ?', id) as unknown as { event_id: string; status: 'draft'; expires_at: string; hash: string; agency_id: string };
    const lines = this.all('SELECT * FROM commitment_lines WHERE commitment_id = ?', id) as unknown as { id: string; demand_id: string; package_id: string; offer_id: string; umkm_id: string; unit_id: string; pack_size: number; pool_use: number; base: number; total: number }[];
    const parties = this.all('SELECT party_id FROM commitment_parties WHERE commitment_id = ?', id) as unknown as { party_id: string }[];
    const signed = this.all("SELECT party_id FROM signatures WHERE commitment_id = ? AND act = 'sign' AND dropped_at IS NULL", id) as unknown as { party_id: string }[];
    const reserved = this.all('SELECT * FROM reservations WHERE commitment_id = ?', id) as unknown as { line_id: string; delivery: number; pool_id: string; period: string; units: number }[];
    const commitment: BatchCommitment = {
      id,
      eventId: c.event_id,
      status: c.status,
      expiresAt: c.expires_at,
      hash: c.hash,
      replacesId: null,
      agencyId: c.agency_id,
      lines: lines.map((l) => ({ id: l.id, demandId: l.demand_id, packageId: l.package_id, offerId: l.offer_id, umkmId: l.umkm_id, unitId: l.unit_id, packSize: l.pack_size, poolUse: l.pool_use, base: l.base, rupiah: l.total, aboveCeiling: false })),
      reserved: reserved.map((r) => ({ lineId: r.line_id, delivery: r.delivery, poolId: r.pool_id, period: r.period, units: r.units })),
      partyIds: parties.map((p) => p.party_id),
      signedBy: new Set(signed.map((s) => s.party_id)),
      reasonsMissing: [],
      number: null,
      seq: null,
    };
    const demands = lines.map((l) => this.get('SELECT id, status, agency_id AS agencyId, event_id AS eventId FROM demands WHERE id = ?', l.demand_id));
    const packages = lines.map((l) => this.get('SELECT id, status FROM packages WHERE id = ?', l.package_id));
    const offers = lines.map((l) => this.get('SELECT id, status, umkm_id AS umkmId, event_id AS eventId FROM offers WHERE id = ?', l.offer_id));
    const counters = new Map<string, BatchCounter>();
    for (const row of reserved) this.openCapacity(row.pool_id, row.period);
    for (const counterId of holdings(commitment).keys()) counters.set(counterId, this.get('SELECT * FROM counters WHERE id = ?', counterId) as unknown as BatchCounter);
    const byId = (rows: unknown[]) => new Map((rows as { id: string }[]).map((r) => [r.id, r])) as never;
    return { now, signingOpen: new Map([[this.eventId, true]]), commitments: new Map([[id, commitment]]), demands: byId(demands), packages: byId(packages), offers: byId(offers), counters };
  }

  private openCapacity(poolId: string, period: string): void {
    const pool = this.get('SELECT capacity FROM capacity_pools WHERE id = ?', poolId) as unknown as { capacity: number };
    this.run("INSERT OR IGNORE INTO counters (id, kind, owner_id, \"limit\", committed) VALUES (?, 'capacity', ?, ?, 0)", capacityCounter(poolId, period), poolId, pool.capacity);
  }

  private chain(head: { seq: number; hash: string }, number: number, commitmentId: string, state: BatchState, now: string): { seq: number; hash: string } {
    const commitment = state.commitments.get(commitmentId);
    const seller = this.get('SELECT name, regency_code FROM umkm WHERE id = ?', commitment?.lines[0]?.umkmId ?? '') as unknown as { name: string; regency_code: string };
    const agency = this.get('SELECT name FROM agencies WHERE id = ?', commitment?.agencyId ?? '') as unknown as { name: string };
    const own = this.all("SELECT * FROM signatures WHERE commitment_id = ? AND act = 'sign'", commitmentId);
    const salt = this.ids.salt();
    const open = { commitmentId, number, agencyId: commitment?.agencyId, agencyKind: 'OPD_PROVINSI', authorised: true, replacesId: null, rupiah: commitment?.lines[0]?.rupiah, lines: commitment?.lines.map((l) => ({ demandId: l.demandId, offerId: l.offerId, umkmId: l.umkmId, categoryId: 'suvenir', sizeClass: 'mikro', regencyCode: seller.regency_code, rupiah: l.rupiah })), ruleVersion: 'raw' };
    const secret = { hash: commitment?.hash, buyer: agency.name, seller: seller.name, signatures: own.map((s) => ({ ...(s as object) })) };
    const [openText, secretText] = [jcs(open), jcs(secret)];
    const entry = { seq: head.seq + 1, type: 'commitment.signed', version: 1, at: now, prev: head.hash, public: open, privateHash: hashPrivate(salt, secretText) };
    const hash = hashEntry(entry, openText);
    this.run(
      'INSERT INTO log_entries (event_id, seq, type, version, at, prev, hash, private_hash, public, private, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      this.eventId, entry.seq, entry.type, 1, now, entry.prev, hash, entry.privateHash, openText, secretText, salt,
    );
    return { seq: entry.seq, hash };
  }

  private prepared(sql: string): Sqlite.Statement {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
  private get(sql: string, ...values: unknown[]): Row {
    return this.prepared(sql).get(...values) as Row;
  }
  private all(sql: string, ...values: unknown[]): Row[] {
    return this.prepared(sql).all(...values) as Row[];
  }
  private run(sql: string, ...values: unknown[]): number {
    return this.prepared(sql).run(...values).changes;
  }
}
