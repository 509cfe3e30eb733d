/** The fields of an edit that differ, and nothing else: an audit entry says what changed, not what stayed. */
type Fields = Record<string, unknown> | null;

/** Bookkeeping that every edit changes, and secrets that no entry may hold. */
const LEFT_OUT = new Set(['version', 'updatedAt', 'createdAt', 'passwordHash', 'pinHash', 'tokenHash']);

export function changedFields(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((key) => !LEFT_OUT.has(key));
  if (before === null || after === null) {
    const only = (fields: Fields) => (fields === null ? null : Object.fromEntries(keys.map((key) => [key, fields[key]])));
    return { before: only(before), after: only(after) };
  }
  const changed = keys.filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  if (changed.length === 0) return null;
  const pick = (fields: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, fields[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}
