/**
 * The numbers that a person typed about a business, cleaned and checked together, so that every wrong one is named at once.
 * undefined: not stated; null: has none.
 */
import type { FieldError } from '../platform/errors/domain-error.js';
import { type Identified, kbli, nib, npwp } from '../reference/identifiers.js';

export interface TypedIdentifiers {
  nib?: string | null | undefined;
  npwp?: string | null | undefined;
  kbliCodes?: readonly string[] | undefined;
}

export interface ReadIdentifiers {
  values: { nib?: string | null | undefined; npwp?: string | null | undefined; kbliCodes?: string[] | undefined };
  problems: FieldError[];
}

export function readIdentifiers(typed: TypedIdentifiers): ReadIdentifiers {
  const problems: FieldError[] = [];
  const read = (field: string, text: string | null | undefined, by: (text: string) => Identified) => {
    if (text === undefined || text === null) return text;
    const found = by(text);
    if (found.ok) return found.value;
    problems.push({ field, code: found.code, params: found.params });
    return null;
  };
  const codes = typed.kbliCodes?.flatMap((text, at) => read(`kbliCodes.${at}`, text, kbli) ?? []);
  const values = {
    nib: read('nib', typed.nib, nib),
    npwp: read('npwp', typed.npwp, npwp),
    kbliCodes: codes === undefined ? undefined : [...new Set(codes)].sort(),
  };
  return { values, problems };
}
