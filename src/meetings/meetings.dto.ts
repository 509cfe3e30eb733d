import { MEETING_OUTCOMES, MEETING_STATES, type MeetingOutcome, type MeetingState } from '../contract/kinds.js';
import { ChoiceField, IdField, PatternField, TextField } from '../platform/edge/fields.js';
import { PageQuery } from '../platform/edge/page.js';
import { MEETING_ACTIONS, type MeetingAction } from './meeting-life.js';

export class MeetingsQuery extends PageQuery {
  @ChoiceField(MEETING_STATES, { optional: true })
  state?: MeetingState;
  @IdField({ optional: true, description: 'of this agency or seller' })
  partyId?: string;
  @PatternField(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'instant_shape', {
    optional: true,
    description: 'that begin at this instant, as a slot names it',
    example: '2027-01-14T02:00:00.000Z',
  })
  startsAt?: string;
}

export class MeetingActionDto {
  @ChoiceField(MEETING_ACTIONS)
  action: MeetingAction;
}

export class OutcomeDto {
  @ChoiceField(MEETING_OUTCOMES)
  outcome: MeetingOutcome;
  @TextField({
    max: 300,
    optional: true,
    nullable: true,
    multiline: true,
    description: 'both parties read it',
    example: 'Kirim 2 contoh sebelum 1 Februari',
  })
  note?: string | null;
}
