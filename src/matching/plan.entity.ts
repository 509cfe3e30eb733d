import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { MatchingEvent } from '../events/event.entity.js';
import type { PlanSettings } from '../events/plan-settings.js';
import { Person } from '../identity/person.entity.js';
import { Int, Json, Ref, Text } from '../platform/database/columns.js';
import type { PlanFigures } from './plan-lines.js';
import type { PlanStamp } from './plan-age.js';

/**
 * A plan as it was made; the newest of an event is its plan. Never edited: people sign what they want, and what they want otherwise they
 * wish for (plan-wish.entity.ts) in the next one.
 */
@Entity('plans')
@Index('plans_event_number', ['eventId', 'number'], { unique: true })
@Check('plans_bound', '0 <= "objective" AND "objective" <= "bound"')
export class Plan {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('plans', () => MatchingEvent)
  eventId: string;
  /** Counts the plans of the event from 1. */
  @Int()
  number: number;
  @Text()
  at: string;
  @Ref('plans', () => Person)
  personId: string;
  /** The basis: of the weights and words, and of the log and the rows as they stood before anything was read. */
  @Int()
  weightsVersion: number;
  @Int()
  wordsVersion: number;
  @Int()
  seq: number;
  @Json()
  stamp: PlanStamp;
  @Json()
  settings: PlanSettings;
  /** Points that the plan is worth, and points that no plan is worth more than: equal, it is optimal. */
  @Int()
  objective: number;
  @Int()
  bound: number;
  @Json()
  figures: PlanFigures;
}
