/**
 * How an import is taken back. Rule: a record goes back to what it was before the import if nobody touched it since; one that
 * was edited, or that something now rests on, stays and is listed with the reason. Later changes come off first.
 */
export interface AppliedChange {
  table: string;
  id: string;
  /** Null where the import created the record. */
  before: Readonly<Record<string, unknown>> | null;
  /** Version of the record as the import left it. */
  version: number;
}

export interface CurrentState {
  version: number;
  /** Commitments, offers or demands of others that would lose their ground. */
  inUse: boolean;
  /** What was signed since does not fit into the values before. */
  outgrown?: boolean;
}

export type KeptReason = 'edited_since' | 'in_use' | 'gone';

/** A record that undoing left standing. */
export interface KeptRecord {
  table: string;
  id: string;
  /** Row of the file; null where several rows made it. */
  row: number | null;
  reason: KeptReason;
}

export interface UndoPlan {
  /** In this order: what was made last goes first, so that lines go before their package. */
  remove: { table: string; id: string }[];
  restore: { table: string; id: string; values: Readonly<Record<string, unknown>> }[];
  kept: { table: string; id: string; reason: KeptReason }[];
}

export const stateKey = (table: string, id: string): string => `${table}:${id}`;

/** `current` by `stateKey`; `applied` in the order it was done. */
export function planUndo(applied: readonly AppliedChange[], current: ReadonlyMap<string, CurrentState>): UndoPlan {
  const plan: UndoPlan = { remove: [], restore: [], kept: [] };
  for (const { table, id, before, version } of [...applied].reverse()) {
    const reason = keptBecause(current.get(stateKey(table, id)), version, before === null);
    if (reason) plan.kept.push({ table, id, reason });
    else if (before === null) plan.remove.push({ table, id });
    else plan.restore.push({ table, id, values: before });
  }
  return plan;
}

function keptBecause(state: CurrentState | undefined, version: number, created: boolean): KeptReason | null {
  if (!state) return 'gone';
  if (state.version !== version) return 'edited_since';
  return (created ? state.inUse : state.outgrown) ? 'in_use' : null;
}
