import { describe, expect, it } from '@jest/globals';
import { EVENT_STAGES } from '../contract/kinds.js';
import { nextStage, permits, possibleActions, STAGE_ACTIONS } from './stages.js';

describe('the stages of an event', () => {
  const possible: Record<string, string> = {
    'draft open': 'open',
    'draft archive': 'archived',
    'open start': 'live',
    'open archive': 'archived',
    'live close': 'closed',
    'live extend_signing': 'live',
    'closed reopen': 'live',
    'closed archive': 'archived',
    'closed extend_signing': 'closed',
  };
  const matrix = EVENT_STAGES.flatMap((stage) => STAGE_ACTIONS.map((action) => ({ stage, action })));

  it.each(matrix)('$stage + $action', ({ stage, action }) => {
    expect(nextStage(stage, action)).toBe(possible[`${stage} ${action}`] ?? null);
    expect(possibleActions(stage).includes(action)).toBe(`${stage} ${action}` in possible);
  });

  it.each([
    ['sign', ['live']],
    ['draft_commitment', ['open', 'live']],
    ['void', ['live', 'closed']],
    ['watch', ['live', 'closed', 'archived']],
    ['edit_demands', ['draft', 'open', 'live']],
    ['edit_schedule', ['draft', 'open', 'live']],
    ['publish_schedule', ['open', 'live']],
    ['check_in', ['open', 'live']],
    ['run_meeting', ['live']],
    ['say_outcome', ['live', 'closed']],
    ['import', ['draft', 'open', 'live']],
  ] as const)('lets people %s in %j', (activity, stages) => {
    for (const stage of EVENT_STAGES) {
      expect([stage, permits({ stage, signingOpenUntil: null }, activity, '2026-11-24T00:00:00.000Z')]).toEqual([stage, (stages as readonly string[]).includes(stage)]);
    }
  });

  it('lets signing go on in a closed event until the very instant of the extension', () => {
    const event = { stage: 'closed' as const, signingOpenUntil: '2026-11-24T10:00:00.000Z' };
    expect(permits(event, 'sign', '2026-11-24T09:59:59.999Z')).toBe(true);
    expect(permits(event, 'sign', '2026-11-24T10:00:00.000Z')).toBe(false);
    expect(permits({ ...event, stage: 'archived' }, 'sign', '2026-11-24T09:00:00.000Z')).toBe(false);
  });
});
