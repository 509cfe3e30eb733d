/** A plan in words: what it proves, what has changed since, and how much of a need is in it. */
import { permille, quantity, quantityOf } from '../../contract/format';
import type { MadePlan, PlannedNeed } from '../api/types';
import { language, t } from '../ui/words';

const BASIS_POINTS_PER_PERMILLE = 10;

/** 'Terbukti terbaik', or how far from the best it can be, never rounded down. */
export function proofWords({ kind, gap }: MadePlan['proof']): string {
  if (kind === 'optimal') return t('ui.plan.optimal');
  return t('ui.plan.gap', { share: permille(Math.ceil(gap / BASIS_POINTS_PER_PERMILLE), language.value) });
}

export function staleWords({ signed, voided, changes }: NonNullable<MadePlan['stale']>): string {
  const said = [
    signed > 0 && t('ui.plan.since.signed', { count: signed }),
    voided > 0 && t('ui.plan.since.voided', { count: voided }),
    ...changes.map((change) => t(`ui.plan.since.${change}`)),
  ];
  return said.filter(Boolean).join(', ');
}

/** '60 dari 139 kotak'. */
export function plannedOf({ planned, open, steps }: PlannedNeed, unit: string): string {
  if (open === null) return t('ui.plan.unknown');
  return t('ui.plan.of', {
    planned: quantity(planned, steps, language.value),
    open: quantityOf(open, steps, unit, language.value),
  });
}

export const shareOf = ({ planned, open }: PlannedNeed): number => (open === null || open === 0 ? 0 : planned / open);

export const sellersWords = (sellers: number): string => t('ui.plan.sellers', { count: sellers });
