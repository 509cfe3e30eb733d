import { Injectable } from '@nestjs/common';
import { demandCounter } from '../counters/counter-ids.js';
import { Counters } from '../counters/counters.service.js';
import { Demands } from '../demands/demands.service.js';
import { Events } from '../events/events.service.js';
import { permits } from '../events/stages.js';
import type { Principal } from '../identity/principal.js';
import type { EventHead } from '../log/event-head.entity.js';
import { type Answer, bodyHash, Idempotency, idOf, type Wish } from '../log/idempotency.service.js';
import { Log } from '../log/log.service.js';
import { Clock } from '../platform/clock.js';
import { Changes } from '../platform/changes.service.js';
import { BatchedWrite } from '../platform/database/batched-write.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { applyBatch, LIMIT_REFUSALS, type SignDecision } from './apply-batch.js';
import type { CommitmentAndParties } from './commitment-rows.queries.js';
import type { SignDto, SignedNameDto } from './commitments.dto.js';
import { type Signer, Signers } from './signers.service.js';
import { SignedEntries } from './signed-entries.service.js';
import { type LoadedBatch, type SignatureFacts, SigningBatchQueries } from './signing-batch.queries.js';
import type { Signature, SignedAct } from './signature.entity.js';

/** Signatures decided in one transaction: enough for a crowd, few enough that the first of them does not wait. */
const BATCH_MAX = 256;

/** A signature that awaits its decision: who signs is settled, what may be signed is not. */
export interface SignWish {
  wish: Wish;
  eventId: string;
  commitmentId: string;
  hash: string;
  name: SignedNameDto;
  signer: Signer;
}

/**
 * The signing path: who may sign is decided before the queue, what may be signed in it. See trust.md in the docs and
 * apply-batch.ts.
 */
@Injectable()
export class Signing {
  private readonly batch: BatchedWrite<SignWish, Answer>;

  constructor(
    db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly log: Log,
    private readonly idempotency: Idempotency,
    private readonly events: Events,
    private readonly demands: Demands,
    private readonly counters: Counters,
    private readonly queries: SigningBatchQueries,
    private readonly entries: SignedEntries,
    private readonly signers: Signers,
    private readonly changes: Changes,
  ) {
    this.batch = new BatchedWrite(db, (wishes) => this.decide(wishes), BATCH_MAX);
  }

  /**
   * Signs for a party. The last signature makes the commitment final; a refusal by a limit is final for its key.
   * @throws DomainError; 503 outcome_unknown asks to retry with the same key
   */
  async sign(principal: Principal, whole: CommitmentAndParties, dto: SignDto, key: string): Promise<void> {
    const signer = await this.signers.identify(principal, whole, 'sign', dto);
    if ((dto.name.typed === undefined) === (dto.name.drawing === undefined)) {
      throw new DomainError('validation_failed', { fields: 1 }, [{ field: 'name', code: 'name_required', params: {} }]);
    }
    const { commitment } = whole;
    const body = { hash: dto.hash, party: { ...dto.party }, name: { ...dto.name } };
    await this.submit({
      wish: { principal: signer.personId, route: `sign:${commitment.id}`, key, body },
      eventId: commitment.eventId,
      commitmentId: commitment.id,
      hash: dto.hash,
      name: dto.name,
      signer,
    });
  }

  /** The signing path after the credential check. @throws DomainError the refusal of the domain */
  async submit(wish: SignWish): Promise<void> {
    const answer = await this.batch.submit(wish);
    if ('refusal' in answer) throw answer.refusal;
  }

  private async decide(wishes: SignWish[]): Promise<Answer[]> {
    const heads = await this.lockHeads(wishes);
    const known = await this.idempotency.known(wishes.map((w) => w.wish));
    const first = new Map(wishes.toReversed().map((w) => [idOf(w.wish), w]));
    const fresh = wishes.filter((w, i) => known[i] === null && first.get(idOf(w.wish)) === w);
    const loaded = await this.queries.load(await this.queries.lockCommitments(fresh.map((w) => w.commitmentId)));
    const now = this.clock.iso();
    const decisions = applyBatch(
      { ...loaded.state, now, signingOpen: await this.signingOpen(heads, now) },
      fresh.map((w) => ({ commitmentId: w.commitmentId, partyId: w.signer.party.id, hash: w.hash })),
    );
    await this.save(fresh, decisions, loaded, heads, now);
    const done = fresh.map((w, i) => ({ wish: w.wish, answer: answerOf(w, decisions[i]) }));
    await this.idempotency.keep(done.filter(({ answer }) => !('refusal' in answer) || LIMIT_REFUSALS.has(answer.refusal.code)));
    const answers = new Map(fresh.map((w, i) => [w, done[i]?.answer]));
    return wishes.map((w, i) => known[i] ?? answers.get(w) ?? sameAsFirst(w, first.get(idOf(w.wish)), answers));
  }

