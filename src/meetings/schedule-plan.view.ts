import { time } from '../contract/format.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { textOf } from '../platform/errors/problem.js';
import type { MeetingTable, Slot } from './frame.js';
import { BLOCKER_KINDS, type NamedBlocker } from './named-blockers.js';
import { PLAN_KINDS, type SchedulePlan, type PlanKind } from './schedule-plan.entity.js';
import { daysOf, isOutOfDate } from './plan.js';
import type { PartiesOf } from './problem.js';
import type { ScheduleRow } from './schedule.entity.js';
import { MeetingTableView, PartyNameView, SlotView } from './schedule.view.js';

class PairView implements PartiesOf {
  @ApiProperty({ format: 'uuid' }) agencyId: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
}

export class PlacementView extends PairView {
  @ApiProperty({ description: 'key of the slot' }) slot: string;
  @ApiProperty({ format: 'uuid' }) tableId: string;
}

export class StandByView extends PairView {
  @ApiProperty({ type: 'integer' }) points: number;
}

export class MovedView extends PairView {
  @ApiProperty({ description: 'keys of slots' }) fromSlot: string;
  @ApiProperty() toSlot: string;
  @ApiProperty({ format: 'uuid' }) fromTable: string;
  @ApiProperty({ format: 'uuid' }) toTable: string;
}

export class DroppedView extends PairView {
  @ApiProperty() fromSlot: string;
}

export class AddedView extends PairView {
  @ApiProperty() toSlot: string;
}

export class SchedulePlanChangesView {
  @ApiProperty({ type: [MovedView], description: 'in another slot or at another table than published' })
  moved: MovedView[];
  @ApiProperty({ type: [DroppedView] }) dropped: DroppedView[];
  @ApiProperty({ type: [AddedView] }) added: AddedView[];
}

export class BlockerTextView {
  @ApiProperty() id: string;
  @ApiProperty() en: string;
}

export class BlockerView {
  @ApiProperty({ enum: BLOCKER_KINDS }) kind: (typeof BLOCKER_KINDS)[number];
  @ApiProperty({ nullable: true, type: String, format: 'uuid', description: 'whose hours or number of meetings it is' })
  partyId: string | null;
  @ApiProperty({ type: 'integer', description: 'meetings of the set' }) count: number;
  @ApiProperty({ type: [PairView], description: 'the first of them' }) pairs: PairView[];
  @ApiProperty({ type: [String], description: 'keys of the only slots they may be in' }) slots: string[];
  @ApiProperty({
    nullable: true,
    type: 'integer',
    description: 'places at tables in these slots, or meetings that the party may have',
  })
  room: number | null;
  @ApiProperty({ type: BlockerTextView }) text: BlockerTextView;
}

export class SchedulePlanFiguresView {
  @ApiProperty({ type: 'integer' }) wanted: number;
  @ApiProperty({ type: 'integer' }) placed: number;
  @ApiProperty({ type: 'integer' }) points: number;
  @ApiProperty({ nullable: true, type: 'integer', description: 'no plan has more points; null for a repair' }) bound:
    number | null;
  @ApiProperty({ description: 'points equal the bound: no plan is better' }) proven: boolean;
  @ApiProperty({ type: 'integer', description: 'idle slots in a row between two meetings of a person count once' })
  breaks: number;
  @ApiProperty({ type: 'integer', description: 'between the person with most breaks and the one with fewest' })
  breakSpread: number;
  @ApiProperty({ type: 'integer', description: 'sellers that are wanted, without a meeting' }) umkmWithout: number;
}

export class PartyDayView extends PartyNameView {
  @ApiProperty({ type: 'integer' }) meetings: number;
  @ApiProperty({ type: 'integer' }) breaks: number;
}

export class SchedulePlanView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PLAN_KINDS }) kind: PlanKind;
  @ApiProperty({
    nullable: true,
    type: 'integer',
    description: 'counts the published plans; null while it is a proposal',
  })
  number: number | null;
  @ApiProperty({ description: 'something has changed since it was made: it can no longer be published' })
  stale: boolean;
  @ApiProperty() madeAt: string;
  @ApiProperty({ nullable: true, type: String }) publishedAt: string | null;
  @ApiProperty({ type: 'integer' }) seed: number;
  @ApiProperty({ type: [SlotView] }) slots: Slot[];
  @ApiProperty({ type: [MeetingTableView] }) tables: MeetingTable[];
  @ApiProperty({ type: SchedulePlanFiguresView }) figures: SchedulePlanFiguresView;
  @ApiProperty({ type: [PlacementView], description: 'in order of time' }) placements: PlacementView[];
  @ApiProperty({ type: [StandByView], description: 'wanted, without a place; best first' }) standBys: StandByView[];
  @ApiProperty({ type: SchedulePlanChangesView }) changes: SchedulePlanChangesView;
  @ApiProperty({ type: [BlockerView], description: 'what keeps wishes from being held' }) blockers: BlockerView[];
  @ApiProperty({ type: [PartyDayView], description: 'all that it names, with their day' }) parties: PartyDayView[];
}

