import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Principal } from '../identity/principal.js';
import { type PartyPair, partyPairs } from '../matching/party-pairs.js';
import { Rankings } from '../matching/rankings.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { chunksOf, editRows, insertRows } from '../platform/database/many-rows.js';
import { likePattern, type Page, pageOf } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Umkm } from '../umkm/umkm.entity.js';
import { EventParties } from './event-parties.queries.js';
import { MeetingAccess } from './meeting-access.service.js';
import { keyOf, type PartiesOf } from './problem.js';
import type { EditWishDto, NewWishDto, WishesQuery } from './schedule.dto.js';
import { Schedules } from './schedules.service.js';
import { pointsOf, rebuild, type ScoredPair, wishedPairs, type WishRules, type WishSource } from './wish-book.js';
import { Wish } from './wish.entity.js';

const WISHES_PER_EVENT_MAX = 10_000;
/** What the organiser asks for by hand counts as much as the best match. */
const BY_HAND_POINTS = 10_000;

export interface BuiltWishes {
  wishes: number;
  added: number;
  changed: number;
  dropped: number;
}

/** Who should meet whom. */
@Injectable()
export class Wishes {
  constructor(
    private readonly db: Database,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly access: MeetingAccess,
    private readonly schedules: Schedules,
    private readonly parties: EventParties,
    private readonly rankings: Rankings,
  ) {}

  async list(principal: Principal, eventId: string, query: WishesQuery): Promise<Page<Wish>> {
    await this.access.event(principal, eventId, 'schedule.read');
    return this.db.read((m) => {
      const wishes = m
        .createQueryBuilder(Wish, 'wish')
        .where('wish.eventId = :eventId', { eventId })
        .andWhere('wish.removed = :removed', { removed: query.removed === 'true' });
      if (query.partyId !== undefined)
        wishes.andWhere('(wish.agencyId = :partyId OR wish.umkmId = :partyId)', { partyId: query.partyId });
      if (query.q !== undefined) {
        const named = (entity: typeof Agency | typeof Umkm, alias: string) =>
          m
            .createQueryBuilder<Agency | Umkm>(entity, alias)
            .select(`${alias}.id`)
            .where(`LOWER(${alias}.name) LIKE :q ESCAPE '\\'`)
            .getQuery();
        wishes.andWhere(
          new Brackets((either) =>
            either.where(`wish.agencyId IN (${named(Agency, 'a')})`).orWhere(`wish.umkmId IN (${named(Umkm, 'u')})`),
          ),
          { q: likePattern(query.q) },
        );
      }
      return pageOf(wishes, 'wish', query);
    });
  }

