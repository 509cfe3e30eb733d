import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Agencies } from '../agencies/agencies.service.js';
import { capacityCounter, demandCounter, packageCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Idempotency } from '../log/idempotency.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { civilDate, Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { CommitmentRows, type WholeCommitment } from './commitment-rows.queries.js';
import { Commitment } from './commitment.entity.js';
import type { CommitmentDto } from './commitments.dto.js';
import { type CommitmentWish, compose, type Content, contentHash } from './compose.js';
import { LineFactsQueries } from './line-facts.queries.js';
import { next, statusAt } from './lifecycle.js';
import { ReservationRow } from './reservation.entity.js';
import { Signature } from './signature.entity.js';

/** Drafts: what the two parties read before they sign. */
@Injectable()
export class Drafts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly agencies: Agencies,
    private readonly counters: Counters,
    private readonly idempotency: Idempotency,
    private readonly facts: LineFactsQueries,
    private readonly rows: CommitmentRows,
  ) {}

  /** What a draft would say; stores nothing. @throws DomainError as a draft would */
  async preview(principal: Principal, eventId: string, dto: CommitmentDto): Promise<WholeCommitment> {
    const event = await this.events.get(eventId);
    const content = await this.contentOf(principal, event, dto);
    const commitment = await this.newCommitment(principal, event, content);
    return this.unsaved(commitment, content);
  }

  /** Makes a draft once for its key. @returns its id, the same for every retry */
  async create(principal: Principal, eventId: string, dto: CommitmentDto, key: string): Promise<string> {
    const wish = { principal: principal.personId, route: `draft:${eventId}`, key, body: JSON.parse(JSON.stringify(dto)) as unknown };
    return this.idempotency.once(wish, async () => {
      const event = await this.events.get(eventId);
      const content = await this.contentOf(principal, event, dto);
      const commitment = await this.newCommitment(principal, event, content);
      await this.db.write((m) => m.insert(Commitment, commitment));
      await this.rows.writeContent(commitment.id, content);
      await this.record('commitment.draft', commitment.id, null, content);
      this.tell(commitment, content);
      return commitment.id;
    });
  }

  /** Changes a draft; signatures of the old content are dropped. */
  async edit(principal: Principal, id: string, version: number, dto: CommitmentDto): Promise<void> {
    await this.db.write(async (m) => {
      const { commitment, parties } = await this.openDraft(principal, id, 'edit');
      if (commitment.version !== version) throw new DomainError('version_conflict', { version: commitment.version });
      const event = await this.events.get(commitment.eventId);
      const content = await this.contentOf(principal, event, { ...dto, replacesId: commitment.replacesId });
      const owners = parties.map((p) => p.partyId);
      // the new content may name other parties; whoever edits must have a right to the old one too
      this.policy.require(principal, 'commitment.draft', { organiserId: event.organiserId, eventId: event.id, owners });
      if (content.agencyId !== commitment.agencyId) throw new DomainError('lines_invalid', { reason: 'several_buyers' });
      await m.update(
        Commitment,
        { id },
        {
          total: content.total,
          method: content.method,
          plannedMonth: content.plannedMonth,
          warnings: content.warnings,
          reasons: content.reasons,
          hash: contentHash(content),
          version: version + 1,
          expiresAt: this.expiryOf(event),
        },
      );
      await this.rows.writeContent(id, content);
      await m.update(Signature, { commitmentId: id, droppedAt: IsNull() }, { droppedAt: this.clock.iso() });
      await this.record('commitment.edit', id, { hash: commitment.hash }, content);
      this.changes.tell('commitment', [id], commitment.eventId, version + 1, owners);
    });
  }

  /** withdraw: whoever made it; refuse: the other side. Either ends the draft. */
  async end(principal: Principal, id: string, action: 'withdraw' | 'refuse', reason: string | null): Promise<void> {
    await this.db.write(async (m) => {
      const { commitment, parties } = await this.openDraft(principal, id, action);
      const status = next(statusAt(commitment, this.clock.iso()), action);
      if (status === null) throw new DomainError('commitment_transition', { status: commitment.status, action });
      await m.update(Commitment, { id, status: 'draft' }, { status, closedReason: reason, closedAt: this.clock.iso() });
      await this.audit.record({ action: `commitment.${action}`, subjectKind: 'commitment', subjectId: id, before: { status: commitment.status }, after: { status, reason } });
      this.changes.tell('commitment', [id], commitment.eventId, commitment.version, parties.map((p) => p.partyId));
    });
  }

  /** The draft, locked against a signature that comes at the same moment. */
  private async openDraft(principal: Principal, id: string, action: 'edit' | 'withdraw' | 'refuse'): Promise<WholeCommitment> {
    await this.lock(id);
    const whole = await this.rows.get(id);
    const { commitment, parties } = whole;
    this.policy.require(principal, 'commitment.draft', {
      organiserId: commitment.organiserId,
      eventId: commitment.eventId,
      owners: parties.map((p) => p.partyId),
    });
    const status = statusAt(commitment, this.clock.iso());
    if (next(status, action) === null) throw new DomainError('commitment_transition', { status, action });
    return whole;
  }

  private async lock(id: string): Promise<void> {
    await this.db.write(async (m) => {
      const query = m.createQueryBuilder(Commitment, 'c').where('c.id = :id', { id });
      await (this.db.isSqlite ? query : query.setLock('pessimistic_write')).getOne();
    });
  }

  private async contentOf(principal: Principal, event: MatchingEvent, dto: CommitmentDto): Promise<Content> {
    const today = civilDate(this.clock.now(), event.timeZone);
    const facts = await this.facts.load(dto.lines, today);
    const agencyId = facts[0]?.demand.agencyId ?? '';
    const owners = [agencyId, ...facts.map((f) => f.offer.umkmId)];
    const membership = this.policy.require(principal, 'commitment.draft', { organiserId: event.organiserId, eventId: event.id, owners });
    this.events.requirePermits(event, 'draft_commitment');
    const given = await this.givenBack(dto.replacesId ?? null, event, owners);
    const committed = await this.committedOf(facts.map((f) => f.pool.id), given);
    const buyer = await this.agencies.get(agencyId);
    const asBuyer = membership?.scopeId === agencyId;
    const content = compose(wishOf(dto), facts, { eventId: event.id, buyer, today, committed, asBuyer });
    await this.requireRoom(content, asBuyer, given);
    return content;
  }

  /** What the commitment to be replaced holds: it will be free again. @throws DomainError replaced_not_final */
  private async givenBack(replacesId: string | null, event: MatchingEvent, owners: readonly string[]): Promise<Map<string, number>> {
    if (replacesId === null) return new Map();
    const { commitment, lines, reserved } = await this.rows.get(replacesId);
    const isOurs = commitment.eventId === event.id && owners.includes(commitment.agencyId);
    if (commitment.status !== 'final' || !isOurs) throw new DomainError('replaced_not_final');
    const held = new Map<string, number>();
    const add = (id: string, amount: number) => held.set(id, (held.get(id) ?? 0) + amount);
    for (const line of lines) {
      add(packageCounter(line.packageId), line.total);
      add(demandCounter(line.demandId), line.base);
    }
    for (const row of reserved) add(capacityCounter(row.poolId, row.period), row.units);
    return held;
  }

  private async committedOf(poolIds: readonly string[], given: ReadonlyMap<string, number>): Promise<(poolId: string, period: string) => number> {
    const counters = await this.counters.ofOwners(poolIds);
    const committed = new Map(counters.map((c) => [c.id, c.committed]));
    return (poolId, period) => {
      const id = capacityCounter(poolId, period);
      return (committed.get(id) ?? 0) - (given.get(id) ?? 0);
    };
  }

  /** Says early what a signature would be refused for; only the signature itself takes anything. */
  private async requireRoom(content: Content, asBuyer: boolean, given: ReadonlyMap<string, number>): Promise<void> {
    const wanted = new Map<string, number>();
    for (const line of content.lines) {
      wanted.set(demandCounter(line.demandId), (wanted.get(demandCounter(line.demandId)) ?? 0) + line.base);
      if (asBuyer) wanted.set(packageCounter(line.packageId), (wanted.get(packageCounter(line.packageId)) ?? 0) + line.total);
    }
    const counters = await this.counters.find([...wanted.keys()]);
    for (const [id, amount] of wanted) {
      const counter = counters.get(id);
      const remaining = counter ? counter.limit - counter.committed + (given.get(id) ?? 0) : 0;
      if (amount <= remaining) continue;
      throw new DomainError(id.startsWith('package:') ? 'budget_exceeded' : 'quantity_exceeds_demand', { wanted: amount, remaining });
    }
  }

  private async newCommitment(principal: Principal, event: MatchingEvent, content: Content): Promise<Commitment> {
    const buyer = await this.agencies.get(content.agencyId);
    return {
      id: this.ids.next(),
      organiserId: event.organiserId,
      eventId: event.id,
      status: 'draft',
      agencyId: buyer.id,
      agencyKind: buyer.kind,
      total: content.total,
      method: content.method,
      plannedMonth: content.plannedMonth,
      warnings: content.warnings,
      reasons: content.reasons,
      replacesId: content.replacesId,
      hash: contentHash(content),
      version: 1,
      createdBy: principal.personId,
      createdAt: this.clock.iso(),
      expiresAt: this.expiryOf(event),
      number: null,
      seq: null,
      finalAt: null,
      closedReason: null,
      closedAt: null,
    };
  }

  /** A draft that stands nowhere yet, in the shape of one that does. */
  private unsaved(commitment: Commitment, content: Content): WholeCommitment {
    const commitmentId = commitment.id;
    const lines = content.lines.map((line) => ({ id: String(line.position), commitmentId, ...line }));
    const sellers = [...new Set(content.lines.map((l) => l.umkmId))];
    return {
      commitment,
      lines,
      parties: [
        { commitmentId, partyId: content.agencyId, partyKind: 'agency', lead: false },
        ...sellers.map((partyId, i) => ({ commitmentId, partyId, partyKind: 'umkm' as const, lead: i === 0 })),
      ],
      signatures: [],
      reserved: content.reserved.map((row, i): ReservationRow => ({ id: String(i), commitmentId, ...row })),
    };
  }

  private expiryOf(event: MatchingEvent): string {
    return new Date(this.clock.now().getTime() + event.settings.draftMinutes * 60_000).toISOString();
  }

  private async record(action: string, id: string, before: Record<string, unknown> | null, content: Content): Promise<void> {
    await this.audit.record({ action, subjectKind: 'commitment', subjectId: id, before, after: { hash: contentHash(content), total: content.total } });
  }

  private tell(commitment: Commitment, content: Content): void {
    this.changes.tell('commitment', [commitment.id], commitment.eventId, 1, [content.agencyId, ...content.lines.map((l) => l.umkmId)]);
  }
}

function wishOf(dto: CommitmentDto): CommitmentWish {
  return {
    lines: dto.lines,
    method: dto.method ?? null,
    plannedMonth: dto.plannedMonth ?? null,
    reasons: { ...dto.reasons },
    replacesId: dto.replacesId ?? null,
  };
}
