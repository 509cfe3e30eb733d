import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstBadEntry, GENESIS, hashEntry, hashPrivate, jcs, sha256 } from './entry-hash.js';

function chain(length: number) {
  const entries: (Parameters<typeof hashEntry>[0] & { hash: string })[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const entry = {
      seq,
      type: 'commitment.signed',
      version: 1,
      at: `2026-11-24T03:00:${String(seq).padStart(2, '0')}.000Z`,
      prev: entries.at(-1)?.hash ?? GENESIS,
      public: { rupiah: seq * 1000, lines: [{ categoryId: 'kopi' }] },
      privateHash: hashPrivate('salt', jcs({ name: `Pemilik ${seq}` })),
    };
    entries.push({ ...entry, hash: hashEntry(entry) });
  }
  return entries;
}

describe('the hash chain', () => {
  it('does not depend on the order of keys', () => {
    const [entry] = chain(1);
    expect(hashEntry({ ...entry!, public: { lines: [{ categoryId: 'kopi' }], rupiah: 1000 } })).toBe(entry!.hash);
  });

  it('holds for a good log, whole or from the middle', () => {
    const log = chain(10);
    expect(firstBadEntry(log)).toBeNull();
    expect(firstBadEntry(log.slice(4), 4, log[3]!.hash)).toBeNull();
    expect(firstBadEntry([])).toBeNull();
  });

  it('names the first entry of any change, exchange, loss or insertion', () => {
    const spoilers: [string, (log: ReturnType<typeof chain>, at: number) => void, (at: number) => number][] = [
      ['a figure', (log, at) => Object.assign(log[at]!, { public: { rupiah: 1 } }), (at) => at + 1],
      ['a time', (log, at) => Object.assign(log[at]!, { at: '2026-11-24T04:00:00.000Z' }), (at) => at + 1],
      ['a private hash', (log, at) => Object.assign(log[at]!, { privateHash: GENESIS }), (at) => at + 1],
      ['a lost entry', (log, at) => void log.splice(at, 1), (at) => at + 2],
      ['a doubled entry', (log, at) => void log.splice(at, 0, { ...log[at]! }), (at) => at + 1],
      ['a rehashed entry', (log, at) => Object.assign(log[at]!, { public: {}, hash: hashEntry({ ...log[at]!, public: {} }) }), (at) => at + 2],
    ];
    for (const [name, spoil, first] of spoilers) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 8 }), (at) => {
          const log = chain(10);
          spoil(log, at);
          expect([name, at, firstBadEntry(log)]).toEqual([name, at, first(at)]);
        }),
        { seed: 20261124, numRuns: 20 },
      );
    }
  });

  it('keeps a private part from being guessed without its salt', () => {
    expect(hashPrivate('a', jcs({ name: 'Siti' }))).not.toBe(hashPrivate('b', jcs({ name: 'Siti' })));
  });

  it('is the hash of the JCS of the list of its fields, as the rule says', () => {
    const [entry] = chain(1);
    const { prev, seq, type, version, at, privateHash } = entry!;
    expect(entry!.hash).toBe(sha256(jcs([prev, seq, type, version, at, entry!.public, privateHash])));
  });
});
