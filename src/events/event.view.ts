import { ApiProperty } from '@nestjs/swagger';
import { EVENT_STAGES, type EventStage } from '../contract/kinds.js';
import type { MatchingEvent } from './event.entity.js';
import { WeightsDto } from './events.dto.js';
import { possibleActions, STAGE_ACTIONS, type StageAction } from './stages.js';

const ZONE_WORDS: Record<string, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

export class EventSettingsView {
  @ApiProperty({ type: 'integer', description: 'minutes' }) draftMinutes: number;
  @ApiProperty({ type: WeightsDto }) weights: WeightsDto;
  @ApiProperty({ type: 'integer' }) weightsVersion: number;
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
  @ApiProperty({ enum: STAGE_ACTIONS, isArray: true, description: 'what the stage allows next' }) actions: StageAction[];
  @ApiProperty({ type: 'integer', description: 'rupiah' }) targetRupiah: number;
  @ApiProperty({ description: 'made-up data' }) sample: boolean;
  @ApiProperty({ nullable: true, type: String }) signingOpenUntil: string | null;
  @ApiProperty({ type: EventSettingsView }) settings: EventSettingsView;
  @ApiProperty({ type: 'integer' }) version: number;
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
  settings: event.settings,
  version: event.version,
});
