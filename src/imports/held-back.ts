/**
 * What a file may not change although it says so. Rules: a budget or a quantity never falls below what is signed; the unit and
 * the shelf of a signed line stay; a line that somebody took back here stays away, one that an earlier file took back returns
 * when a later one names it again; a closed package gets no new lines. What is held back is listed as kept.
 */
import { findUnit, toBase } from '../reference/units.js';
import type { FieldChange, LinePlan, RowPlan } from './plan.js';

export interface HeldPackage {
  /** Rupiah. */
  committed: number;
  /** Takes new lines. */
  open: boolean;
}

export interface HeldDemand {
  /** Base units. */
  committed: number;
  unitId: string;
  /** removed: taken back here. gone: taken back by an import. */
  state: 'here' | 'removed' | 'gone';
}

export interface Held {
  packages: ReadonlyMap<string, HeldPackage>;
  demands: ReadonlyMap<string, HeldDemand>;
}

export function heldBack(plan: RowPlan, held: Held): RowPlan {
  if (plan.action === 'refused' || plan.action === 'duplicate') return plan;
  const pack = plan.id === null ? undefined : held.packages.get(plan.id);
  const { changes, kept } = parted(plan.changes, (change) => isBelow(change, pack?.committed ?? 0));
  const named = plan.lines.map((line) => heldLine(line, held.demands));
  const lines = pack && !pack.open ? named.filter((line) => line.action !== 'create') : named;
  const result = { ...plan, changes, kept: [...plan.kept, ...kept], lines };
  return plan.id === null ? result : { ...result, action: actionOf(result) };
}

function heldLine(line: LinePlan, demands: Held['demands']): LinePlan {
  const demand = line.id === null ? undefined : demands.get(line.id);
  if (!demand) return line;
  if (demand.state === 'removed')
    return { ...line, action: 'unchanged', changes: [], kept: [...line.kept, ...line.changes] };
  if (demand.state === 'gone') return { ...line, action: line.action === 'withdraw' ? 'unchanged' : 'update' };
  const { changes, kept } = parted(line.changes, (change) => isSigned(change, demand));
  const action = line.action === 'update' && changes.length === 0 ? 'unchanged' : line.action;
  return { ...line, action, changes, kept: [...line.kept, ...kept] };
}

function parted(
  all: readonly FieldChange[],
  isHeld: (change: FieldChange) => boolean,
): { changes: FieldChange[]; kept: FieldChange[] } {
  return { changes: all.filter((change) => !isHeld(change)), kept: all.filter(isHeld) };
}

const isBelow = ({ field, after }: FieldChange, committed: number): boolean =>
  field === 'pagu' && typeof after === 'number' && after < committed;

function isSigned({ field, after }: FieldChange, { committed, unitId }: HeldDemand): boolean {
  if (committed === 0) return false;
  if (field === 'unitId' || field === 'categoryId') return true;
  const unit = findUnit(unitId);
  return field === 'quantity' && typeof after === 'number' && (unit ? (toBase(after, unit) ?? 0) : 0) < committed;
}

/** The action of a known row, from what is left of its changes. */
export function actionOf({ changes, lines }: Pick<RowPlan, 'changes' | 'lines'>): 'update' | 'cancel' | 'unchanged' {
  if (changes.some((change) => change.field === 'status' && change.after === 'cancelled')) return 'cancel';
  return changes.length > 0 || lines.some((line) => line.action !== 'unchanged') ? 'update' : 'unchanged';
}
