import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HEAD, IntLists } from './int-lists.js';

const contentOf = (lists: IntLists, list: number) =>
  Array.from({ length: lists.lengthOf(list) }, (_, at) => lists.data[lists.startOf(list) + at]! >>> 0);

describe('lists in one block of memory', () => {
  it('keep what plain arrays keep, through moves, removals and the closing of gaps', () => {
    const act = fc.record({ list: fc.nat(6), value: fc.nat(20), out: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 300 }), (acts) => {
        const [lists, plain] = [new IntLists(), new Map<number, number[]>()];
        for (const { list, value, out } of acts) {
          const kept = plain.get(list) ?? [];
          if (out && kept.includes(value)) {
            lists.remove(list, value);
            kept.splice(kept.indexOf(value), 1);
          } else {
            lists.push(list, value);
            kept.push(value);
          }
          plain.set(list, kept);
        }
        for (const [list, kept] of plain) expect(contentOf(lists, list).sort()).toEqual(kept.sort());
      }),
      { seed: 20261124 },
    );
  });

  it('keep sorted ones sorted as unsigned numbers, whether filled at once or one by one', () => {
    const value = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.uniqueArray(value, { maxLength: 60 }), (values) => {
        const [filled, grown] = [new IntLists(), new IntLists()];
        filled.reserve(Int32Array.of(values.length));
        for (const each of values) {
          filled.push(0, each);
          grown.insert(0, each);
        }
        filled.sort(0);
        const sorted = [...values].sort((a, b) => a - b);
        expect(contentOf(filled, 0)).toEqual(sorted);
        expect(contentOf(grown, 0)).toEqual(sorted);
        values.slice(1).forEach((each) => grown.take(0, each | 0));
        expect(contentOf(grown, 0)).toEqual(values.slice(0, 1));
      }),
      { seed: 20261124 },
    );
  });

  it('refuse to take out what is not there', () => {
    const lists = new IntLists(2);
    lists.insert(1, 7);
    expect(() => lists.take(1, 8)).toThrow(RangeError);
    expect(() => lists.remove(0, 7)).toThrow(RangeError);
  });

  it('grow to a list whose head would stand half outside', () => {
    const lists = new IntLists();
    for (let list = 0; list < 9; list++) lists.push(list, list);
    expect(lists.heads.length).toBeGreaterThanOrEqual(9 * HEAD);
    expect(Array.from({ length: 9 }, (_, list) => contentOf(lists, list))).toEqual(Array.from({ length: 9 }, (_, list) => [list]));
  });
});
