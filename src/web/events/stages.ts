/**
 * What an organiser can do with an event. Rule: the server says which steps its stage allows; this only says which of
 * them leads on, and which needs a sentence of explanation or a date first.
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

const NEEDS: Partial<Record<StageAction, StageStep['needs']>> = { extend_signing: 'until', reopen: 'reason' };
const ASIDE: readonly StageAction[] = ['reopen', 'archive'];

/** The one that leads on comes first. */
export const stepsOf = (actions: readonly StageAction[]): StageStep[] =>
  [...actions]
    .sort((a, b) => Number(ASIDE.includes(a)) - Number(ASIDE.includes(b)))
    .map((action, at) => ({ action, main: at === 0, needs: NEEDS[action] ?? 'nothing' }));

/** Where each stage stands in the row of stages. */
export function stageMarks(stage: EventStage): { stage: EventStage; mark: 'done' | 'now' | 'later' }[] {
  const at = STAGE_ORDER.indexOf(stage);
  return STAGE_ORDER.map((one, index) => ({ stage: one, mark: index < at ? 'done' : index === at ? 'now' : 'later' }));
}