  /** Locks the heads of all events of the batch, in one order. */
  private async lockHeads(wishes: SignWish[]): Promise<Map<string, EventHead>> {
    const heads = new Map<string, EventHead>();
    for (const eventId of [...new Set(wishes.map((w) => w.eventId))].sort()) heads.set(eventId, await this.log.lockHead(eventId));
    return heads;
  }

  private async signingOpen(heads: Map<string, EventHead>, now: string): Promise<Map<string, boolean>> {
    const open = new Map<string, boolean>();
    for (const eventId of heads.keys()) open.set(eventId, permits(await this.events.get(eventId), 'sign', now));
    return open;
  }

  private async save(fresh: SignWish[], decisions: SignDecision[], loaded: LoadedBatch, heads: Map<string, EventHead>, now: string): Promise<void> {
    const signed = fresh.flatMap((w, i) => {
      const decision = decisions[i];
      return decision?.kind === 'signed' ? [{ ...w, decision, signature: this.signatureOf(w, 'sign', now) }] : [];
    });
    await this.queries.saveSignatures(signed.map((s) => s.signature));
    const finals = signed.flatMap((s) => (s.decision.final ? [{ id: s.commitmentId, eventId: s.eventId, deltas: s.decision.deltas, replaced: s.decision.replaced }] : []));
    const deltas = new Map<string, number>();
    for (const final of finals) for (const [id, delta] of final.deltas) deltas.set(id, (deltas.get(id) ?? 0) + delta);
    await this.counters.add(deltas);
    const signatures = [...loaded.signatures, ...signed.map((s) => s.signature)];
    for (const [eventId, head] of heads) {
      const own = finals.filter((f) => f.eventId === eventId);
      if (own.length > 0) await this.saveFinals(eventId, head, own, loaded, signatures, now);
    }
    await this.demands.settle(demandsAtTheirLimit(finals, loaded));
    for (const s of signed) this.tell(loaded, s.commitmentId, s.eventId);
  }

  /** Entries, numbers and states of what became final, and of what that took the place of. */
  private async saveFinals(
    eventId: string,
    head: EventHead,
    finals: { id: string; replaced: string | null }[],
    loaded: LoadedBatch,
    signatures: SignatureFacts[],
    now: string,
  ): Promise<void> {
    const drafts = await this.entries.forFinals(finals, loaded, signatures, now, () => ++head.number);
    const rows = await this.log.append(eventId, drafts.map((d) => d.entry), head);
    await this.queries.saveFinal(drafts.flatMap((d, i) => (d.kind === 'signed' ? [{ id: d.commitmentId, number: d.number, seq: rows[i]?.seq ?? 0 }] : [])), now);
    await this.queries.saveVoid(drafts.flatMap((d) => (d.kind === 'voided' ? [d.commitmentId] : [])), 'replaced', now);
  }

  signatureOf(w: { commitmentId: string; hash: string; signer: Signer; name?: SignedNameDto; reason?: string }, act: SignedAct, at: string): Signature {
    return {
      id: this.ids.next(),
      commitmentId: w.commitmentId,
      act,
      partyId: w.signer.party.id,
      personId: w.signer.personId,
      personName: w.signer.personName,
      office: w.signer.office,
      appointment: w.signer.appointment,
      authorised: w.signer.authorised,
      hash: w.hash,
      typedName: w.name?.typed ?? null,
      drawing: w.name?.drawing ?? null,
      reason: w.reason ?? null,
      at,
      droppedAt: null,
    };
  }

  private tell(loaded: LoadedBatch, commitmentId: string, eventId: string): void {
    const commitment = loaded.state.commitments.get(commitmentId);
    this.changes.tell('commitment', [commitmentId], eventId, 0, commitment?.partyIds ?? []);
  }
}

/** Needs whose status may have turned: all is committed now, or what a replaced commitment held came back. */
function demandsAtTheirLimit(finals: { id: string; replaced: string | null }[], { lines, state }: LoadedBatch): string[] {
  const touched = finals.flatMap((f) => [...(lines.get(f.id) ?? []), ...(f.replaced === null ? [] : (lines.get(f.replaced) ?? []))]);
  const isTurned = (demandId: string) => {
    const counter = state.counters.get(demandCounter(demandId));
    const isFull = counter !== undefined && counter.committed === counter.limit;
    return isFull !== (state.demands.get(demandId)?.status === 'fulfilled');
  };
  return [...new Set(touched.map((l) => l.demandId))].filter(isTurned);
}

function answerOf(wish: SignWish, decision: SignDecision | undefined): Answer {
  if (!decision) throw new Error('a request without a decision');
  return decision.kind === 'signed' ? { reference: wish.commitmentId } : { refusal: new DomainError(decision.code, decision.params) };
}

/** A key sent twice in one batch: the second gets the first one's answer, unless it wishes something else. */
function sameAsFirst(wish: SignWish, first: SignWish | undefined, answers: Map<SignWish, Answer | undefined>): Answer {
  const answer = first && answers.get(first);
  if (!first || !answer) throw new Error('a wish without an answer');
  return bodyHash(first.wish.body) === bodyHash(wish.wish.body) ? answer : { refusal: new DomainError('idempotency_key_reused') };
}
