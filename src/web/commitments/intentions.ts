import { openDB, type DBSchema } from 'idb';
import type { Commitment, PartyKind, SignedName } from '../api/types';
import { showWaiting } from './waiting';

/**
 * A signature that someone meant to give, kept on the device from before its first try until the server has answered
 * it. The key makes every try one and the same; the PIN is never part of it.
 */
export interface Intention {
  key: string;
  commitmentId: string;
  hash: string;
  party: { kind: PartyKind; id: string };
  personId: string;
  name: SignedName;
  title: string;
  total: number;
  madeAt: string;
}

interface Stored extends DBSchema {
  intentions: { key: string; value: Intention };
}

const open = () =>
  openDB<Stored>('tapis', 1, {
    upgrade: (db) => db.createObjectStore('intentions', { keyPath: 'key' }) as unknown as void,
  });

async function list(): Promise<Intention[]> {
  const db = await open();
  const all = await db.getAll('intentions');
  db.close();
  return all;
}

async function change(act: (db: Awaited<ReturnType<typeof open>>) => Promise<unknown>): Promise<void> {
  const db = await open();
  await act(db);
  showWaiting(
    (await db.getAll('intentions')).map(({ key, commitmentId, title, total }) => ({ key, commitmentId, title, total })),
  );
  db.close();
}

export const findIntention = async (key: string): Promise<Intention | undefined> =>
  (await list()).find((one) => one.key === key);

/** The one that waits for this signer's signature of this version, so that a second try is the first one repeated. */
export const findWaiting = async (
  commitmentId: string,
  hash: string,
  personId: string,
): Promise<Intention | undefined> =>
  (await list()).find((one) => one.commitmentId === commitmentId && one.hash === hash && one.personId === personId);

/** What the commitment itself answers: this signer has signed, or there is nothing to sign any more. */
export async function settle({ id, status, parties }: Commitment): Promise<void> {
  const answered = (one: Intention) =>
    status !== 'draft' ||
    parties.some((party) => party.id === one.party.id && party.signature?.personId === one.personId);
  for (const one of await list()) if (one.commitmentId === id && answered(one)) await dropIntention(one.key);
}

export const keepIntention = (intention: Intention) => change((db) => db.put('intentions', intention));
export const dropIntention = (key: string) => change((db) => db.delete('intentions', key));
export const forgetIntentions = () => change((db) => db.clear('intentions'));
