/**
 * What a business claims to hold, after it typed some of it: the rest stays as it was. A new P-IRT number brings its own last
 * year along, so the old date does not outlive the number it came from.
 */
import type { CertificateKind } from '../contract/kinds.js';
import type { FieldError } from '../platform/errors/domain-error.js';
import { checkNumber } from './certificate-number.js';

export interface Claim {
  number: string | null;
  validFrom: string | null;
  validTo: string | null;
  productIds: string[];
  evidenceFileId: string | null;
}

export type TypedClaim = { [Field in keyof Claim]?: Claim[Field] | undefined };

export const NO_CLAIM: Claim = { number: null, validFrom: null, validTo: null, productIds: [], evidenceFileId: null };

export function claimOf(
  kind: CertificateKind,
  before: Claim,
  typed: TypedClaim,
): { claim: Claim; problems: FieldError[] } {
  const claim: Claim = {
    number: either(typed.number, before.number),
    validFrom: either(typed.validFrom, before.validFrom),
    validTo: either(typed.validTo, outlivesNumber(kind, typed) ? null : before.validTo),
    productIds: [...new Set(either(typed.productIds, before.productIds))].sort(),
    evidenceFileId: either(typed.evidenceFileId, before.evidenceFileId),
  };
  if (claim.number === null) return { claim, problems: [] };
  const checked = checkNumber(kind, claim.number, claim.validTo);
  if (!checked.ok) return { claim, problems: [{ field: checked.field, code: checked.code, params: checked.params }] };
  return { claim: { ...claim, number: checked.value, validTo: checked.validTo }, problems: [] };
}

function either<T>(typed: T | undefined, before: T): T {
  return typed === undefined ? before : typed;
}

const outlivesNumber = (kind: CertificateKind, typed: TypedClaim) => kind === 'PIRT' && typed.number !== undefined;
