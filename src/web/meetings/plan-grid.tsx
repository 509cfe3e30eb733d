import type { SchedulePlan } from '../api/types';
import { zone } from '../identity/session';
import { language, t } from '../ui/words';
import { slotNames } from './slot-words';

/** Slots downwards, tables across: who sits where when. It scrolls within itself, by keyboard too. */
export function PlanGrid({ plan }: { plan: SchedulePlan }) {
  const slot = slotNames(plan.slots, zone.value, language.value);
  const names = new Map(plan.parties.map(({ id, name }) => [id, name]));
  const at = grouped(plan.placements);
  return (
    <div class="plan-grid" tabIndex={0} role="region" aria-label={t('ui.schedule.plan.grid')}>
      <table>
        <caption class="sr">{t('ui.schedule.plan.grid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.schedule.plan.slot')}</th>
            {plan.tables.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.slots.map(({ key }) => (
            <tr key={key}>
              <th scope="row">{slot(key)}</th>
              {plan.tables.map(({ id }) => (
                <td key={id}>
                  {(at.get(`${key} ${id}`) ?? []).map(({ agencyId, umkmId }) => (
                    <p key={`${agencyId}${umkmId}`}>
                      <b>{names.get(umkmId)}</b>
                      <span>{names.get(agencyId)}</span>
                    </p>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function grouped(placements: SchedulePlan['placements']): Map<string, SchedulePlan['placements']> {
  const groups = new Map<string, SchedulePlan['placements']>();
  for (const one of placements)
    groups.set(`${one.slot} ${one.tableId}`, [...(groups.get(`${one.slot} ${one.tableId}`) ?? []), one]);
  return groups;
}