  /** Builds the wishes from the matching; what the organiser has added, taken out or arranged stays. */
  async build(principal: Principal, eventId: string, rules: WishRules): Promise<BuiltWishes> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'edit_schedule');
    const pairs = await this.possiblePairs(eventId);
    return this.db.write(async (m) => {
      const row = await this.schedules.locked(eventId);
      const known = await m.findBy(Wish, { eventId });
      const { added, changed, dropped } = rebuild(known, pairs, rules);
      requireCount(known.length + added.length - dropped.length);
      await insertRows(
        m,
        Wish,
        added.map((pair) => this.newWish(event, pair, 'matching')),
      );
      await editRows(
        m,
        Wish,
        changed.map(({ wish, points, topics }) => ({ ...wish, points, topics: [...topics] })),
      );
      for (const ids of chunksOf(dropped.map(({ id }) => id))) await m.delete(Wish, ids);
      await this.schedules.changed(row, { rules: { ...rules } });
      return {
        wishes: known.filter(({ removed }) => !removed).length + added.length - dropped.length,
        added: added.length,
        changed: changed.length,
        dropped: dropped.length,
      };
    });
  }

  /** The best pairs of one party become wishes: it has come although nobody reckoned with it. */
  async addFor(event: MatchingEvent, partyId: string): Promise<void> {
    const pairs = (await this.possiblePairs(event.id)).filter(
      ({ agencyId, umkmId }) => agencyId === partyId || umkmId === partyId,
    );
    await this.db.write(async (m) => {
      const row = await this.schedules.locked(event.id);
      const known = new Set((await m.findBy(Wish, { eventId: event.id })).map(keyOf));
      const added = wishedPairs(pairs, row.rules).filter((pair) => !known.has(keyOf(pair)));
      requireCount(known.size + added.length);
      await insertRows(
        m,
        Wish,
        added.map((pair) => this.newWish(event, pair, 'matching')),
      );
      if (added.length > 0) await this.schedules.changed(row);
    });
  }

  /** A pair that the organiser wants to meet; one taken out before comes back. */
  async add(principal: Principal, eventId: string, { agencyId, umkmId }: NewWishDto): Promise<Wish> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'edit_schedule');
    const parties = new Map((await this.parties.list(eventId)).map((party) => [party.id, party]));
    if (parties.get(agencyId)?.kind !== 'agency') throw new DomainError('not_participating', { what: 'agency' });
    if (parties.get(umkmId)?.kind !== 'umkm') throw new DomainError('not_participating', { what: 'umkm' });
    const { pairs, refused } = await this.rankings.ask(eventId, partyPairs);
    // no more is said: a veto is told to the side that made it alone
    const isIt = (pair: PartiesOf) => keyOf(pair) === keyOf({ agencyId, umkmId });
    if (refused.some(isIt)) throw new DomainError('wish_not_possible');
    const match = pairs.find(isIt);
    return this.db.write(async (m) => {
      const row = await this.schedules.locked(eventId);
      const known = await m.findOneBy(Wish, { eventId, agencyId, umkmId });
      if (known && !known.removed) throw new DomainError('already_exists', { what: 'wish' });
      if (!known) requireCount((await m.countBy(Wish, { eventId })) + 1);
      const points = Math.max(BY_HAND_POINTS, match ? pointsOf(match, row.rules) : 0);
      const topics = [...(match?.topics ?? [])];
      const fresh = this.newWish(event, { agencyId, umkmId, points, topics }, 'organiser');
      if (!known) await insertRows(m, Wish, [fresh]);
      const wish = known
        ? await editRow(m, Wish, known, known.version, { removed: false, source: 'organiser', points, topics })
        : fresh;
      await this.saved(row, 'wish.add', known, wish);
      return wish;
    });
  }

  /** @throws DomainError not_found, version_conflict, slot_unknown */
  async edit(principal: Principal, eventId: string, id: string, version: number, dto: EditWishDto): Promise<Wish> {
    const event = await this.access.event(principal, eventId, 'schedule.edit', 'edit_schedule');
    return this.db.write(async (m) => {
      const row = await this.schedules.locked(eventId);
      const wish = await this.get(eventId, id);
      this.schedules.requireSlots(event, row.frame, [dto.fixedSlot ?? [], dto.forbiddenSlots ?? []].flat());
      for (const later of dto.before ?? []) await this.get(eventId, later);
      const saved = await editRow(m, Wish, wish, version, {
        ...(dto.fixedSlot === undefined ? {} : { fixedSlot: dto.fixedSlot }),
        ...(dto.forbiddenSlots && { forbiddenSlots: [...new Set(dto.forbiddenSlots)] }),
        ...(dto.before && { before: [...new Set(dto.before)] }),
      });
      await this.saved(row, 'wish.edit', wish, saved);
      return saved;
    });
  }

  /** Takes a pair out; building the wishes anew does not bring it back. */
  async remove(principal: Principal, eventId: string, id: string): Promise<void> {
    await this.access.event(principal, eventId, 'schedule.edit', 'edit_schedule');
    await this.takeOut(eventId, await this.get(eventId, id));
  }

  /** A meeting that is called off is not wanted any more. */
  async removePair(eventId: string, agencyId: string, umkmId: string): Promise<void> {
    const wish = await this.db.read((m) => m.findOneBy(Wish, { eventId, agencyId, umkmId, removed: false }));
    if (wish) await this.takeOut(eventId, wish);
  }

  private async takeOut(eventId: string, wish: Wish): Promise<void> {
    await this.db.write(async (m) => {
      const row = await this.schedules.locked(eventId);
      await this.saved(row, 'wish.remove', wish, await editRow(m, Wish, wish, wish.version, { removed: true }));
    });
  }

  private async get(eventId: string, id: string): Promise<Wish> {
    const wish = await this.db.read((m) => m.findOneBy(Wish, { id, eventId, removed: false }));
    if (!wish) throw new DomainError('not_found', { what: 'wish' });
    return wish;
  }

  private async possiblePairs(eventId: string): Promise<PartyPair[]> {
    const taking = new Set((await this.parties.list(eventId)).map(({ id }) => id));
    const { pairs } = await this.rankings.ask(eventId, partyPairs);
    return pairs.filter(({ agencyId, umkmId }) => taking.has(agencyId) && taking.has(umkmId));
  }

  private async saved(
    row: Parameters<Schedules['changed']>[0],
    action: string,
    before: Wish | null,
    after: Wish,
  ): Promise<void> {
    await this.audit.record({
      action,
      subjectKind: 'wish',
      subjectId: after.id,
      before: before && { ...before },
      after: { ...after },
    });
    await this.schedules.changed(row);
  }

  private newWish(event: MatchingEvent, { agencyId, umkmId, points, topics }: ScoredPair, source: WishSource): Wish {
    return {
      id: this.ids.next(),
      eventId: event.id,
      agencyId,
      umkmId,
      source,
      removed: false,
      points,
      topics: [...topics],
      fixedSlot: null,
      forbiddenSlots: [],
      before: [],
      version: 1,
    };
  }
}

/** @throws DomainError too_many */
function requireCount(wishes: number): void {
  if (wishes > WISHES_PER_EVENT_MAX) throw new DomainError('too_many', { what: 'wish', max: WISHES_PER_EVENT_MAX });
}
