/**
 * The life of a certificate, from 'belum punya, minta fasilitasi' to one that somebody has checked.
 *
 * What was verified is what was read: any edit takes a certificate back to draft. Nothing expires by a job that might not run:
 * `stateAt` says for a day what a stored state has become by then.
 */
import type { CertificateKind, CertificateState } from '../contract/kinds.js';

export const CERTIFICATE_ACTIONS = ['want', 'edit', 'submit', 'verify', 'reject', 'expire'] as const;
export type CertificateAction = (typeof CERTIFICATE_ACTIONS)[number];

const TRANSITIONS: Record<CertificateState, Partial<Record<CertificateAction, CertificateState>>> = {
  wanted: { want: 'wanted', edit: 'draft' },
  draft: { want: 'wanted', edit: 'draft', submit: 'submitted' },
  submitted: { edit: 'draft', verify: 'verified', reject: 'rejected' },
  verified: { edit: 'draft', reject: 'rejected', expire: 'expired' },
  rejected: { want: 'wanted', edit: 'draft' },
  expired: { want: 'wanted', edit: 'draft' },
};

/** The state that an action leads to, or null where it is not possible. */
export function next(state: CertificateState, action: CertificateAction): CertificateState | null {
  return TRANSITIONS[state][action] ?? null;
}

export interface Validity {
  state: CertificateState;
  /** Civil dates, both included; null is open. */
  validFrom: string | null;
  validTo: string | null;
}

/** The state on a day: a verified certificate has expired on every day after its last. */
export function stateAt(certificate: Pick<Validity, 'state' | 'validTo'>, date: string): CertificateState {
  const isPast = certificate.validTo !== null && certificate.validTo < date;
  return isPast ? (next(certificate.state, 'expire') ?? certificate.state) : certificate.state;
}

/** Whether a certificate counts on a day: verified, begun, and not expired. */
export function holdsOn(certificate: Validity, date: string): boolean {
  const hasBegun = certificate.validFrom === null || certificate.validFrom <= date;
  return hasBegun && stateAt(certificate, date) === 'verified';
}

/** One that names no product covers the whole business. */
export function covers(certificate: { productIds: readonly string[] }, productId: string): boolean {
  return certificate.productIds.length === 0 || certificate.productIds.includes(productId);
}

/** Kinds that exist only as a number in a public register. */
export const NUMBERED_KINDS: readonly CertificateKind[] = ['HALAL', 'PIRT', 'BPOM'];

/** What must be filled in before anybody can check the claim: a number, or for kinds without a register a number or evidence. */
export function missingForSubmit(claim: {
  kind: CertificateKind;
  number: string | null;
  evidenceFileId: string | null;
}): 'number' | null {
  if (claim.number !== null) return null;
  return NUMBERED_KINDS.includes(claim.kind) || claim.evidenceFileId === null ? 'number' : null;
}
