/**
 * Taking back what an import did to one table. Rule: undo.ts decides on each record; what is kept is listed with its row.
 */
import type { Effect, EffectTable } from './effects.js';
import { type CurrentState, type KeptRecord, planUndo, stateKey } from './undo.js';

export interface Standing {
  id: string;
  version: number;
  inUse: boolean;
  outgrown?: boolean;
}

export interface Takings {
  /** Ids of what the import made and may go. */
  remove: string[];
  /** Records as they were before, by id. */
  restore: Map<string, Readonly<Record<string, unknown>>>;
  kept: KeptRecord[];
  /** Of the restored records, the version that each has now. */
  versions: Map<string, number>;
}

/** @param standing what is left of the table's records; one that is not among them is gone */
export function takings(table: EffectTable, effects: readonly Effect[], standing: readonly Standing[]): Takings {
  const own = effects.filter((effect) => effect.table === table && effect.kind !== 'noted');
  const current = new Map(standing.map(({ id, ...state }): [string, CurrentState] => [stateKey(table, id), state]));
  const plan = planUndo(own, current);
  const rows = new Map(own.map((effect) => [effect.id, effect.row]));
  return {
    remove: plan.remove.map(({ id }) => id),
    restore: new Map(plan.restore.map(({ id, values }) => [id, values])),
    kept: plan.kept.map(({ id, reason }) => ({ table, id, row: rows.get(id) ?? null, reason })),
    versions: new Map(),
  };
}

/** Notes what the restored records were saved as. */
export function restoredAs(taken: Takings, rows: readonly { id: string; version: number }[]): Takings {
  for (const { id, version } of rows) if (taken.restore.has(id)) taken.versions.set(id, version);
  return taken;
}

export const idsOf = (table: EffectTable, effects: readonly Effect[]): string[] =>
  effects.flatMap((effect) => (effect.table === table && effect.kind !== 'noted' ? [effect.id] : []));
