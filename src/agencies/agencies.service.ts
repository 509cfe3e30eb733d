import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { AgencyKind } from '../contract/kinds.js';
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
import { tidyText } from '../platform/edge/clean-text.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Agency } from './agency.entity.js';
import type { LinkOutcome } from './agency.view.js';
import { findSame, nameKey } from './same-agency.js';

export interface AgencyFields {
  name: string;
  kind: AgencyKind;
  satkerCode: string | null;
  klpdCode: string | null;
  klpdName: string | null;
  regencyCode: string | null;
  address: string | null;
  sample: boolean;
}

export interface LinkedAgency {
  agency: Agency;
  outcome: LinkOutcome;
}

/** Says what an agency still holds, or null where it may go. */
export type HoldingsOf = (agencyId: string) => Promise<string | null>;

/** The buyers of the trade offices. Trusts its callers: those who speak for people have asked the policy. */
@Injectable()
export class Agencies {
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
  async get(id: string): Promise<Agency> {
    const agency = await this.db.read((m) => m.findOneBy(Agency, { id, deletedAt: IsNull() }));
    if (!agency) throw new DomainError('not_found', { what: 'agency' });
    return agency;
  }

  /** Removed ones too: what refers to them still shows their names. */
  listByIds(ids: readonly string[]): Promise<Agency[]> {
    return this.db.read((m) => findByAny(m, Agency, 'id', ids));
  }

  /** What the policy asks about an agency, for this person: whom they meet it as, in whichever event. */
  async factsOf(agency: Pick<Agency, 'id' | 'organiserId'>, principal: Principal): Promise<Facts> {
    const eventIds = await this.participations.eventIdsOf([agency.id]);
    const own = partyIds(principal);
    const shared = (await this.participations.eventIdsOf(own)).filter((id) => eventIds.includes(id));
    const met = await Promise.all(shared.map((eventId) => this.participations.among(eventId, own)));
    return {
      organiserId: agency.organiserId,
      eventId: principal.memberships.find((m) => m.scopeKind === 'event' && eventIds.includes(m.scopeId))?.scopeId,
      owners: [agency.id],
      participants: [...new Set(met.flat())],
    };
  }

  /** Finds the agency among those of the event's trade office, or makes it, and lets it take part. */
  async createOrLink(event: MatchingEvent, fields: AgencyFields): Promise<LinkedAgency> {
    const [linked] = await this.linkMany(event, [fields]);
    return linked as LinkedAgency;
  }

  /**
   * As `createOrLink` for a whole file in one write: one answer for each description, in its order. A linked agency keeps
   * the fields it has.
   */
  async linkMany(event: MatchingEvent, described: readonly AgencyFields[]): Promise<LinkedAgency[]> {
    return this.db.write(async (m) => {
      await this.db.lockName(`agencies:${event.organiserId}`);
      const known = await this.candidates(event.organiserId, described);
      const made = new Set<Agency>();
      const linked = described.map((fields): LinkedAgency => {
        const same = findSame(fields, known);
        if (same) return { agency: same, outcome: made.has(same) ? 'created' : 'linked' };
        const agency = this.newAgency(event.organiserId, fields);
        made.add(agency);
        known.push(agency);
        return { agency, outcome: 'created' };
      });
      await insertRows(m, Agency, [...made]);
      const ids = [...new Set(linked.map(({ agency }) => agency.id))];
      await this.participations.addAll(event.id, 'agency', ids);
      await this.audit.recordAll(
        [...made].map((after) => ({
          action: 'agency.create',
          subjectKind: 'agency',
          subjectId: after.id,
          before: null,
          after: { ...after },
        })),
      );
      this.changes.tell('agency', ids, event.id);
      return linked;
    });
  }

  /** @throws DomainError version_conflict, already_exists where another agency has the satker code */
  async change(agency: Agency, version: number, changes: Partial<AgencyFields>): Promise<Agency> {
    return this.db.write(async (m) => {
      if (changes.satkerCode && changes.satkerCode !== agency.satkerCode)
        await this.requireFree(agency.organiserId, changes.satkerCode);
      const saved = await editRow(m, Agency, agency, version, {
        ...changes,
        ...(changes.name === undefined ? {} : { nameKey: nameKey(changes.name) }),
      });
      await this.audit.record({
        action: 'agency.edit',
        subjectKind: 'agency',
        subjectId: agency.id,
        before: { ...agency },
        after: { ...saved },
      });
      this.changes.tell('agency', [agency.id], null, saved.version);
      return saved;
    });
  }

  /** Modules that come after this one say here, at start, what an agency may still hold when it is to be removed. */
  holds(check: HoldingsOf): void {
    this.holdings.push(check);
  }

  /** @throws DomainError still_in_use */
  async remove(agency: Agency): Promise<void> {
    await this.db.write(async () => {
      for (const check of this.holdings) {
        const what = await check(agency.id);
        if (what !== null) throw new DomainError('still_in_use', { what });
      }
      await this.removeMany([agency]);
    });
  }

  /** Removes agencies. The caller has made sure that nothing rests on them. */
  async removeMany(agencies: readonly Agency[]): Promise<void> {
    const deletedAt = this.clock.iso();
    await this.db.write(async (m) => {
      await editRows(
        m,
        Agency,
        agencies.map((agency) => ({ ...agency, deletedAt })),
      );
      await this.audit.recordAll(
        agencies.map(({ id }) => ({
          action: 'agency.delete',
          subjectKind: 'agency',
          subjectId: id,
          before: { deletedAt: null },
          after: { deletedAt },
        })),
      );
      this.changes.tell(
        'agency',
        agencies.map((agency) => agency.id),
      );
    });
  }

  private async requireFree(organiserId: string, satkerCode: string): Promise<void> {
    await this.db.lockName(`agencies:${organiserId}`);
    const taken = await this.db.read((m) => m.existsBy(Agency, { organiserId, satkerCode, deletedAt: IsNull() }));
    if (taken) throw new DomainError('already_exists', { what: 'satkerCode' });
  }

  /** Every agency that one of the descriptions could mean. */
  private async candidates(organiserId: string, described: readonly AgencyFields[]): Promise<Agency[]> {
    const here = { organiserId, deletedAt: IsNull() };
    const codes = described.flatMap((fields) => fields.satkerCode ?? []);
    const names = described.filter((fields) => fields.satkerCode === null).map((fields) => nameKey(fields.name));
    return this.db.read(async (m) => {
      const found = [
        ...(await findByAny(m, Agency, 'satkerCode', codes, here)),
        ...(await findByAny(m, Agency, 'nameKey', names, here)),
      ];
      return [...new Map(found.map((agency) => [agency.id, agency])).values()];
    });
  }

  private newAgency(organiserId: string, fields: AgencyFields): Agency {
    const name = tidyText(fields.name);
    return {
      id: this.ids.next(),
      organiserId,
      ...fields,
      name,
      nameKey: nameKey(name),
      createdAt: this.clock.iso(),
      deletedAt: null,
      version: 1,
    };
  }
}
