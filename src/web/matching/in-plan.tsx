import 'words:ui.plan';
import { quantity, quantityOf } from '../../contract/format';
import type { PlannedNeed } from '../api/types';
import { Note } from '../ui/note';
import { useUnits } from '../ui/reference';
import { language, t } from '../ui/words';
import { plannedOf } from './plan-words';

/** Above a need's sellers: how much of it the plan gives, and to how many of them. */
export function InPlan({ need }: { need: PlannedNeed }) {
  const { unitName } = useUnits();
  const planned = plannedOf(need, unitName(need.unitId));
  return (
    <Note tone="info">
      {need.lines.length > 0 && t('ui.sellers.planned', { planned, count: need.lines.length })}{' '}
      {need.reason !== null &&
        t(need.lines.length > 0 ? 'ui.sellers.plannedRest' : 'ui.sellers.plannedNone', {
          why: t(`ui.plan.reason.${need.reason}`),
        })}
    </Note>
  );
}

/** 'rencana: 60 dari 139', in the units of the seller where they are other than the need's; null where it gets nothing. */
export function plannedFor(need: PlannedNeed, offerId: string, unitName: (id: string) => string): string | null {
  const line = need.lines.find((one) => one.offerId === offerId);
  if (!line) return null;
  if (line.unitId !== need.unitId || need.open === null)
    return t('ui.sellers.inPlanUnits', {
      planned: quantityOf(line.quantity, line.steps, unitName(line.unitId), language.value),
    });
  return t('ui.sellers.inPlan', {
    planned: quantity(line.quantity, line.steps, language.value),
    open: quantity(need.open, need.steps, language.value),
  });
}
