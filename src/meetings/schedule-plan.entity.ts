import { Entity, Index, PrimaryColumn } from 'typeorm';
import { MatchingEvent } from '../events/event.entity.js';
import { Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import type { MeetingTable, Slot } from './frame.js';
import type { NamedBlocker } from './named-blockers.js';
import type { Placement, PlanChanges } from './plan.js';
import type { PartiesOf } from './problem.js';

export const PLAN_KINDS = ['draft', 'repair'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** What is said of a plan as a whole. */
export interface PlanFigures {
  wanted: number;
  placed: number;
  points: number;
  /** No plan has more points; null for a repair, which also keeps people where they are. */
  bound: number | null;
  breaks: number;
  /** Between the person with most breaks and the one with fewest. */
  breakSpread: number;
}

/** A proposed schedule: made of one version of what is wanted, never changed, and published or left. */
@Entity('schedule_plans')
@Index('schedule_plans_event', ['eventId'])
@Index('schedule_plans_number', ['eventId', 'number'], { unique: true })
export class SchedulePlan {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('schedule_plans', () => MatchingEvent)
  eventId: string;
  @Choice('schedule_plans', PLAN_KINDS)
  kind: PlanKind;
  /** Version of the schedule row, and number of the plan published then. */
  @Int()
  basis: number;
  @Int()
  replaces: number;
  @Int()
  seed: number;
  /** First slot that could be changed. */
  @Int()
  fromSlot: number;
  @Json()
  slots: Slot[];
  @Json()
  tables: MeetingTable[];
  @Json()
  placements: Placement[];
  /** Wishes without a place, best first. */
  @Json()
  standBys: (PartiesOf & { points: number })[];
  @Json()
  changes: PlanChanges;
  @Json()
  blockers: NamedBlocker[];
  @Json()
  figures: PlanFigures;
  @Text()
  madeBy: string;
  @Text()
  madeAt: string;
  /** Counts the published plans of the event; null while it is none. */
  @Int({ nullable: true })
  number: number | null;
  @Text({ nullable: true })
  publishedAt: string | null;
}
