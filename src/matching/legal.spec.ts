import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '../platform/edge/civil-date.js';
import { requirementsFor } from '../reference/certificates.js';
import { CATEGORIES } from '../reference/categories.js';
import { legalRequirements, type RegulatedProduct } from './legal.js';
import { anyOf, kbliName } from './numbers.js';

const product = (changes: Partial<RegulatedProduct>): RegulatedProduct => ({
  categoryId: 'camilan',
  traits: [],
  shelfLifeDays: null,
  sizeClass: 'mikro',
  ...changes,
});

const askedOn = (of: RegulatedProduct, date: string) =>
  legalRequirements(of)
    .filter(
      ({ from, until }) => (from === null || from <= dayNumber(date)) && (until === null || dayNumber(date) <= until),
    )
    .map((row) => row.anyOf)
    .sort((a, b) => a - b);

describe('legal requirements over time', () => {
  it.each(['2019-05-05', '2021-02-02', '2024-10-17', '2024-10-18', '2026-10-16', '2026-10-17', '2030-01-01'])(
    'are on %s what the rules of that day say',
    (date) => {
      for (const { id: categoryId } of CATEGORIES) {
        for (const sizeClass of ['mikro', 'menengah', null] as const) {
          const of = product({ categoryId, sizeClass });
          const rules = requirementsFor(categoryId, of, date).filter(({ weight }) => weight === 'compulsory');
          const expected = [...new Set(rules.map((row) => anyOf([...row.anyOf, ...row.kbliAnyOf.map(kbliName)])))];
          expect(askedOn(of, date)).toEqual(expected.sort((a, b) => a - b));
        }
      }
    },
  );

  it('begin when halal falls due for a micro business', () => {
    expect(askedOn(product({}), '2026-10-16')).toEqual([anyOf(['PIRT', 'BPOM'])]);
    expect(askedOn(product({}), '2026-10-17')).toEqual(
      [anyOf(['HALAL']), anyOf(['PIRT', 'BPOM'])].sort((a, b) => a - b),
    );
  });

  it('ask for a line of business where catering does', () => {
    expect(askedOn(product({ categoryId: 'snack-box' }), '2027-01-01')).toContain(anyOf(['KBLI 56210', 'KBLI 56290']));
  });
});
