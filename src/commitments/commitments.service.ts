import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Agencies } from '../agencies/agencies.service.js';
import { capacityCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Events } from '../events/events.service.js';
import { People } from '../identity/people.service.js';
import { Policy } from '../identity/policy.service.js';
import { partyIds, type Principal } from '../identity/principal.js';
import { LogRow } from '../log/log-entry.entity.js';
import { civilDate, Clock } from '../platform/clock.js';
import { BatchedRead } from '../platform/database/batched-read.js';
import { Database } from '../platform/database/database.js';
import { findByAny } from '../platform/database/many-rows.js';
import { pageOf } from '../platform/edge/page.js';
import type { PageView } from '../platform/edge/page.view.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { authorityOf } from '../reference/authority.js';
import { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { Umkms } from '../umkm/umkms.service.js';
import { type CommitmentAndParties, CommitmentRows, type WholeCommitment } from './commitment-rows.queries.js';
import { Commitment } from './commitment.entity.js';
import { CommitmentParty } from './commitment-party.entity.js';
import { type CommitmentSurroundings, type CommitmentView, commitmentView, entryKey, signersKey, type SignerView } from './commitment.view.js';
import type { CommitmentsQuery } from './commitments.dto.js';

/** Reading commitments, as those may who are a party to them or serve the event. */
@Injectable()
export class Commitments {
  private readonly views = new BatchedRead<string, { whole: WholeCommitment; around: CommitmentSurroundings }>(async (ids) => {
    const wholes = await this.rows.list(ids);
    const around = await this.around(wholes);
    return new Map(wholes.map((whole) => [whole.commitment.id, { whole, around }]));
  });

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly people: People,
    private readonly agencies: Agencies,
    private readonly umkms: Umkms,
    private readonly counters: Counters,
    private readonly rows: CommitmentRows,
  ) {}

  /** Enough of it to decide who may sign or void. @throws DomainError not_found, not_allowed */
  async readWithParties(principal: Principal, id: string): Promise<CommitmentAndParties> {
    return this.allowed(principal, await this.rows.getWithParties(id));
  }

  private allowed<T extends CommitmentAndParties>(principal: Principal, found: T): T {
    const { organiserId, eventId } = found.commitment;
    this.policy.require(principal, 'commitment.read', { organiserId, eventId, owners: found.parties.map((p) => p.partyId) });
    return found;
  }

  /** @throws DomainError not_found, not_allowed */
  async view(principal: Principal, id: string): Promise<CommitmentView> {
    const found = await this.views.get(id);
    if (!found) throw new DomainError('not_found', { what: 'commitment' });
    return commitmentView(this.allowed(principal, found.whole), found.around);
  }

  /** Commitments of an event, newest last: all of them for those who serve it, one's own for its parties. */
  async list(principal: Principal, eventId: string, query: CommitmentsQuery): Promise<PageView<CommitmentView>> {
    const event = await this.events.get(eventId);
    const membership = this.policy.require(principal, 'commitment.list', await this.events.factsOf(event, principal));
    const isParty = membership?.role === 'officer' || membership?.role === 'umkm';
    const page = await this.db.read((m) => {
      const list = m.createQueryBuilder(Commitment, 'c').where('c.eventId = :eventId', { eventId });
      if (query.status === 'draft') list.andWhere(`c.status = 'draft' AND c.expiresAt > :now`, { now: this.clock.iso() });
      else if (query.status === 'expired') list.andWhere(`(c.status = 'expired' OR (c.status = 'draft' AND c.expiresAt <= :now))`, { now: this.clock.iso() });
      else if (query.status !== undefined) list.andWhere('c.status = :status', { status: query.status });
      const parties = query.partyId !== undefined ? [query.partyId] : isParty || query.mine === 'true' ? partyIds(principal) : null;
      if (isParty && query.partyId !== undefined && !partyIds(principal).includes(query.partyId)) list.andWhere('1 = 0');
      if (parties !== null) {
        const own = m.createQueryBuilder(CommitmentParty, 'p').select('p.commitmentId').where('p.partyId IN (:...parties)').getQuery();
        list.andWhere(`c.id IN (${own})`, { parties: ['', ...parties] });
      }
      return pageOf(list, 'c', query);
    });
    const wholes = await this.rows.list(page.items.map((c) => c.id));
    const around = await this.around(wholes);
    return { items: wholes.map((whole) => commitmentView(whole, around)), nextCursor: page.nextCursor };
  }

  async viewUnsaved(whole: WholeCommitment): Promise<CommitmentView> {
    return commitmentView(whole, await this.around([whole]));
  }

  /** Names, pools, counters, signers and receipts of some commitments, in a handful of queries. */
  private async around(wholes: readonly WholeCommitment[]): Promise<CommitmentSurroundings> {
    const ids = [...new Set(wholes.flatMap((w) => w.parties.map((p) => p.partyId)))];
    const reserved = wholes.flatMap((w) => w.reserved);
    const seqs = wholes.flatMap(({ commitment: c }) => (c.seq === null ? [] : [{ eventId: c.eventId, seq: c.seq }]));
    return this.db.read(async (m) => {
      const [agencies, umkms] = [await this.agencies.listByIds(ids), await this.umkms.listByIds(ids)];
      const pools = await findByAny(m, CapacityPool, 'id', reserved.map((r) => r.poolId));
      const counters = await this.counters.find([...new Set(reserved.map((r) => capacityCounter(r.poolId, r.period)))]);
      const entries = seqs.length === 0 ? [] : await m.find(LogRow, { select: { eventId: true, seq: true, hash: true }, where: { eventId: In([...new Set(seqs.map((s) => s.eventId))]), seq: In(seqs.map((s) => s.seq)) } });
      return {
        now: this.clock.iso(),
        names: new Map([...agencies, ...umkms].map((party) => [party.id, party.name])),
        pools: new Map(pools.map((pool) => [pool.id, pool])),
        committed: new Map([...counters].map(([id, counter]) => [id, counter.committed])),
        signers: await this.signersOf(wholes),
        entryHashes: new Map(entries.map((e) => [entryKey(e.eventId, e.seq), e.hash])),
      };
    });
  }

  /** Who could sign for each party, and whether their office would bind it at this value. */
  private async signersOf(wholes: readonly WholeCommitment[]): Promise<Map<string, SignerView[]>> {
    const drafts = wholes.filter((w) => w.commitment.status === 'draft' || w.commitment.status === 'final');
    const parties = drafts.flatMap((w) => w.parties.map((p) => ({ ...p, commitment: w.commitment })));
    const people = await this.people.listOfScopes([...new Set(parties.map((p) => p.partyId))]);
    const signers = new Map<string, SignerView[]>();
    for (const { partyId, partyKind, commitment } of parties) {
      const own = people.filter(({ membership }) => membership.scopeId === partyId);
      const date = civilDate(this.clock.now(), 'Asia/Jakarta');
      signers.set(
        signersKey(commitment.id, partyId),
        own.map(({ membership, person }) => ({
          personId: person.id,
          name: person.name,
          office: membership.office,
          hasPin: person.pinHash !== null,
          mayBind: authorityOf({
            party: partyKind === 'umkm' ? 'UMKM' : commitment.agencyKind,
            office: membership.office ?? (partyKind === 'umkm' ? 'OWNER' : 'OTHER'),
            hasLetter: membership.appointment !== null,
            value: commitment.total,
            date,
          }).mayBind,
        })),
      );
    }
    return signers;
  }
}
