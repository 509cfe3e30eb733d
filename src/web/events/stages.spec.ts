import { describe, expect, it } from '@jest/globals';
import { stageMarks, stepsAt, STAGE_ORDER } from './stages';

describe('the stages of an event', () => {
  it.each(STAGE_ORDER.map((stage) => [stage]))('%s has at most one step that leads on', (stage) => {
    expect(stepsAt(stage).filter((step) => step.main).length).toBeLessThanOrEqual(1);
  });

  it('marks what is done, what is now and what comes', () => {
    expect(stageMarks('live').map((one) => one.mark)).toEqual(['done', 'done', 'now', 'later', 'later']);
  });

  it('asks for a reason before a day is opened again', () => {
    expect(stepsAt('closed').find((step) => step.action === 'reopen')?.needs).toBe('reason');
  });
});
