import { describe, expect, it } from '@jest/globals';
import { joined, possible } from './revision-chains.js';

const packages = new Map(
  (
    [
      ['1', 'active'],
      ['2', 'active'],
      ['3', 'active'],
      ['4', 'replaced'],
      ['5', 'cancelled'],
    ] as const
  ).map(([rupCode, status]) => [rupCode, { rupCode, status }]),
);

describe('revisions', () => {
  it('are one step to all that replace a package, however many rows say so', () => {
    expect(
      joined([
        { from: '1', to: ['2'] },
        { from: '4', to: ['3'] },
        { from: '1', to: ['3', '2', '1'] },
      ]),
    ).toEqual([
      { from: '1', to: ['2', '3'] },
      { from: '4', to: ['3'] },
    ]);
  });

  it.each([
    ['one to one', { from: '1', to: ['2'] }, true],
    ['one to many', { from: '1', to: ['2', '3'] }, true],
    ['a cancellation', { from: '1', to: [] }, true],
    ['to one that is not here yet', { from: '1', to: ['2', '9'] }, false],
    ['from one that is not here', { from: '9', to: ['1'] }, false],
    ['from one that was replaced already', { from: '4', to: ['1'] }, false],
    ['from one that is cancelled', { from: '5', to: ['1'] }, false],
  ])('%s', (_what, step, taken) => {
    expect(possible([step], packages)).toHaveLength(taken ? 1 : 0);
  });
});
