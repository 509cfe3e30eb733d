import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyBatch, type BatchCommitment, type BatchState, holdings } from './apply-batch.js';

const NOW = '2026-11-24T03:00:00.000Z';

interface Sketch {
  id: string;
  base?: number;
  rupiah?: number;
  units?: number;
  replacesId?: string;
  status?: BatchCommitment['status'];
}

function commitment({ id, base = 1, rupiah = 10, units = base, replacesId, status = 'draft' }: Sketch): BatchCommitment {
  return {
    id,
    eventId: 'event',
    status,
    expiresAt: '2026-11-25T00:00:00.000Z',
    hash: `hash of ${id}`,
    replacesId: replacesId ?? null,
    lines: [{ id: `${id} line`, demandId: 'demand', packageId: 'package', offerId: 'offer', umkmId: 'seller', unitId: 'buah', packSize: 1, poolUse: 1, base, rupiah, aboveCeiling: false }],
    reserved: units > 0 ? [{ lineId: `${id} line`, delivery: 0, poolId: 'pool', period: '2027-01', units }] : [],
    agencyId: 'buyer',
    partyIds: ['buyer', 'seller'],
    signedBy: new Set(status === 'final' ? ['buyer', 'seller'] : []),
    reasonsMissing: [],
    number: null,
    seq: null,
  };
}

function state(commitments: BatchCommitment[], limits: Partial<Record<'demand' | 'package' | 'pool', [number, number]>> = {}): BatchState {
  const counter = (pair: [number, number] | undefined) => ({ committed: pair?.[0] ?? 0, limit: pair?.[1] ?? 1000 });
  return {
    now: NOW,
    signingOpen: new Map([['event', true]]),
    commitments: new Map(commitments.map((c) => [c.id, c])),
    demands: new Map([['demand', { status: 'open', agencyId: 'buyer', eventId: 'event' }]]),
    packages: new Map([['package', { status: 'active' }]]),
    offers: new Map([['offer', { status: 'active', umkmId: 'seller', eventId: 'event' }]]),
    counters: new Map([
      ['demand:demand', counter(limits.demand)],
      ['package:package', counter(limits.package)],
      ['capacity:pool:2027-01', counter(limits.pool)],
    ]),
  };
}

const sign = (id: string, partyId: string) => ({ commitmentId: id, partyId, hash: `hash of ${id}` });
const both = (id: string) => [sign(id, 'buyer'), sign(id, 'seller')];

