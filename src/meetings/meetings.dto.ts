import { MEETING_OUTCOMES, MEETING_STATES, type MeetingOutcome, type MeetingState } from '../contract/kinds.js';
import { ChoiceField, IdField, TextField } from '../platform/edge/fields.js';
import { PageQuery } from '../platform/edge/page.js';
import { MEETING_ACTIONS, type MeetingAction } from './meeting-life.js';

export class MeetingsQuery extends PageQuery {
  @ChoiceField(MEETING_STATES, { optional: true })
  state?: MeetingState;
  @IdField({ optional: true, description: 'of this agency or seller' })
  partyId?: string;
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
