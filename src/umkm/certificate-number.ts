/**
 * What the number of a certificate must look like, by its kind. Halal, P-IRT and BPOM numbers have a form of their own
 * (reference/identifiers.ts) and are kept in it; of the others only a short text is known. A P-IRT number ends in the year it
 * ends in, so that date need not be typed, and may not contradict the number.
 */
import type { CertificateKind } from '../contract/kinds.js';
import { bpom, halal, type Identified, pirt } from '../reference/identifiers.js';

export type NumberCheck =
  | { ok: true; value: string; validTo: string | null }
  | { ok: false; field: 'number' | 'validTo'; code: string; params: Record<string, string | number> };

export function checkNumber(kind: CertificateKind, number: string, validTo: string | null): NumberCheck {
  switch (kind) {
    case 'HALAL':
      return numbered(halal(number), validTo);
    case 'BPOM':
      return numbered(bpom(number), validTo);
    case 'PIRT': {
      const read = pirt(number);
      if (!read.ok) return numbered(read, validTo);
      if (validTo === null) return { ok: true, value: read.value, validTo: `${read.lastYear}-12-31` };
      return validTo.startsWith(`${read.lastYear}-`)
        ? { ok: true, value: read.value, validTo }
        : { ok: false, field: 'validTo', code: 'pirt_other_year', params: { year: read.lastYear } };
    }
    default:
      return { ok: true, value: number, validTo };
  }
}

function numbered(read: Identified, validTo: string | null): NumberCheck {
  return read.ok
    ? { ok: true, value: read.value, validTo }
    : { ok: false, field: 'number', code: read.code, params: read.params };
}