describe('applyBatch', () => {
  it('takes stock with the last signature and not before', () => {
    const s = state([commitment({ id: 'a', base: 3, rupiah: 30 })]);
    const [first] = applyBatch(s, [sign('a', 'buyer')]);
    expect(first).toEqual({ kind: 'signed', final: false });
    expect(s.counters.get('demand:demand')?.committed).toBe(0);
    const [second] = applyBatch(s, [sign('a', 'seller')]);
    expect(second).toMatchObject({ kind: 'signed', final: true });
    expect([...s.counters].map(([id, c]) => [id, c.committed])).toEqual([
      ['demand:demand', 3],
      ['package:package', 30],
      ['capacity:pool:2027-01', 3],
    ]);
    expect(s.commitments.get('a')?.status).toBe('final');
  });

  it.each([
    ['more than is needed', { demand: [98, 100] as [number, number] }, 'quantity_exceeds_demand', { wanted: 3, remaining: 2 }],
    ['more than the budget', { package: [0, 29] as [number, number] }, 'budget_exceeded', { wanted: 30, remaining: 29 }],
    ['more than the capacity', { pool: [58, 60] as [number, number] }, 'capacity_exceeded', { wanted: 3, remaining: 2, period: '2027-01', 'period.id': 'Januari 2027', 'remaining.id': '2\u00a0buah' }],
  ])('refuses %s at the first signature already, and says what is left', (_name, limits, code, params) => {
    const s = state([commitment({ id: 'a', base: 3, rupiah: 30 })], limits);
    expect(applyBatch(s, [sign('a', 'buyer')])).toEqual([{ kind: 'refused', code, params: expect.objectContaining(params) }]);
    expect(s.commitments.get('a')?.signedBy.size).toBe(0);
  });

  it.each<[string, (s: BatchState, c: BatchCommitment) => void, string]>([
    ['a content that changed', (_s, c) => Object.assign(c, { hash: 'another' }), 'commitment_changed'],
    ['a party that has signed', (_s, c) => c.signedBy.add('buyer'), 'already_signed'],
    ['a stranger', (_s, c) => Object.assign(c, { partyIds: ['other', 'seller'] }), 'signer_may_not_sign'],
    ['a draft that ran out', (_s, c) => Object.assign(c, { expiresAt: NOW }), 'commitment_expired'],
    ['a withdrawn draft', (_s, c) => Object.assign(c, { status: 'withdrawn' }), 'commitment_transition'],
    ['a warning without a reason', (_s, c) => Object.assign(c, { reasonsMissing: ['minimum_order'] }), 'reason_required'],
    ['a closed stage', (s) => (s.signingOpen as Map<string, boolean>).set('event', false), 'stage_forbids'],
    ['a withdrawn offer', (s) => Object.assign(s.offers.get('offer') ?? {}, { status: 'withdrawn' }), 'offer_withdrawn'],
    ['a withdrawn need', (s) => Object.assign(s.demands.get('demand') ?? {}, { status: 'withdrawn' }), 'demand_closed'],
    ['a cancelled package', (s) => Object.assign(s.packages.get('package') ?? {}, { status: 'cancelled' }), 'package_closed'],
    ['an offer that is another seller’s', (s) => Object.assign(s.offers.get('offer') ?? {}, { umkmId: 'x' }), 'lines_invalid'],
    ['an offer of another event', (s) => Object.assign(s.offers.get('offer') ?? {}, { eventId: 'x' }), 'lines_invalid'],
    ['a need of another agency', (s) => Object.assign(s.demands.get('demand') ?? {}, { agencyId: 'x' }), 'lines_invalid'],
  ])('refuses %s', (_name, spoil, code) => {
    const c = commitment({ id: 'a' });
    const s = state([c]);
    spoil(s, c);
    expect(applyBatch(s, [sign('a', 'buyer')])).toEqual([{ kind: 'refused', code, params: expect.any(Object) }]);
  });

  it('keeps the budget and the ceiling from the seller: asked of the buyer, told to nobody else', () => {
    const poor = state([commitment({ id: 'a', rupiah: 30 })], { package: [0, 29] });
    expect(applyBatch(poor, [sign('a', 'seller')])).toEqual([{ kind: 'signed', final: false }]);
    expect(applyBatch(poor, [sign('a', 'buyer')])).toEqual([{ kind: 'refused', code: 'budget_exceeded', params: { wanted: 30, remaining: 29, packageId: 'package' } }]);

    const dear = commitment({ id: 'b' });
    const s = state([dear]);
    Object.assign(dear.lines[0] ?? {}, { aboveCeiling: true });
    expect(applyBatch(s, [sign('b', 'seller')])).toEqual([{ kind: 'signed', final: false }]);
    expect(applyBatch(s, [sign('b', 'buyer')])).toEqual([{ kind: 'refused', code: 'price_above_ceiling', params: {} }]);

    const spent = state([commitment({ id: 'c', rupiah: 30 })]);
    applyBatch(spent, [sign('c', 'buyer')]);
    Object.assign(spent.counters.get('package:package') ?? {}, { committed: 990 });
    expect(applyBatch(spent, [sign('c', 'seller')])).toEqual([{ kind: 'refused', code: 'budget_exceeded', params: { sealed: true } }]);
  });

  it('gives back what a replaced commitment held in the same step', () => {
    const old = commitment({ id: 'old', base: 60, rupiah: 600, status: 'final' });
    const s = state([old, commitment({ id: 'new', base: 80, rupiah: 800, replacesId: 'old' })], { demand: [60, 100], package: [600, 800], pool: [60, 80] });
    const decisions = applyBatch(s, both('new'));
    expect(decisions.at(-1)).toMatchObject({ kind: 'signed', final: true, replaced: 'old' });
    expect(s.counters.get('demand:demand')?.committed).toBe(80);
    expect(old.status).toBe('void');
  });

  it('accepts up to the limit exactly, whatever the order and sizes, and never beyond', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ base: fc.integer({ min: 1, max: 20 }), rupiah: fc.integer({ min: 1, max: 300 }) }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 120 }),
        fc.nat(),
        (sketches, demand, budget, pool, shuffle) => {
          const commitments = sketches.map((sketch, i) => commitment({ id: `c${i}`, ...sketch }));
          const s = state(commitments, { demand: [0, demand], package: [0, budget], pool: [0, pool] });
          const requests = commitments.flatMap((c) => both(c.id));
          requests.sort((a, b) => ((a.commitmentId.length * 7 + shuffle) % 5) - ((b.commitmentId.length * 7 + shuffle) % 5));
          applyBatch(s, requests);
          const held = new Map<string, number>();
          for (const c of commitments.filter((c) => c.status === 'final')) {
            for (const [id, amount] of holdings(c)) held.set(id, (held.get(id) ?? 0) + amount);
          }
          for (const [id, counter] of s.counters) {
            expect(counter.committed).toBe(held.get(id) ?? 0);
            expect(counter.committed).toBeLessThanOrEqual(counter.limit);
          }
          // nothing that still fits was turned away at the end
          for (const c of commitments.filter((c) => c.status === 'draft')) {
            const fits = [...holdings(c)].every(([id, amount]) => {
              const counter = s.counters.get(id);
              return counter !== undefined && counter.committed + amount <= counter.limit;
            });
            expect(fits).toBe(false);
          }
        },
      ),
      { seed: 20261124, numRuns: 300 },
    );
  });
});
