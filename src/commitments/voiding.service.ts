import { Injectable } from '@nestjs/common';
import { Counters } from '../counters/counters.service.js';
import { Demands } from '../demands/demands.service.js';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Idempotency } from '../log/idempotency.service.js';
import { Log } from '../log/log.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { holdings } from './apply-batch.js';
import { type CommitmentAndParties, CommitmentRows, type WholeCommitment } from './commitment-rows.queries.js';
import type { VoidDto } from './commitments.dto.js';
import { next } from './lifecycle.js';
import { SignedEntries } from './signed-entries.service.js';
import { type Signer, Signers } from './signers.service.js';
import { Signing } from './signing.service.js';
import { SigningBatchQueries } from './signing-batch.queries.js';

/** Takes a signed commitment back: with the word of every party, or by the organiser with a reason. Stock is given back. */
@Injectable()
export class Voiding {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly demands: Demands,
    private readonly counters: Counters,
    private readonly idempotency: Idempotency,
    private readonly rows: CommitmentRows,
    private readonly queries: SigningBatchQueries,
    private readonly entries: SignedEntries,
    private readonly signers: Signers,
    private readonly signing: Signing,
  ) {}

  async void(principal: Principal, whole: CommitmentAndParties, dto: VoidDto, key: string): Promise<void> {
    const { commitment } = whole;
    const signer = await this.signerOf(principal, whole, dto);
    const wish = {
      principal: signer?.personId ?? principal.personId,
      route: `void:${commitment.id}`,
      key,
      body: { reason: dto.reason, party: dto.party ? { ...dto.party } : null },
    };
    await this.idempotency.once(wish, async () => {
      const head = await this.log.lockHead(commitment.eventId);
      await this.queries.lockCommitments([commitment.id]);
      const now = await this.rows.get(commitment.id);
      this.events.requirePermits(await this.events.get(commitment.eventId), 'void');
      if (next(now.commitment.status, 'void') === null) {
        throw new DomainError('commitment_transition', { status: now.commitment.status, action: 'void' });
      }
      if (signer !== null) await this.askFor(now, signer, dto.reason);
      if (signer === null || this.allAsked(now, signer)) await this.finish(now, signer === null ? 'organiser' : 'parties', dto.reason, principal, head);
      this.changes.tell('commitment', [commitment.id], commitment.eventId, commitment.version, now.parties.map((p) => p.partyId));
      return commitment.id;
    });
  }

  /** Null where the organiser voids by its own right. */
  private async signerOf(principal: Principal, whole: CommitmentAndParties, dto: VoidDto): Promise<Signer | null> {
    if (dto.party !== undefined && dto.pin !== undefined) {
      return this.signers.identify(principal, whole, 'void', { party: dto.party, pin: dto.pin, personId: dto.personId });
    }
    const { organiserId, eventId } = whole.commitment;
    const membership = this.policy.require(principal, 'commitment.void', { organiserId, eventId, owners: whole.parties.map((p) => p.partyId) });
    if (membership?.role !== 'organiser') throw new DomainError('pin_missing');
    return null;
  }

  private async askFor({ commitment, signatures }: WholeCommitment, signer: Signer, reason: string): Promise<void> {
    if (signatures.some((s) => s.act === 'void' && s.partyId === signer.party.id)) throw new DomainError('already_signed');
    const at = this.clock.iso();
    await this.queries.saveSignatures([this.signing.signatureOf({ commitmentId: commitment.id, hash: commitment.hash, signer, reason }, 'void', at)]);
  }

  private allAsked({ parties, signatures }: WholeCommitment, signer: Signer): boolean {
    const asked = new Set([signer.party.id, ...signatures.filter((s) => s.act === 'void').map((s) => s.partyId)]);
    return parties.every((p) => asked.has(p.partyId));
  }

  private async finish(
    { commitment, lines, reserved }: WholeCommitment,
    by: 'parties' | 'organiser',
    reason: string,
    principal: Principal,
    head: Awaited<ReturnType<Log['lockHead']>>,
  ): Promise<void> {
    await this.db.write(async () => {
      const held = holdings({ lines: lines.map((l) => ({ ...l, rupiah: l.total, aboveCeiling: false })), reserved });
      await this.counters.locked([...held.keys()]);
      await this.counters.add(new Map([...held].map(([id, amount]) => [id, -amount])));
      await this.queries.saveVoid([commitment.id], reason, this.clock.iso());
      await this.log.append(commitment.eventId, [this.entries.voided(commitment, lines, by, { reason, personId: principal.personId })], head);
      await this.demands.settle([...new Set(lines.map((l) => l.demandId))]);
      await this.audit.record({ action: 'commitment.void', subjectKind: 'commitment', subjectId: commitment.id, before: { status: 'final' }, after: { status: 'void', reason } });
    });
  }
}
