import { MEETING_OUTCOMES, MEETING_STATES, type MeetingOutcome, type MeetingState } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { type Meeting, type Speaker, SPEAKERS } from './meeting.entity.js';
import { PartyNameView } from './schedule.view.js';

export const MEETING_CHANGES = ['added', 'moved', 'cancelled'] as const;
export type MeetingChange = (typeof MEETING_CHANGES)[number];

export class MeetingPlaceView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ nullable: true, type: String }) place: string | null;
}

export class MovedFromView {
  @ApiProperty() startsAt: string;
  @ApiProperty() tableName: string;
}

export class TopicView {
  @ApiProperty({ format: 'uuid' }) demandId: string;
  @ApiProperty() demandName: string;
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() offerName: string;
}

export class MeetingView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty({ type: PartyNameView }) agency: PartyNameView;
  @ApiProperty({ type: PartyNameView }) umkm: PartyNameView;
  @ApiProperty() startsAt: string;
  @ApiProperty() endsAt: string;
  @ApiProperty({ type: MeetingPlaceView }) table: MeetingPlaceView;
  @ApiProperty({ type: [TopicView], description: 'what they talk about, best match first' }) topics: TopicView[];
  @ApiProperty({ enum: MEETING_STATES }) state: MeetingState;
  @ApiProperty({ enum: MEETING_OUTCOMES, nullable: true, type: String }) outcome: MeetingOutcome | null;
  @ApiProperty({ nullable: true, type: String }) note: string | null;
  @ApiProperty({ enum: SPEAKERS, nullable: true, type: String, description: 'who said the outcome' })
  outcomeBy: Speaker | null;
  @ApiProperty({
    enum: MEETING_CHANGES,
    nullable: true,
    type: String,
    description: 'what the last publishing did to it',
  })
  change: MeetingChange | null;
  @ApiProperty({ type: MovedFromView, nullable: true }) movedFrom: MovedFromView | null;
  @ApiProperty() changedAt: string;
  @ApiProperty({ type: 'integer' }) version: number;
}

export interface MeetingSurroundings {
  /** Of parties, needs and offers, by id. */
  names: ReadonlyMap<string, string>;
  /** Number of the plan that is published. */
  number: number;
}

export function meetingView(meeting: Meeting, { names, number }: MeetingSurroundings): MeetingView {
  const nameOf = (id: string) => names.get(id) ?? '';
  const named = (id: string) => ({ id, name: nameOf(id) });
  return {
    id: meeting.id,
    eventId: meeting.eventId,
    agency: named(meeting.agencyId),
    umkm: named(meeting.umkmId),
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    table: { id: meeting.tableId, name: meeting.tableName, place: meeting.tablePlace },
    topics: meeting.topics.map(({ demandId, offerId }) => ({
      demandId,
      demandName: nameOf(demandId),
      offerId,
      offerName: nameOf(offerId),
    })),
    state: meeting.state,
    outcome: meeting.outcome,
    note: meeting.note,
    outcomeBy: meeting.outcomeBy,
    change: changeOf(meeting, number),
    movedFrom: meeting.movedFrom,
    changedAt: meeting.changedAt,
    version: meeting.version,
  };
}

function changeOf({ publishedIn, state, movedFrom }: Meeting, number: number): MeetingChange | null {
  if (number === 1 || publishedIn !== number) return null;
  return state === 'cancelled' ? 'cancelled' : movedFrom ? 'moved' : 'added';
}
