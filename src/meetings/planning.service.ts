import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { evaluate } from '../engine/schedule/evaluate.js';
import { NOT_HELD, type Schedule } from '../engine/schedule/types.js';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Principal } from '../identity/principal.js';
import { EngineThread } from '../matching/engine-thread.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { insertRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { placesAt } from './frame.js';
import { isSameGrid } from './held.js';
import { isUnderWay } from './meeting-life.js';
import { BLOCKERS_SHOWN_MAX, namedBlocker } from './named-blockers.js';
import { SchedulePlan, type PlanKind } from './schedule-plan.entity.js';
import { changesBetween, placementsOf, standBysOf } from './plan.js';
import { type EventInput, PlanningInputs } from './planning-inputs.queries.js';
import { type Planning, planningOf } from './problem.js';

const SEED_DEFAULT = 1;
/** What another meeting must win for each meeting that is moved in the room: a tenth of the best match. */
const MOVE_POINTS = 1_000;

interface Found {
  schedule: Schedule;
  bound: number | null;
  blockers: SchedulePlan['blockers'];
}

/** Proposes schedules: the engine works outside any transaction; what it found is saved with the version it was made of. */
@Injectable()
export class Plannings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly changes: Changes,
    private readonly engine: EngineThread,
    private readonly inputs: PlanningInputs,
  ) {}

  /** A schedule of all wishes, from nothing. @throws DomainError schedule_under_way, and as `requireMeetable` */
  async draft(principal: Principal, event: MatchingEvent, seed: number = SEED_DEFAULT): Promise<SchedulePlan> {
    const read = await this.inputs.of(event);
    if (isUnderWay(read.meetings, this.clock.iso())) throw new DomainError('schedule_under_way');
    requireMeetable(read);
    if (read.input.wishes.length === 0) throw new DomainError('schedule_wishes_missing');
    const planning = planningOf({ ...read.input, held: [] });
    const { schedule, bound } = await this.engine.run('schedule', planning.problem, { seed });
    const blocking = schedule.includes(NOT_HELD) ? await this.engine.run('blockersOf', planning.problem, schedule) : [];
    const blockers = blocking.slice(0, BLOCKERS_SHOWN_MAX).map((blocker) => namedBlocker(blocker, planning));
    return this.save(principal, event, read, planning, { schedule, bound, blockers }, { kind: 'draft', seed });
  }

  /** The published schedule, mended to what is known now: few are moved, and stand-bys come in by their points. */
  async repair(principal: Principal, event: MatchingEvent): Promise<SchedulePlan> {
    const read = await this.inputs.of(event);
    const { number } = read.schedule;
    if (number === 0) throw new DomainError('schedule_not_published');
    const published = await this.db.read((m) => m.findOneByOrFail(SchedulePlan, { eventId: event.id, number }));
    if (!isSameGrid(published.slots, read.slots)) throw new DomainError('schedule_frame_changed');
    requireMeetable(read);
    const planning = planningOf(read.input);
    // what happened stands in the facts that the problem is made of, for agencies of several people too; so no event is told
    const nothing = { kind: 'lost_table', fromSlot: read.input.fromSlot, tables: 0 } as const;
    const { schedule } = await this.engine.run('repair', planning.problem, planning.before, nothing, {
      movePoints: MOVE_POINTS,
    });
    return this.save(
      principal,
      event,
      read,
      planning,
      { schedule, bound: null, blockers: [] },
      { kind: 'repair', seed: SEED_DEFAULT },
    );
  }

  /** The proposal that waits, or null. */
  async waiting(eventId: string): Promise<SchedulePlan | null> {
    return this.db.read((m) => m.findOne(SchedulePlan, { where: { eventId, number: IsNull() }, order: { id: 'DESC' } }));
  }

  /** A new proposal takes the place of one that nobody published. */
  private async save(
    principal: Principal,
    event: MatchingEvent,
    { schedule: row, slots, input }: EventInput,
    planning: Planning,
    { schedule, bound, blockers }: Found,
    { kind, seed }: { kind: PlanKind; seed: number },
  ): Promise<SchedulePlan> {
    const { breaks, breakSpread, points, violations } = evaluate(planning.problem, schedule);
    // limits and orders may be told after meetings were published; nothing else may be broken, and no plan is shown that is wrong
    const wrong = violations.filter(
      (each) => kind === 'draft' || !(each.kind === 'too_many_meetings' || each.kind === 'wrong_order'),
    );
    if (wrong.length > 0) throw new Error(`the schedule cannot be held: ${JSON.stringify(wrong[0])}`);
    const placements = placementsOf(planning, schedule, input.tables, input.fromSlot);
    const standBys = standBysOf(planning, schedule);
    const plan: SchedulePlan = {
      id: this.ids.next(),
      eventId: event.id,
      kind,
      basis: row.version,
      replaces: row.number,
      seed,
      fromSlot: input.fromSlot,
      slots,
      tables: [...input.tables],
      placements,
      standBys,
      changes: changesBetween(input.held, placements),
      blockers,
      figures: {
        wanted: planning.pairs.length,
        placed: placements.length,
        // of a repair those of the meetings alone: what has begun counts more only so that it stays
        points: bound === null ? placements.reduce((sum, placement) => sum + placement.points, 0) : points,
        bound,
        breaks,
        breakSpread,
      },
      madeBy: principal.personId,
      madeAt: this.clock.iso(),
      number: null,
      publishedAt: null,
    };
    await this.db.write(async (m) => {
      await m.delete(SchedulePlan, { eventId: event.id, number: IsNull() });
      await insertRows(m, SchedulePlan, [plan]);
      this.changes.tell('schedule', [event.id], event.id, row.version, []);
    });
    return plan;
  }
}

/** @throws DomainError schedule_frame_missing, schedule_over */
function requireMeetable({ slots, input }: EventInput): void {
  if (slots.length === 0 || placesAt(input.tables) === 0) throw new DomainError('schedule_frame_missing');
  if (input.fromSlot === slots.length) throw new DomainError('schedule_over');
}
