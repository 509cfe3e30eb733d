import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PLAN } from '../events/plan-settings.js';
import { changesSince, type PlanBasis, type PlanChange } from './plan-age.js';
import { SignedLines } from './signed-lines.js';

const THEN: PlanBasis = {
  weightsVersion: 1,
  wordsVersion: 1,
  settings: DEFAULT_PLAN,
  stamp: { demands: 'd', offers: 'o', committed: 'c', stances: 's', words: '1', today: '2026-11-24', basis: '1 open', wishes: '0 0' },
};

describe('what has changed since a plan', () => {
  it.each<[string, Partial<PlanBasis['stamp']>, PlanChange[]]>([
    ['nothing', {}, []],
    ['a need', { demands: 'd2' }, ['needs']],
    ['an offer and a wish', { offers: 'o2', wishes: '1 1' }, ['offers', 'wishes']],
    ['weights', { basis: '2 open' }, ['weights']],
    ['words', { words: '2' }, ['weights']],
    ['the stage alone', { basis: '1 live' }, []],
    ['the day', { today: '2026-11-25' }, ['day']],
    ['a veto, which nobody is told of', { stances: 's2' }, []],
    ['a signature, which is counted instead', { committed: 'c2' }, []],
  ])('is told by comparing stamps: %s', (_name, change, expected) => {
    expect(changesSince(THEN, { settings: DEFAULT_PLAN, stamp: { ...THEN.stamp, ...change } })).toEqual(expected);
  });

  it('counts the settings one by one', () => {
    const settings = { ...DEFAULT_PLAN, capPermille: 300 };
    expect(changesSince(THEN, { ...THEN, settings })).toEqual(['settings']);
  });
});

describe('what the log says of sellers', () => {
  const signed = (commitmentId: string, ...lines: [string, number][]) => ({
    type: 'commitment.signed' as const,
    public: JSON.stringify({ commitmentId, lines: lines.map(([umkmId, rupiah]) => ({ umkmId, rupiah })) }),
  });

  it('is what stands of each: signed and not voided', () => {
    const lines = new SignedLines();
    lines.take(signed('a', ['tapis', 5], ['kopi', 7]));
    lines.take(signed('b', ['tapis', 11]));
    lines.take({ type: 'stage.changed', public: '{}' });
    lines.take({ type: 'commitment.voided', public: JSON.stringify({ commitmentId: 'a' }) });
    expect([lines.signed, lines.voided, lines.bySeller()]).toEqual([2, 1, new Map([['tapis', 11]])]);
  });
});
