/** One figure of a benchmark beside its peer of the same run. `target` is null for context. */
export interface Row {
  id: string;
  what: string;
  value: number;
  unit: string;
  peer?: string;
  peerValue?: number;
  ratio?: number;
  target: number | null;
  met: boolean;
  oracle?: 'equal' | 'differs';
}

export interface BenchOptions {
  /** A few seconds instead of minutes. */
  quick: boolean;
  postgres: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
};

const round = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

/** A row against a target: met when the ratio to the peer reaches it. */
export function against(id: string, what: string, value: number, unit: string, peer: string, peerValue: number, target: number | null): Row {
  const ratio = value / peerValue;
  return { id, what, value: round(value), unit, peer, peerValue: round(peerValue), ratio: Number(ratio.toFixed(3)), target, met: target === null || ratio >= target };
}

export const context = (id: string, what: string, value: number, unit: string): Row => ({ id, what, value: round(value), unit, target: null, met: true });

export function print(rows: readonly Row[]): void {
  const cells = rows.map((r) => [
    r.id,
    r.what,
    `${r.value} ${r.unit}`,
    r.peer === undefined ? '' : `${r.peer}: ${r.peerValue ?? ''}`,
    r.ratio === undefined ? '' : `x ${r.ratio}`,
    r.target === null ? '' : `>= ${r.target}`,
    r.target === null ? '' : r.met ? 'met' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3, 4, 5, 6].map((c) => Math.max(...cells.map((row) => row[c]?.length ?? 0)));
  for (const row of cells) console.log(row.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join('  ').trimEnd());
}
