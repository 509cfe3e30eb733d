import { call, idempotencyKey, ifMatch, query } from './client';
import type { Commitment, DraftBody, Page, ReadBack, SignBody, VoidBody } from './types';

export interface CommitmentQuery {
  status?: string;
  mine?: boolean;
  limit?: number;
  cursor?: string | null;
}
export const listCommitments = (eventId: string, filters: CommitmentQuery = {}) =>
  call<Page<Commitment>>('GET', `events/${eventId}/commitments${query({ limit: 50, ...filters })}`);
export const getCommitment = (id: string) => call<Commitment>('GET', `commitments/${id}`);

export const previewCommitment = (eventId: string, body: DraftBody, signal?: AbortSignal) =>
  call<ReadBack>('POST', `events/${eventId}/commitments/preview`, { body, signal });
export const draftCommitment = (eventId: string, body: DraftBody, key: string) =>
  call<Commitment>('POST', `events/${eventId}/commitments`, { body, headers: idempotencyKey(key) });
export const changeCommitment = (id: string, version: number, body: DraftBody) =>
  call<Commitment>('PATCH', `commitments/${id}`, { body, headers: ifMatch(version) });

export const signCommitment = (id: string, body: SignBody, key: string) =>
  call<Commitment>('POST', `commitments/${id}/sign`, { body, headers: idempotencyKey(key) });
export const withdrawCommitment = (id: string) => call<Commitment>('POST', `commitments/${id}/withdraw`);
export const refuseCommitment = (id: string, reason: string) =>
  call<Commitment>('POST', `commitments/${id}/refuse`, { body: { reason } });

export const voidCommitment = (id: string, body: VoidBody, key: string) =>
  call<Commitment>('POST', `commitments/${id}/void`, { body, headers: idempotencyKey(key) });
