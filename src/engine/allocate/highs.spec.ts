import { describe, expect, it } from '@jest/globals';
import { instance, minimumOrders } from '../../../scripts/bench/workloads/allocation.js';
import { toLp, toMinimumOrderMip } from '../../../scripts/bench/workloads/allocation-models.js';
import { highsSolver } from '../../../scripts/bench/allocate-peers.js';
import { allocate } from './allocate.js';

describe('beside HiGHS', () => {
  it('finds the same worth on problems of 5 x 8, plain and with minimum orders', async () => {
    const highs = await highsSolver();
    for (let seed = 1; seed <= 10; seed++) {
      const data = instance(5, 8, 5, seed);
      const minimum = minimumOrders(data);
      expect(allocate(data).objective).toBe(Math.round((await highs(toLp(data), {}))()));
      const best = (await highs(toMinimumOrderMip(data, minimum), { mip_rel_gap: 0, mip_abs_gap: 0 }))();
      expect(allocate({ ...data, minimum }).objective).toBe(Math.round(best));
    }
  });
});
