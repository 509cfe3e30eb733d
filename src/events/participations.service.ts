import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { chunksOf, findByAny } from '../platform/database/many-rows.js';
import { Ids } from '../platform/ids.js';
import { Participation, type ParticipationState, type PartyKind } from './participation.entity.js';

/** Which agencies and UMKM take part in which event. */
@Injectable()
export class Participations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Lets a party take part; one that already does stays as it is. @returns whether it is new */
  async add(eventId: string, partyKind: PartyKind, partyId: string, state: ParticipationState = 'confirmed'): Promise<boolean> {
    return this.db.write(async (m) => {
      if (await m.existsBy(Participation, { eventId, partyId })) return false;
      await m.insert(Participation, { id: this.ids.next(), eventId, partyKind, partyId, state, createdAt: this.clock.iso() });
      return true;
    });
  }

  /** Lets many parties take part; those that already do stay as they are. */
  async addAll(eventId: string, partyKind: PartyKind, partyIds: readonly string[]): Promise<void> {
    const createdAt = this.clock.iso();
    await this.db.write(async (m) => {
      for (const ids of chunksOf(partyIds)) {
        const rows = ids.map((partyId) => ({ id: this.ids.next(), eventId, partyKind, partyId, state: 'confirmed' as const, createdAt }));
        await m.createQueryBuilder().insert().into(Participation).values(rows).orIgnore().updateEntity(false).execute();
      }
    });
  }

  /** Takes parties out of an event again, as if they had never been let in. */
  async removeAll(eventId: string, partyIds: readonly string[]): Promise<void> {
    await this.db.write(async (m) => {
      for (const ids of chunksOf(partyIds)) await m.delete(Participation, { eventId, partyId: In(ids) });
    });
  }

  /** In how many events each of these parties takes part. */
  async countsOf(partyIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.db.read((m) => findByAny(m, Participation, 'partyId', partyIds));
    const counts = new Map<string, number>();
    for (const { partyId } of rows) counts.set(partyId, (counts.get(partyId) ?? 0) + 1);
    return counts;
  }

  /** Of these parties, those that take part. */
  async among(eventId: string, partyIds: readonly string[]): Promise<string[]> {
    if (partyIds.length === 0) return [];
    const rows = await this.db.read((m) =>
      m.findBy(Participation, { eventId, partyId: In([...partyIds]), state: Not('withdrawn' as const) }),
    );
    return rows.map((r) => r.partyId);
  }

  async of(eventId: string, partyKind: PartyKind): Promise<Participation[]> {
    return this.db.read((m) => m.findBy(Participation, { eventId, partyKind }));
  }

  /** Events in which any of these parties takes part. */
  async eventIdsOf(partyIds: readonly string[]): Promise<string[]> {
    if (partyIds.length === 0) return [];
    const rows = await this.db.read((m) => m.findBy(Participation, { partyId: In([...partyIds]), state: Not('withdrawn' as const) }));
    return [...new Set(rows.map((r) => r.eventId))];
  }
}
