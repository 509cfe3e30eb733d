/**
 * What differs between the version a person read and the one that stands now. Rule: every figure and date that binds
 * is named with its old and its new value; what cannot be paired by demand and offer is a line that came or went.
 */
import type { CommitmentLine, ReadBack } from '../api/types';

export type Change =
  | { what: 'total' | 'method' | 'month'; before: string | number | null; after: string | number | null }
  | { what: 'quantity' | 'price'; line: CommitmentLine; before: number; after: number }
  | {
      what: 'deliveries';
      line: CommitmentLine;
      before: CommitmentLine['deliveries'];
      after: CommitmentLine['deliveries'];
    }
  | { what: 'added' | 'removed'; line: CommitmentLine };

export function changesBetween(read: ReadBack, now: ReadBack): Change[] {
  const found: Change[] = [];
  if (read.total !== now.total) found.push({ what: 'total', before: read.total, after: now.total });
  for (const line of now.lines) {
    const old = read.lines.find((one) => same(one, line));
    if (!old) found.push({ what: 'added', line });
    else found.push(...lineChanges(old, line));
  }
  for (const line of read.lines) if (!now.lines.some((one) => same(one, line))) found.push({ what: 'removed', line });
  if (read.method !== now.method) found.push({ what: 'method', before: read.method, after: now.method });
  if (read.plannedMonth !== now.plannedMonth)
    found.push({ what: 'month', before: read.plannedMonth, after: now.plannedMonth });
  return found;
}

const same = (a: CommitmentLine, b: CommitmentLine) => a.demandId === b.demandId && a.offerId === b.offerId;

function lineChanges(old: CommitmentLine, line: CommitmentLine): Change[] {
  const found: Change[] = [];
  if (old.quantity !== line.quantity)
    found.push({ what: 'quantity', line, before: old.quantity, after: line.quantity });
  if (old.unitPrice !== line.unitPrice)
    found.push({ what: 'price', line, before: old.unitPrice, after: line.unitPrice });
  const plan = (deliveries: CommitmentLine['deliveries']) =>
    deliveries.map((one) => `${one.date}:${one.quantity}`).join();
  if (plan(old.deliveries) !== plan(line.deliveries))
    found.push({ what: 'deliveries', line, before: old.deliveries, after: line.deliveries });
  return found;
}
