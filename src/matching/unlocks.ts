/**
 * What one missing certificate keeps a seller from: for each, how many needs it would open and what they are worth. The sum is told in
 * rupiah only where it covers at least three needs of at least two buyers, and then in three figures, so that no single ceiling can be
 * worked out of it; else as the sum of the bands that stand beside the needs anyway.
 */
import type { CertificateKind } from '../contract/kinds.js';
import { type ValueBand, valueBand } from '../demands/value-band.js';

export interface LockedNeed {
  demandId: string;
  agencyId: string;
  certificateKind: CertificateKind;
  /** Rupiah of the quantity at the ceiling; null where unknown. */
  value: number | null;
}

export interface Unlock {
  certificateKind: CertificateKind;
  demands: number;
  rupiah: number | null;
  band: ValueBand | null;
}

const NEEDS_LEAST = 3;
const BUYERS_LEAST = 2;
const FIGURES_SHOWN = 3;

/** Worth most first. A need that several offers miss for the same certificate counts once. */
export function unlocksOf(needs: readonly LockedNeed[]): Unlock[] {
  const byKind = new Map<CertificateKind, Map<string, LockedNeed>>();
  for (const need of needs) {
    const group = byKind.get(need.certificateKind) ?? new Map<string, LockedNeed>();
    byKind.set(need.certificateKind, group.set(need.demandId, need));
  }
  const unlocks = [...byKind].map(([kind, group]) => unlockOf(kind, [...group.values()]));
  return unlocks.sort(
    (a, b) => worth(b) - worth(a) || b.demands - a.demands || (a.certificateKind < b.certificateKind ? -1 : 1),
  );
}

function unlockOf(certificateKind: CertificateKind, needs: readonly LockedNeed[]): Unlock {
  const valued = needs.filter((need): need is LockedNeed & { value: number } => need.value !== null);
  const buyers = new Set(valued.map(({ agencyId }) => agencyId));
  const unlock = { certificateKind, demands: needs.length, rupiah: null, band: null };
  if (valued.length === 0) return unlock;
  if (valued.length >= NEEDS_LEAST && buyers.size >= BUYERS_LEAST) {
    return { ...unlock, rupiah: inFigures(sum(valued.map(({ value }) => value))) };
  }
  const bands = valued.map(({ value }) => valueBand(value));
  return { ...unlock, band: { from: sum(bands.map(({ from }) => from)), to: sum(bands.map(({ to }) => to)) } };
}

const worth = ({ rupiah, band }: Unlock): number => rupiah ?? band?.from ?? 0;

const sum = (amounts: readonly number[]): number =>
  Math.min(
    amounts.reduce((total, amount) => total + amount, 0),
    Number.MAX_SAFE_INTEGER,
  );

/** Rounded down to its first three figures: 214,560,000 is 214,000,000. */
function inFigures(amount: number): number {
  const unit = 10 ** Math.max(0, String(amount).length - FIGURES_SHOWN);
  return Math.floor(amount / unit) * unit;
}
