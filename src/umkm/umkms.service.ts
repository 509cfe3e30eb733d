import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { MatchingEvent } from '../events/event.entity.js';
import { Participations } from '../events/participations.service.js';
import type { Facts } from '../identity/policy.js';
import { partyIds, type Principal } from '../identity/principal.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { editRows, findByAny, insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { mask } from '../reference/identifiers.js';
import { Umkm } from './umkm.entity.js';

export type UmkmFields = Omit<Umkm, 'id' | 'organiserId' | 'createdAt' | 'deletedAt' | 'version'>;

export interface LinkedUmkm {
  umkm: Umkm;
  /** Whether the trade office had it already. */
  outcome: 'created' | 'linked';
}

/** Says what a business still holds, or null where it may go. */
export type HoldingsOf = (umkmId: string) => Promise<string | null>;

const NPWP_SHOWN_DIGITS = 4;

/** The sellers of the trade offices. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Umkms {
  private readonly holdings: HoldingsOf[] = [];

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly participations: Participations,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<Umkm> {
    const umkm = await this.db.read((m) => m.findOneBy(Umkm, { id, deletedAt: IsNull() }));
    if (!umkm) throw new DomainError('not_found', { what: 'umkm' });
    return umkm;
  }

  /** Removed ones too: what refers to them still shows their names. */
  listByIds(ids: readonly string[]): Promise<Umkm[]> {
    return this.db.read((m) => findByAny(m, Umkm, 'id', ids));
  }

  /** Those of a trade office that have one of these NIB, by NIB. */
  async byNib(organiserId: string, nibs: readonly string[]): Promise<Map<string, Umkm>> {
    const here = { organiserId, deletedAt: IsNull() };
    const found = await this.db.read((m) => findByAny(m, Umkm, 'nib', nibs, here));
    return new Map(found.map((umkm) => [umkm.nib ?? '', umkm]));
  }

  /** What the policy asks about a business, for this person: whom they meet it as, in whichever event. */
  async factsOf(umkm: Pick<Umkm, 'id' | 'organiserId'>, principal: Principal): Promise<Facts> {
    const eventIds = await this.participations.eventIdsOf([umkm.id]);
    const own = partyIds(principal);
    const shared = (await this.participations.eventIdsOf(own)).filter((id) => eventIds.includes(id));
    const met = await Promise.all(shared.map((eventId) => this.participations.among(eventId, own)));
    return {
      organiserId: umkm.organiserId,
      eventId: principal.memberships.find((m) => m.scopeKind === 'event' && eventIds.includes(m.scopeId))?.scopeId,
      owners: [umkm.id],
      participants: [...new Set(met.flat())],
    };
  }

  /** Finds the business by its NIB among those of the event's trade office, or makes it, and lets it take part. */
  async createOrLink(event: MatchingEvent, fields: UmkmFields): Promise<LinkedUmkm> {
    const [linked] = await this.linkMany(event, [fields]);
    return linked as LinkedUmkm;
  }

  /**
   * As `createOrLink` for a whole file in one write: one answer for each description, in its order. A linked business keeps
   * the fields it has; one without a NIB is always new.
   */
  async linkMany(event: MatchingEvent, described: readonly UmkmFields[]): Promise<LinkedUmkm[]> {
    return this.db.write(async (m) => {
      await this.lockNibs(event.organiserId);
      const known = await this.byNib(
        event.organiserId,
        described.flatMap((fields) => fields.nib ?? []),
      );
      const made: Umkm[] = [];
      const linked = described.map((fields): LinkedUmkm => {
        const same = fields.nib === null ? undefined : known.get(fields.nib);
        if (same) return { umkm: same, outcome: made.includes(same) ? 'created' : 'linked' };
        const umkm = this.newUmkm(event.organiserId, fields);
        made.push(umkm);
        if (umkm.nib !== null) known.set(umkm.nib, umkm);
        return { umkm, outcome: 'created' };
      });
      const ids = [...new Set(linked.map(({ umkm }) => umkm.id))];
      await insertRows(m, Umkm, made);
      await this.participations.addAll(event.id, 'umkm', ids);
      await this.record(made.map((after) => ({ action: 'umkm.create', before: null, after })));
      this.changes.tell('umkm', ids, event.id);
      return linked;
    });
  }

  /** @throws DomainError version_conflict, already_exists where another business has the NIB */
  async change(umkm: Umkm, version: number, changes: Partial<UmkmFields>): Promise<Umkm> {
    return this.db.write(async (m) => {
      if (changes.nib && changes.nib !== umkm.nib) await this.requireFree(umkm.organiserId, changes.nib);
      const saved = await editRow<Umkm>(m, Umkm, umkm, version, changes);
      await this.record([{ action: 'umkm.edit', before: umkm, after: saved }]);
      this.changes.tell('umkm', [umkm.id], null, saved.version);
      return saved;
    });
  }

  /**
   * Saves many edits in one write, such as an import's; NIB stay as they are.
   * @param rows the new values, each with the version that was read
   * @throws DomainError version_conflict
   */
  async changeMany(rows: readonly Umkm[]): Promise<Umkm[]> {
    return this.db.write(async (m) => {
      const before = new Map((await this.listByIds(rows.map((row) => row.id))).map((row) => [row.id, row]));
      const saved = await editRows(m, Umkm, rows);
      await this.record(saved.map((after) => ({ action: 'umkm.edit', before: before.get(after.id) ?? null, after })));
      this.changes.tell(
        'umkm',
        saved.map((row) => row.id),
      );
      return saved;
    });
  }

  /** Modules that come after this one say here, at start, what a business may still hold when it is to be removed. */
  holds(check: HoldingsOf): void {
    this.holdings.push(check);
  }

  /** What keeps a business from being removed, or null. */
  async holdingsOf(umkmId: string): Promise<string | null> {
    for (const check of this.holdings) {
      const what = await check(umkmId);
      if (what !== null) return what;
    }
    return null;
  }

  /** @throws DomainError still_in_use */
  async remove(umkm: Umkm): Promise<void> {
    await this.db.write(async (m) => {
      const what = await this.holdingsOf(umkm.id);
      if (what !== null) throw new DomainError('still_in_use', { what });
      const saved = await editRow<Umkm>(m, Umkm, umkm, umkm.version, { deletedAt: this.clock.iso() });
      await this.record([{ action: 'umkm.delete', before: umkm, after: saved }]);
      this.changes.tell('umkm', [umkm.id], null, saved.version);
    });
  }

  /** An NPWP may be a person's NIK, so the audit keeps no more of it than the screens show. */
  private async record(changes: { action: string; before: Umkm | null; after: Umkm }[]): Promise<void> {
    const masked = (umkm: Umkm | null) => umkm && { ...umkm, npwp: umkm.npwp && maskedNpwp(umkm.npwp) };
    const subjectKind = 'umkm';
    await this.audit.recordAll(
      changes.map(({ action, before, after }) => ({
        action,
        subjectKind,
        subjectId: after.id,
        before: masked(before),
        after: masked(after),
      })),
    );
  }

  private async requireFree(organiserId: string, nib: string): Promise<void> {
    await this.lockNibs(organiserId);
    if ((await this.byNib(organiserId, [nib])).size > 0) throw new DomainError('already_exists', { what: 'nib' });
  }

  private lockNibs(organiserId: string): Promise<void> {
    return this.db.lockName(`umkm:${organiserId}`);
  }

  private newUmkm(organiserId: string, fields: UmkmFields): Umkm {
    return { ...fields, id: this.ids.next(), organiserId, createdAt: this.clock.iso(), deletedAt: null, version: 1 };
  }
}

export const maskedNpwp = (npwp: string): string => mask(npwp, NPWP_SHOWN_DIGITS);
