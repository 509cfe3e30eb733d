/**
 * The life of a commitment. A draft is edited, signed, withdrawn, refused or runs out; the last signature makes it
 * final; what is final can only be voided. Nothing signed is updated or deleted.
 */
import type { CommitmentStatus } from '../contract/kinds.js';

export const COMMITMENT_ACTIONS = ['edit', 'sign', 'complete', 'withdraw', 'refuse', 'expire', 'void'] as const;
export type CommitmentAction = (typeof COMMITMENT_ACTIONS)[number];

export const TRANSITIONS: Record<CommitmentStatus, Partial<Record<CommitmentAction, CommitmentStatus>>> = {
  draft: {
    edit: 'draft',
    sign: 'draft',
    complete: 'final',
    withdraw: 'withdrawn',
    refuse: 'refused',
    expire: 'expired',
  },
  final: { void: 'void' },
  withdrawn: {},
  refused: {},
  expired: {},
  void: {},
};

/** The status after an action, or null where it is not possible. */
export function next(status: CommitmentStatus, action: CommitmentAction): CommitmentStatus | null {
  return TRANSITIONS[status][action] ?? null;
}

/** A draft whose time has run out is expired, whether or not anybody has written that down. */
export function statusAt(commitment: { status: CommitmentStatus; expiresAt: string }, now: string): CommitmentStatus {
  return commitment.status === 'draft' && commitment.expiresAt <= now ? 'expired' : commitment.status;
}
