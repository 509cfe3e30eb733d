/** How an event's plan is made; see src/matching/plan-problem.ts for what each figure does. */
export interface PlanSettings {
  /** How many of its best sellers each need may be given to. */
  sellersPerNeed: number;
  /** How much more a rupiah counts that goes to a micro business, permille. */
  microPermille: number;
  /** How much more a rupiah counts in a seller's first part, permille; that part is an equal share of the event. */
  spreadPermille: number;
  /** The most that one seller may have of the event's rupiah, signed and planned together, permille; null: no cap. */
  capPermille: number | null;
}

/**
 * Twenty sellers a need leave the plan room to move and keep the problem small. A tenth for micro businesses and a fifth for the first part
 * decide between sellers that fit about alike, and do not outweigh one that fits clearly better.
 */
export const DEFAULT_PLAN: PlanSettings = { sellersPerNeed: 20, microPermille: 100, spreadPermille: 200, capPermille: null };

/** Of an event; one from before there were plans has none of its own. */
export const planSettingsOf = ({ plan }: { plan?: PlanSettings | undefined }): PlanSettings => plan ?? DEFAULT_PLAN;

/** What is undefined stays as it is. */
export function changedPlan(plan: PlanSettings, changes: { [Name in keyof PlanSettings]?: PlanSettings[Name] | undefined } = {}): PlanSettings {
  return {
    sellersPerNeed: changes.sellersPerNeed ?? plan.sellersPerNeed,
    microPermille: changes.microPermille ?? plan.microPermille,
    spreadPermille: changes.spreadPermille ?? plan.spreadPermille,
    capPermille: changes.capPermille === undefined ? plan.capPermille : changes.capPermille,
  };
}
