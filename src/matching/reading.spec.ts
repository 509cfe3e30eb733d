import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aNeed, anOffer, idOf, rankingOf } from '../../test/support/matching-samples.js';
import { VALUE_LADDER } from '../demands/value-band.js';
import { CEILING_CODES } from '../engine/rank/reasons.js';
import type { DemandRecord, OfferRecord } from './records.js';
import { MATCH_CODES, readPair } from './reading.js';

function read(need: Partial<DemandRecord>, offer: Partial<OfferRecord>, reader: 'buyer' | 'seller' = 'buyer') {
  const ranking = rankingOf([aNeed(1, need)], [anOffer(2, offer)]);
  return readPair(
    ranking.explain(idOf(1), idOf(2), reader === 'buyer' ? 'exact' : 'banded'),
    ranking.basis.vocabulary,
    reader,
  );
}

const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

describe('a pair in words', () => {
  it('names every factor with points that add up to the score', () => {
    const { factors, score, gaps, confidence } = read({}, {});
    expect(factors.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(score);
    expect(factors.map(({ factor, reason }) => [factor, reason.code])).toEqual([
      ['category', 'same_shelf'],
      ['text', 'text_match'],
      ['capacity', 'capacity_full'],
      ['price', 'below_ceiling'],
      ['lead', 'ready_early'],
      ['distance', 'near'],
      ['catalogue', 'catalogue_not_asked'],
      ['domestic', 'domestic_not_asked'],
    ]);
    expect([gaps, confidence]).toEqual([[], 10_000]);
  });

  it('counts in the seller’s unit: a quantity it can make rounded down, one it must reach rounded up', () => {
    const dozens = {
      unitId: 'lusin',
      packSize: 12,
      minimumOrder: 9,
      prices: [{ minQuantity: 1, unitPrice: 6_800_000 }],
    };
    const { factors, gaps } = read({}, { ...dozens, capacity: { ...anOffer(1).capacity, units: 10 } });
    expect(factors.find(({ factor }) => factor === 'capacity')?.reason).toEqual({
      code: 'capacity_part',
      params: { possible: 3, needed: 8 },
    });
    expect(gaps).toEqual([{ code: 'minimum_order', params: { minimum: 9, quantity: 8 } }]);
  });

  it('says days as dates, papers by name and shared words as they were written', () => {
    const { factors, gaps } = read(
      { certificates: ['HALAL', 'TKDN'], name: 'Penyulaman Selendang' },
      { papers: [{ kind: 'HALAL', verified: true, validFrom: null, validTo: '2027-01-31' }] },
    );
    expect(gaps).toEqual([
      {
        code: 'certificate_expires',
        params: { certificate: 'HALAL', validUntil: '2027-01-31', neededOn: '2027-03-31' },
      },
      { code: 'certificate_missing', params: { anyOf: 'TKDN' } },
    ]);
    expect(factors.find(({ factor }) => factor === 'text')?.reason.params).toEqual({ terms: 'selendang' });
  });

  it('tells a missing line of business from a missing certificate', () => {
    const catering = { categoryId: 'snack-box', name: 'Snack box rapat' };
    const held = {
      ...catering,
      papers: (['HALAL', 'SLHS'] as const).map((kind) => ({ kind, verified: true, validFrom: null, validTo: null })),
    };
    expect(read(catering, held).gaps).toEqual([{ code: 'kbli_missing', params: { anyOf: 'KBLI 56210,KBLI 56290' } }]);
    expect(read(catering, { ...held, kbliCodes: ['56290'] }).gaps).toEqual([]);
  });

  it('says that the day has passed rather than that too few days are left', () => {
    expect(codes(read({ deliverFrom: '2026-11-01', deliverTo: '2026-11-20' }, {}).gaps)).toEqual(['delivery_past']);
    expect(codes(read({ deliverFrom: '2026-11-25', deliverTo: '2026-11-30' }, {}).gaps)).toEqual(['lead_time']);
  });

  it('lists what nobody has stated, each once', () => {
    const { missing } = read(
      { quantity: null, baseQuantity: null, openBase: null, categoryId: null },
      { sizeClass: null, regencyCode: null, pricesComplete: false },
    );
    expect(codes(missing).sort()).toEqual([
      'category_unknown',
      'location_unknown',
      'price_incomplete',
      'quantity_unknown',
      'size_class_unknown',
    ]);
  });
});

describe('what a seller reads', () => {
  const price = (need: Partial<DemandRecord>, offer: Partial<OfferRecord> = {}) =>
    read(need, offer, 'seller').factors.find(({ factor }) => factor === 'price');

  it.each([
    ['under the whole band', 400_000, 'high', 'price_fits'],
    ['inside the band', 570_000, 'middle', 'price_maybe'],
    ['inside the band, though above the ceiling', 650_000, 'middle', 'price_maybe'],
    ['above the whole band', 1_000_001, 'low', 'price_too_high'],
  ])('a price %s is told as a band without points', (_, unitPrice, band, code) => {
    expect(price({}, { prices: [{ minQuantity: 1, unitPrice }] })).toMatchObject({
      points: null,
      band,
      reason: { code, params: {} },
    });
  });

  it('is the same for every ceiling of one band, whatever the price', () => {
    const steps = VALUE_LADDER.slice(0, -1);
    const world = fc.record({
      step: fc.integer({ min: 0, max: 12 }),
      shares: fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0, max: 0.999, noNaN: true })),
      quantity: fc.integer({ min: 1, max: 500 }),
      unitPrice: fc.integer({ min: 1, max: 40_000_000 }),
      open: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(world, ({ step, shares, quantity, unitPrice, open }) => {
        const [from, to] = [steps[step] ?? 0, steps[step + 1] ?? 0];
        // a ceiling whose value lies in the band; none where the band is too narrow for the quantity
        const ceilings = shares.map((share) => Math.floor((from + (to - from) * share) / quantity));
        fc.pre(ceilings.every((ceiling) => ceiling * quantity >= Math.max(from, 1) && ceiling * quantity < to));
        const openBase = Math.max(1, Math.floor(quantity * open));
        const [one, other] = ceilings.map((unitCeiling, at) =>
          read(
            { unitCeiling, quantity, baseQuantity: quantity, openBase: at === 0 ? quantity : openBase },
            { prices: [{ minQuantity: 1, unitPrice }] },
            'seller',
          ),
        );
        expect(one).toEqual(other);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('never has a code or a figure that says where the ceiling lies', () => {
    for (const unitPrice of [300_000, 570_000, 600_000, 610_000, 2_000_000]) {
      const text = JSON.stringify(read({}, { prices: [{ minQuantity: 1, unitPrice }] }, 'seller'));
      for (const code of CEILING_CODES) expect(text).not.toContain(`"${code}"`);
      expect(text).not.toMatch(/saving|excess|600000/);
    }
  });

  it('counts the whole need, so that it does not tell what others have sold', () => {
    expect(
      read({ openBase: 3 }, {}, 'seller').factors.find(({ factor }) => factor === 'capacity')?.reason.params['needed'],
    ).toBe(100);
    expect(
      read({ openBase: 3 }, {}, 'buyer').factors.find(({ factor }) => factor === 'capacity')?.reason.params['needed'],
    ).toBe(3);
  });
});

describe('words', () => {
  it.each(['id', 'en'])('has a text for every code (%s)', (language) => {
    const texts = JSON.parse(
      readFileSync(new URL(`../contract/messages/${language}.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>;
    expect(MATCH_CODES.filter((code) => texts[`match.${code}`] === undefined)).toEqual([]);
  });
});
