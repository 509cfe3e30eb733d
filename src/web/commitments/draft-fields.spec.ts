import { describe, expect, it } from '@jest/globals';
import type { Demand, Offer } from '../api/types';
import { newDraft, readDraft, tierPrice, type DraftFields, type LineFields } from './draft-fields';

const line = (change: Partial<LineFields> = {}): LineFields => ({
  demandId: 'd1',
  offerId: 'o1',
  name: 'Selendang',
  umkmName: 'Tapis Muli Siger',
  unitName: 'helai',
  steps: 1,
  quantity: '100',
  unitPrice: '570.000',
  deliveries: [{ date: '2027-01-15', quantity: '' }],
  ...change,
});
const draft = (change: Partial<LineFields> = {}): DraftFields => ({
  lines: [line(change)],
  method: '',
  plannedMonth: '',
  reasons: {},
});

describe('a draft as typed', () => {
  it('lets a single delivery carry the whole quantity', () => {
    expect(readDraft(draft(), 'id')).toEqual({
      body: {
        lines: [
          {
            demandId: 'd1',
            offerId: 'o1',
            quantity: 100,
            unitPrice: 570_000,
            deliveries: [{ date: '2027-01-15', quantity: 100 }],
          },
        ],
        method: null,
        plannedMonth: null,
      },
    });
  });

  it('wants several deliveries to add up', () => {
    const deliveries = [
      { date: '2027-01-15', quantity: '40' },
      { date: '2027-02-15', quantity: '50' },
    ];
    expect(readDraft(draft({ deliveries }), 'id')).toEqual({ problems: { 'delivery-0-1': 'sum' } });
    deliveries[1]!.quantity = '60';
    expect(readDraft(draft({ deliveries }), 'id')).toHaveProperty('body');
  });

  it.each([
    [{ quantity: '0' }, { 'quantity-0': 'quantity' }],
    [{ quantity: '1.5' }, { 'quantity-0': 'quantity' }],
    [{ unitPrice: '57O.000' }, { 'price-0': 'price' }],
    [{ deliveries: [{ date: '', quantity: '' }] }, { 'date-0-0': 'date' }],
  ])('says what is wrong with %o', (change, problems) => {
    expect(readDraft(draft(change), 'id')).toMatchObject({ problems });
  });

  it('sends reasons only where one was given', () => {
    const read = readDraft({ ...draft(), reasons: { lead_time: ' ', minimum_order: 'sudah sepakat' } }, 'id');
    expect(read).toMatchObject({ body: { reasons: { minimum_order: 'sudah sepakat' } } });
  });
});

describe('a new draft', () => {
  const offer = { id: 'o1', name: 'Selendang', umkmName: 'X', unitId: 'helai', steps: 1, prices: [{ minQuantity: 1, unitPrice: 600_000 }, { minQuantity: 100, unitPrice: 570_000 }] } as unknown as Offer; // prettier-ignore
  const demand = { id: 'd1', unitId: 'helai', steps: 1, quantity: 100, remaining: 60, deliverFrom: '2027-01-01', deliverTo: '2027-01-15' } as unknown as Demand; // prettier-ignore

  it('starts from what is still needed, at the price of that quantity', () => {
    expect(newDraft(demand, offer, 'helai', 'id').lines[0]).toMatchObject({ quantity: '60', unitPrice: '600.000' });
    expect(newDraft({ ...demand, remaining: 100 }, offer, 'helai', 'id').lines[0]).toMatchObject({
      unitPrice: '570.000',
    });
  });

  it('leaves the quantity open where need and offer are counted differently', () => {
    expect(newDraft({ ...demand, unitId: 'lusin' }, offer, 'helai', 'id').lines[0]).toMatchObject({ quantity: '' });
  });

  it('takes over what is planned for the pair, each delivery with it', () => {
    const deliveries = [
      { date: '2027-01-14', quantity: 20 },
      { date: '2027-01-15', quantity: 40 },
    ];
    const { lines } = newDraft(demand, offer, 'helai', 'id', { quantity: 60, deliveries });
    expect(lines[0]).toMatchObject({
      quantity: '60',
      deliveries: [
        { date: '2027-01-14', quantity: '20' },
        { date: '2027-01-15', quantity: '40' },
      ],
    });
  });

  it('takes the lowest tier below every minimum', () => {
    expect(tierPrice([{ minQuantity: 100, unitPrice: 5 }, { minQuantity: 10, unitPrice: 7 }], 3)).toBe(7); // prettier-ignore
    expect(tierPrice([], 3)).toBeNull();
  });
});