export interface ShownPlan {
  plan: SchedulePlan;
  schedule: Pick<ScheduleRow, 'version' | 'number'>;
  names: ReadonlyMap<string, string>;
  timeZone: string;
  now: string;
}

export function planView({ plan, schedule, names, timeZone, now }: ShownPlan): SchedulePlanView {
  const { id, kind, number, madeAt, publishedAt, seed, slots, tables, placements, standBys, figures } = plan;
  const days = daysOf(placements, partyIdsOf(plan));
  const without = new Set(days.filter(({ meetings }) => meetings === 0).map(({ partyId }) => partyId));
  const umkmWithout = new Set(standBys.map(({ umkmId }) => umkmId).filter((umkmId) => without.has(umkmId)));
  return {
    id,
    kind,
    number,
    stale: number === null && isOutOfDate(plan, schedule, now),
    madeAt,
    publishedAt,
    seed,
    slots,
    tables,
    figures: { ...figures, proven: figures.points === figures.bound, umkmWithout: umkmWithout.size },
    placements: placements.map(({ agencyId, umkmId, slot, tableId }) => ({
      agencyId,
      umkmId,
      slot: slots[slot]!.key,
      tableId,
    })),
    standBys,
    changes: changesView(plan),
    blockers: plan.blockers.map((blocker) => blockerView(blocker, slots, names, timeZone)),
    parties: days.map(({ partyId, meetings, breaks }) => ({
      id: partyId,
      name: names.get(partyId) ?? '',
      meetings,
      breaks,
    })),
  };
}

/** Everybody that a plan names. */
export function partyIdsOf({ placements, standBys, changes, blockers }: SchedulePlan): string[] {
  const pairs = [...placements, ...standBys, ...changes.dropped, ...blockers.flatMap((blocker) => blocker.pairs)];
  const ids = pairs.flatMap(({ agencyId, umkmId }) => [agencyId, umkmId]);
  return [...new Set([...ids, ...blockers.flatMap(({ partyId }) => partyId ?? [])])];
}

function changesView({ changes, slots }: SchedulePlan): SchedulePlanChangesView {
  const key = (slot: number) => slots[slot]!.key;
  return {
    moved: changes.moved.map((one) => ({ ...one, fromSlot: key(one.fromSlot), toSlot: key(one.toSlot) })),
    dropped: changes.dropped.map((one) => ({ ...one, fromSlot: key(one.fromSlot) })),
    added: changes.added.map((one) => ({ ...one, toSlot: key(one.toSlot) })),
  };
}

const SLOTS_SAID_MAX = 4;
const PAIRS_SAID_MAX = 4;

function blockerView(
  blocker: NamedBlocker,
  slots: readonly Slot[],
  names: ReadonlyMap<string, string>,
  timeZone: string,
): BlockerView {
  const { kind, partyId, count, pairs, room } = blocker;
  const its = blocker.slots.map((slot) => slots[slot]!);
  const times = (language: 'id' | 'en') => {
    const said = its.slice(0, SLOTS_SAID_MAX).map(({ startsAt }) => time(startsAt, timeZone, language));
    return said.join(', ') + (its.length > SLOTS_SAID_MAX ? ', …' : '');
  };
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  const said = pairs.slice(0, PAIRS_SAID_MAX).map(({ agencyId, umkmId }) => `${nameOf(agencyId)} × ${nameOf(umkmId)}`);
  const isChain = kind === 'cycle' || kind === 'order';
  const text = textOf(`blocker.${kind}`, {
    name: nameOf(partyId),
    count,
    room,
    slotCount: its.length,
    'slots.id': times('id'),
    'slots.en': times('en'),
    pairs: said.join(isChain ? ' → ' : ', ') + (count > PAIRS_SAID_MAX ? ', …' : ''),
  });
  return { kind, partyId, count, pairs, slots: its.map(({ key }) => key), room, text };
}
