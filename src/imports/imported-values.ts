/**
 * What a record counts as imported, after a file was saved. Rule: what the file says, where it was saved or agrees with what
 * stands; where an edit made here stood against the file, and where the file is blank, it stays as it was.
 */
import type { Values } from './effects.js';
import { isBlank, type FieldChange } from './plan.js';

/** @param before what it counted as until now or, where it was never imported, its values */
export function importedValues(said: Values, before: Values, kept: readonly FieldChange[]): Values {
  const held = new Set(kept.map((change) => change.field));
  const taken = Object.entries(said).filter(([field, value]) => !held.has(field) && !isBlank(value));
  return { ...before, ...Object.fromEntries(taken) };
}
