import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { PartyKind } from '../events/participation.entity.js';
import { Participations } from '../events/participations.service.js';
import { Database } from '../platform/database/database.js';
import { Umkms } from '../umkm/umkms.service.js';
import { Attendance } from './attendance.entity.js';
import { type AttendanceFacts, unsaid } from './presence.js';

/** An agency or a seller that takes part, with what is said of its presence. */
export interface EventParty {
  id: string;
  kind: PartyKind;
  name: string;
  attendance: Attendance | null;
  facts: AttendanceFacts;
}

@Injectable()
export class EventParties {
  constructor(
    private readonly db: Database,
    private readonly participations: Participations,
    private readonly agencies: Agencies,
    private readonly umkms: Umkms,
  ) {}

  /** Those that have not withdrawn and still exist, agencies first, in order of name. */
  async list(eventId: string): Promise<EventParty[]> {
    const attendances = new Map(
      (await this.db.read((m) => m.findBy(Attendance, { eventId }))).map((row) => [row.partyId, row]),
    );
    const of = async (kind: PartyKind, listByIds: (ids: string[]) => Promise<Named[]>): Promise<EventParty[]> => {
      const taking = (await this.participations.of(eventId, kind)).filter(({ state }) => state !== 'withdrawn');
      const parties = await listByIds(taking.map(({ partyId }) => partyId));
      return parties
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ id, name }) => {
          const attendance = attendances.get(id) ?? null;
          return { id, kind, name, attendance, facts: attendance ?? unsaid(kind) };
        })
        .sort((a, b) => a.name.localeCompare(b.name, 'id') || (a.id < b.id ? -1 : 1));
    };
    return [
      ...(await of('agency', (ids) => this.agencies.listByIds(ids))),
      ...(await of('umkm', (ids) => this.umkms.listByIds(ids))),
    ];
  }

  /** Names of parties, of those removed since too. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const parties = [...(await this.agencies.listByIds(ids)), ...(await this.umkms.listByIds(ids))];
    return new Map(parties.map(({ id, name }) => [id, name]));
  }
}

interface Named {
  id: string;
  name: string;
  deletedAt: string | null;
}
