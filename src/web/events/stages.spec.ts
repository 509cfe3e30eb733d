import { describe, expect, it } from '@jest/globals';
import { stageMarks, stepsOf } from './stages';

describe('the stages of an event', () => {
  it('offers one step that leads on', () => {
    expect(stepsOf(['close', 'extend_signing']).map((step) => step.main)).toEqual([true, false]);
  });

  it('puts the step that leads on before those that lead back or aside', () => {
    const steps = stepsOf(['reopen', 'archive', 'extend_signing']);
    expect(steps.map((step) => [step.action, step.main])).toEqual([
      ['extend_signing', true],
      ['reopen', false],
      ['archive', false],
    ]);
  });

  it('marks what is done, what is now and what comes', () => {
    expect(stageMarks('live').map((one) => one.mark)).toEqual(['done', 'done', 'now', 'later', 'later']);
  });

  it('asks for a reason before a day is opened again, and until when signing goes on', () => {
    expect(stepsOf(['reopen', 'extend_signing', 'close']).map((step) => step.needs)).toEqual([
      'until',
      'nothing',
      'reason',
    ]);
  });
});
