import { describe, expect, it } from '@jest/globals';
import { BatchedRead } from './batched-read.js';

describe('a batched read', () => {
  const loads: string[][] = [];
  const read = new BatchedRead<string, number>(async (keys) => {
    loads.push(keys);
    return new Map(keys.filter((k) => k !== 'none').map((k) => [k, k.length]));
  });

  it('loads what is asked for in one turn together, each key once, and nothing for what there is not', async () => {
    expect(await Promise.all(['a', 'bb', 'a', 'none'].map((k) => read.get(k)))).toEqual([1, 2, 1, undefined]);
    expect(loads).toEqual([['a', 'bb', 'none']]);
  });

  it('reads again for who asks later', async () => {
    await read.get('a');
    expect(loads.at(-1)).toEqual(['a']);
    expect(loads).toHaveLength(2);
  });

  it('tells everyone of a failure, and works again afterwards', async () => {
    let fails = true;
    const shaky = new BatchedRead<string, number>(async (keys) => {
      if (fails) throw new Error('disk');
      return new Map(keys.map((k) => [k, 1]));
    });
    const both = await Promise.allSettled([shaky.get('a'), shaky.get('b')]);
    expect(both.map((r) => r.status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await shaky.get('a')).toBe(1);
  });
});
