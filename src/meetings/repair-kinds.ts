/** What happens in the room that the schedule is mended for. */
export const REPAIR_KINDS = ['no_show', 'late', 'walk_in', 'lost_table'] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];
