import { describe, expect, it } from '@jest/globals';
import type { PartyPair } from '../matching/party-pairs.js';
import { type KnownWish, rebuild, wishedPairs, type WishRules } from './wish-book.js';

const pair = (agencyId: string, umkmId: string, score: number, interest: Partial<PartyPair> = {}): PartyPair => ({
  agencyId,
  umkmId,
  score,
  agencyInterest: false,
  umkmInterest: false,
  topics: [{ demandId: `d${agencyId}`, offerId: `o${umkmId}` }],
  ...interest,
});
const rules = (changes: Partial<WishRules>): WishRules => ({
  interest: 'none',
  interestPoints: 1_000,
  bestPerAgency: 0,
  bestPerUmkm: 0,
  ...changes,
});
const known = (agencyId: string, umkmId: string, changes: Partial<KnownWish> = {}): KnownWish => ({
  id: `${agencyId}${umkmId}`,
  agencyId,
  umkmId,
  points: 5_000,
  topics: [{ demandId: `d${agencyId}`, offerId: `o${umkmId}` }],
  fixedSlot: null,
  forbiddenSlots: [],
  before: [],
  source: 'matching',
  removed: false,
  ...changes,
});
const names = (pairs: readonly { agencyId: string; umkmId: string }[]) =>
  pairs.map(({ agencyId, umkmId }) => agencyId + umkmId);

describe('wishes by the rules', () => {
  const pairs = [
    pair('a', 'x', 9_000),
    pair('a', 'y', 8_000, { umkmInterest: true }),
    pair('a', 'z', 0, { agencyInterest: true, umkmInterest: true }),
    pair('b', 'x', 7_000),
    pair('b', 'y', 6_000),
  ];

  it.each<[string, Partial<WishRules>, string[]]>([
    ['none', {}, []],
    ['interest of either side', { interest: 'either' }, ['ay', 'az']],
    ['interest of both sides', { interest: 'both' }, ['az']],
    ['the best of each agency', { bestPerAgency: 1 }, ['ax', 'bx']],
    ['the best of each seller, but none without a match', { bestPerUmkm: 1 }, ['ax', 'ay']],
    ['interest that lifts a pair above a better match', { bestPerAgency: 1, interestPoints: 1_500 }, ['ay', 'bx']],
  ])('are %s', (_, changes, expected) => {
    expect(names(wishedPairs(pairs, rules(changes)))).toEqual(expected);
  });

  it('count the match and each side’s interest', () => {
    const [first, second] = wishedPairs(pairs, rules({ interest: 'either' }));
    expect([first?.points, second?.points]).toEqual([9_000, 2_000]);
  });
});

describe('building wishes anew', () => {
  const best = rules({ bestPerAgency: 2 });

  it('adds what is new, drops what is no longer wished, and counts points anew', () => {
    const { added, changed, dropped } = rebuild(
      [known('a', 'x'), known('a', 'w')],
      [pair('a', 'x', 6_000), pair('a', 'y', 5_000), pair('a', 'w', 10)],
      best,
    );
    expect([names(added), names(dropped)]).toEqual([['ay'], ['aw']]);
    expect(changed).toMatchObject([{ wish: { id: 'ax' }, points: 6_000 }]);
  });

  it.each<[string, Partial<KnownWish>]>([
    ['has added', { source: 'organiser' }],
    ['has taken out', { removed: true }],
    ['has pinned', { fixedSlot: '2027-01-14T09:00' }],
    ['has kept from a slot', { forbiddenSlots: ['2027-01-14T09:00'] }],
    ['has put before another', { before: ['cz'] }],
  ])('keeps what the organiser %s', (_, changes) => {
    const arranged = known('a', 'w', changes);
    const result = rebuild([arranged], [pair('a', 'x', 2), pair('a', 'y', 2), pair('a', 'w', 1)], best);
    expect([names(result.dropped), names(result.added)]).toEqual([[], ['ax', 'ay']]);
  });

  it('keeps a wish that another is to come before, and does not bring back one taken out', () => {
    const all = [
      known('a', 'w'),
      known('b', 'v', { source: 'organiser', before: ['aw'] }),
      known('a', 'x', { removed: true }),
    ];
    const { added, dropped } = rebuild(all, [pair('a', 'x', 9_000)], best);
    expect([added, dropped]).toEqual([[], []]);
  });
});
