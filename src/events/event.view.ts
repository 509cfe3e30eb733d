import { EVENT_STAGES, type EventStage } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import type { MatchingEvent } from './event.entity.js';
import { WeightsDto } from './events.dto.js';
import type { Figures } from './figures.service.js';
import { planSettingsOf } from './plan-settings.js';
import { possibleActions, STAGE_ACTIONS, type StageAction } from './stages.js';

const ZONE_WORDS: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

export class PlanSettingsView {
  @ApiProperty({ type: 'integer' }) sellersPerNeed: number;
  @ApiProperty({ type: 'integer' }) microPermille: number;
  @ApiProperty({ type: 'integer' }) spreadPermille: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: no cap' }) capPermille: number | null;
}

export class EventSettingsView {
  @ApiProperty({ type: 'integer', description: 'minutes' }) draftMinutes: number;
  @ApiProperty({ type: WeightsDto }) weights: WeightsDto;
  @ApiProperty({ type: 'integer' }) weightsVersion: number;
  @ApiProperty({
    type: 'integer',
    description: 'points (of 10,000) within which a seller who is seldom seen is lifted to a tenth place; 0: nobody is',
  })
  exposureTolerance: number;
  @ApiProperty({ type: PlanSettingsView }) plan: PlanSettingsView;
}

export class EventCountsView implements Figures {
  @ApiProperty({ type: 'integer' }) agencies: number;
  @ApiProperty({ type: 'integer' }) umkm: number;
  @ApiProperty({ type: 'integer', description: 'active packages of agencies that take part' }) packages: number;
  @ApiProperty({ type: 'integer' }) demands: number;
  @ApiProperty({ type: 'integer' }) offers: number;
  @ApiProperty({ type: 'integer', description: 'signed by all parties and not voided' }) commitments: number;
}

export class EventView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) organiserId: string;
  @ApiProperty({ example: 'Temu Bisnis Lampung 2027' }) name: string;
  @ApiProperty() venue: string;
  @ApiProperty({ nullable: true, type: String }) regencyCode: string | null;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ example: 'Asia/Jakarta' }) timeZone: string;
  @ApiProperty({ example: 'WIB' }) zoneAbbreviation: string;
  @ApiProperty({ enum: EVENT_STAGES }) stage: EventStage;
  @ApiProperty({ enum: STAGE_ACTIONS, isArray: true, description: 'what the stage allows next' })
  actions: StageAction[];
  @ApiProperty({ type: 'integer', description: 'rupiah' }) targetRupiah: number;
  @ApiProperty({ description: 'made-up data' }) sample: boolean;
  @ApiProperty({ nullable: true, type: String }) signingOpenUntil: string | null;
  @ApiProperty({ type: EventSettingsView }) settings: EventSettingsView;
  @ApiProperty({ type: 'integer' }) version: number;
}

/** One event, with how many of what it has. */
export class EventWithCountsView extends EventView {
  @ApiProperty({ type: EventCountsView }) counts: EventCountsView;
}

export const eventView = (event: MatchingEvent): EventView => ({
  id: event.id,
  organiserId: event.organiserId,
  name: event.name,
  venue: event.venue,
  regencyCode: event.regencyCode,
  startsOn: event.startsOn,
  endsOn: event.endsOn,
  timeZone: event.timeZone,
  zoneAbbreviation: ZONE_WORDS[event.timeZone] ?? event.timeZone,
  stage: event.stage,
  actions: possibleActions(event.stage),
  targetRupiah: event.targetRupiah,
  sample: event.sample,
  signingOpenUntil: event.signingOpenUntil,
  settings: {
    ...event.settings,
    exposureTolerance: event.settings.exposureTolerance ?? 0,
    plan: planSettingsOf(event.settings),
  },
  version: event.version,
});
