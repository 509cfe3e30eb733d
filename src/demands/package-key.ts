/**
 * By what a package is known again when its file is read anew. Rule: a plan by its RUP code, whichever file it came from or
 * whoever typed it; history by its source and the code of the package there, since one RUP code may stand on many awards.
 */
export const PACKAGE_SOURCES = ['rup_penyedia', 'rup_swakelola', 'awarded', 'non_tender', 'local'] as const;
export type PackageSource = (typeof PACKAGE_SOURCES)[number];

export const planKey = (rupCode: string): string => `rup:${rupCode}`;
export const historyKey = (source: PackageSource, packageCode: string): string => `${source}:${packageCode}`;

const HISTORY: ReadonlySet<PackageSource> = new Set(['awarded', 'non_tender']);

/** @param packageCode the code in a history file; null for plans */
export function packageKey(
  source: PackageSource,
  rupCode: string | null,
  packageCode: string | null = null,
): string | null {
  if (HISTORY.has(source)) return packageCode === null ? null : historyKey(source, packageCode);
  return rupCode === null ? null : planKey(rupCode);
}
