import { describe, expect, it } from '@jest/globals';
import { JUDGED, type Judged, type JudgedOffer, OFFERS } from '../../test/support/judged-texts.js';
import { DEFAULTS } from '../engine/rank/defaults.js';
import { cosineOf, TextProbe, vectorOf } from '../engine/rank/text-index.js';
import { freezeWords, Vocabulary } from './vocabulary.js';

/** Texts alone, as the ranking of an event that holds all of them reads them. */
const all = Object.values(JUDGED).flat();
const vocabulary = new Vocabulary(freezeWords([...all.map(({ need }) => need), ...Object.values(OFFERS)]), 1);
const vector = (text: string) => vectorOf(vocabulary.termsOf(text), vocabulary.idf);
const offers = Object.entries(OFFERS).map(([id, text]) => ({ id: id as JudgedOffer, text: vector(text) }));

function likeness({ need }: Judged): Map<JudgedOffer, number> {
  const probe = new TextProbe();
  probe.aim(vector(need));
  return new Map(offers.map(({ id, text }) => [id, cosineOf(probe.product(text))]));
}

describe.each(Object.entries(JUDGED))('judged texts: %s', (_, rows) => {
  it.each(rows)('$need: $wanted first', (judged) => {
    const alike = likeness(judged);
    const wanted = judged.wanted.map((id) => alike.get(id)!);
    const others = [...alike].filter(([id]) => !judged.wanted.includes(id)).map(([, points]) => points);
    if (wanted.length > 0) expect(Math.min(...wanted)).toBeGreaterThan(Math.max(...others));
    const mistaken = (judged.never ?? []).filter((id) => alike.get(id)! >= DEFAULTS.floorCosine);
    expect(mistaken).toEqual([]);
  });
});
