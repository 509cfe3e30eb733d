/**
 * The hash chain of an event's log:
 *   privateHash = H(salt || JCS(private))
 *   hash        = H(JCS([prev, seq, type, version, at, public, privateHash]))
 * H is SHA-256 in hex, JCS is RFC 8785. The salt keeps erased names from being guessed out of their hash.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

const canonical = canonicalize as unknown as (value: unknown) => string | undefined;

/** The chain's first `prev`: no entry hashes to it. */
export const GENESIS = '0'.repeat(64);

export interface Hashable {
  seq: number;
  type: string;
  version: number;
  at: string;
  prev: string;
  public: unknown;
  privateHash: string;
}

export function jcs(value: unknown): string {
  const text = canonical(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @param text JCS of the private part */
export const hashPrivate = (salt: string, text: string): string => sha256(salt + text);

/** @param publicText JCS of the public part, where it is at hand: JCS of a list is the JCS of its items */
export function hashEntry(e: Hashable, publicText = jcs(e.public)): string {
  const q = JSON.stringify;
  return sha256(`[${q(e.prev)},${e.seq},${q(e.type)},${e.version},${q(e.at)},${publicText},${q(e.privateHash)}]`);
}

/** The first entry whose place, link or hash is wrong, or null. `entries` are in order of seq, from `after + 1`. */
export function firstBadEntry(entries: (Hashable & { hash: string })[], after = 0, prev = GENESIS): number | null {
  let last = prev;
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== after + 1 + i || entry.prev !== last || entry.hash !== hashEntry(entry)) return entry.seq;
    last = entry.hash;
  }
  return null;
}
