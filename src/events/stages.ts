/**
 * The life of an event: draft -> open -> live -> closed -> archived. What may be done in which stage is one table.
 * Source: docs of the model, 'Stages'.
 */
import type { EventStage } from '../contract/kinds.js';

export const STAGE_ACTIONS = ['open', 'start', 'close', 'reopen', 'archive', 'extend_signing'] as const;
export type StageAction = (typeof STAGE_ACTIONS)[number];

const TRANSITIONS: Record<EventStage, Partial<Record<StageAction, EventStage>>> = {
  draft: { open: 'open', archive: 'archived' },
  open: { start: 'live', archive: 'archived' },
  live: { close: 'closed', extend_signing: 'live' },
  closed: { reopen: 'live', archive: 'archived', extend_signing: 'closed' },
  archived: {},
};

/** The stage that an action leads to, or null where it is not possible. */
export function nextStage(stage: EventStage, action: StageAction): EventStage | null {
  return TRANSITIONS[stage][action] ?? null;
}

/** Actions possible in a stage, for the buttons of the event page. */
export function possibleActions(stage: EventStage): StageAction[] {
  return STAGE_ACTIONS.filter((action) => TRANSITIONS[stage][action] !== undefined);
}

/** Actions that need a reason, because they undo what was announced. */
export const NEEDS_REASON: ReadonlySet<StageAction> = new Set(['reopen', 'extend_signing']);

/** What happens inside an event; each is possible in the stages listed. */
const PERMITTED = {
  edit_parties: ['draft', 'open', 'live'],
  edit_demands: ['draft', 'open', 'live'],
  edit_offers: ['draft', 'open', 'live'],
  import: ['draft', 'open', 'live'],
  plan: ['draft', 'open', 'live'],
  set_stance: ['open', 'live'],
  draft_commitment: ['open', 'live'],
  sign: ['live'],
  void: ['live', 'closed'],
  edit_schedule: ['draft', 'open', 'live'],
  publish_schedule: ['open', 'live'],
  check_in: ['open', 'live'],
  run_meeting: ['live'],
  say_outcome: ['live', 'closed'],
  watch: ['live', 'closed', 'archived'],
} as const satisfies Record<string, readonly EventStage[]>;

export type EventActivity = keyof typeof PERMITTED;

/**
 * @param signingOpenUntil the organiser's extension: signing goes on in a closed event until this instant
 */
export function permits(
  event: { stage: EventStage; signingOpenUntil: string | null },
  activity: EventActivity,
  now: string,
): boolean {
  const extended = event.stage === 'closed' && event.signingOpenUntil !== null && now < event.signingOpenUntil;
  if (extended && (activity === 'sign' || activity === 'draft_commitment')) return true;
  return (PERMITTED[activity] as readonly EventStage[]).includes(event.stage);
}
