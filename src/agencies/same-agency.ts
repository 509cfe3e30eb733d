/**
 * Which known agency a description means. Rule: by satker code where one is stated; else by the exact tidied name, capitals
 * aside, unless the two are of different ministries. Of several with that name the one without a code is meant, the oldest
 * first; one with a code only where it is the only one: 'Dinas Kesehatan' exists in every regency.
 */
import { tidyText } from '../platform/edge/clean-text.js';

export interface AgencyIdentity {
  name: string;
  satkerCode: string | null;
  klpdCode: string | null;
}

export const nameKey = (name: string): string => tidyText(name).toLowerCase();

/** @param known agencies of one trade office, none of them removed */
export function findSame<T extends AgencyIdentity & { id: string }>(
  wanted: AgencyIdentity,
  known: readonly T[],
): T | undefined {
  if (wanted.satkerCode !== null) return known.find((agency) => agency.satkerCode === wanted.satkerCode);
  const key = nameKey(wanted.name);
  const namesakes = known.filter(
    (agency) => nameKey(agency.name) === key && mayBeOne(agency.klpdCode, wanted.klpdCode),
  );
  const uncoded = namesakes.filter((agency) => agency.satkerCode === null).sort((a, b) => (a.id < b.id ? -1 : 1));
  return uncoded[0] ?? (namesakes.length === 1 ? namesakes[0] : undefined);
}

const mayBeOne = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;
