/**
 * What an organiser can do with an event at each stage, and which of it needs a sentence of explanation or a date
 * first. The server has the table that decides; this one only says which buttons make sense.
 */
import type { EventStage } from '../../contract/kinds';
import type { StageAction } from '../api/types';

export const STAGE_ORDER: readonly EventStage[] = ['draft', 'open', 'live', 'closed', 'archived'];

export interface StageStep {
  action: StageAction;
  /** The one that leads on; the others lead back or aside. */
  main: boolean;
  needs: 'nothing' | 'reason' | 'until';
}

const STEPS: Record<EventStage, StageStep[]> = {
  draft: [{ action: 'open', main: true, needs: 'nothing' }],
  open: [{ action: 'start', main: true, needs: 'nothing' }],
  live: [{ action: 'close', main: true, needs: 'nothing' }],
  closed: [
    { action: 'extend_signing', main: true, needs: 'until' },
    { action: 'reopen', main: false, needs: 'reason' },
    { action: 'archive', main: false, needs: 'nothing' },
  ],
  archived: [],
};

export const stepsAt = (stage: EventStage): StageStep[] => STEPS[stage];

/** Where each stage stands in the row of stages. */
export function stageMarks(stage: EventStage): { stage: EventStage; mark: 'done' | 'now' | 'later' }[] {
  const at = STAGE_ORDER.indexOf(stage);
  return STAGE_ORDER.map((one, index) => ({ stage: one, mark: index < at ? 'done' : index === at ? 'now' : 'later' }));
}
