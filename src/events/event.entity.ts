import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { EVENT_STAGES, type EventStage } from '../contract/kinds.js';
import { Bool, Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import type { PlanSettings } from './plan-settings.js';
import type { Weights } from './weights.js';
import { Organiser } from '../organisers/organiser.entity.js';

export interface EventSettings {
  /** How long a draft commitment stays open for signing, minutes. */
  draftMinutes: number;
  weights: Weights;
  /** Counts the changes of the weights; every ranking says by which it was made. */
  weightsVersion: number;
  /**
   * Points of a score (of 10,000) within which sellers that are among the first ten of few needs are lifted (engine/fairness). Missing in
   * what was stored before there was a floor: 0, nobody is lifted.
   */
  exposureTolerance?: number;
  /** Absent from an event that was made before there were plans; see `planSettingsOf`. */
  plan?: PlanSettings;
}

/** One business-matching day. */
@Entity('events')
@Index('events_organiser', ['organiserId'])
@Check('events_target', '"target_rupiah" >= 0 AND "target_rupiah" <= 9007199254740991')
export class MatchingEvent {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('events', () => Organiser)
  organiserId: string;
  @Text()
  name: string;
  @Text()
  venue: string;
  @Text({ nullable: true })
  regencyCode: string | null;
  @Text()
  startsOn: string;
  @Text()
  endsOn: string;
  @Text()
  timeZone: string;
  @Choice('events', EVENT_STAGES)
  stage: EventStage;
  @Int()
  targetRupiah: number;
  /** Made-up data: said on every screen and paper. */
  @Bool()
  sample: boolean;
  @Text({ nullable: true })
  signingOpenUntil: string | null;
  @Json()
  settings: EventSettings;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
