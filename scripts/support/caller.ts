import { randomUUID } from 'node:crypto';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import { type Buyer, PIN, type Seller, type World } from './world.js';

export interface Reply<T = unknown> {
  status: number;
  body: T;
}

/** One request; a network error or half an answer (a killed server) is a reply of status 0: nothing is known of the outcome. */
export async function call<T = unknown>(url: string, cookie: string, method: string, path: string, body?: unknown, key?: string): Promise<Reply<T>> {
  try {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: {
        cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  } catch {
    return { status: 0, body: undefined as T };
  }
}

/** Body of a draft of `quantity` between a buyer and a seller of a made world. */
export function draftBody(world: World, buyer: Buyer, seller: Seller, quantity = 1, unitPrice = 50_000) {
  return {
    lines: [
      { demandId: buyer.demandId, offerId: seller.offerId, quantity, unitPrice, deliveries: [{ date: world.deliveryDate, quantity }] },
    ],
  };
}

export const signBody = (commitment: Pick<CommitmentView, 'hash'>, kind: 'agency' | 'umkm', partyId: string) => ({
  hash: commitment.hash,
  party: { kind, id: partyId },
  name: { typed: 'Nama Contoh' },
  pin: PIN,
});

export async function draft(url: string, world: World, buyer: Buyer, seller: Seller, quantity = 1, key: string = randomUUID()): Promise<Reply<CommitmentView>> {
  return call<CommitmentView>(url, buyer.cookie, 'POST', `events/${world.eventId}/commitments`, draftBody(world, buyer, seller, quantity), key);
}

export async function sign(url: string, commitment: CommitmentView, actor: Buyer | Seller, kind: 'agency' | 'umkm', key: string = randomUUID()): Promise<Reply<CommitmentView>> {
  return call<CommitmentView>(url, actor.cookie, 'POST', `commitments/${commitment.id}/sign`, signBody(commitment, kind, actor.partyId), key);
}
