import { ARRIVALS, type Arrival } from '../contract/kinds.js';
import { PARTY_KINDS, type PartyKind } from '../events/participation.entity.js';
import {
  BoolField,
  ChoiceField,
  DateField,
  IdField,
  IntField,
  ListField,
  PatternField,
  TextField,
  TextListField,
} from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';
import { PARALLEL_MAX } from './presence.js';
import { REPAIR_KINDS, type RepairKind } from './repair-kinds.js';
import { INTEREST_COUNTS, type InterestCounts } from './wish-book.js';

const SLOTS_MAX = 31;
const TABLES_MAX = 200;
const ORDERS_MAX = 50;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const SLOT = /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const time = (example: string) => PatternField(TIME, 'time_shape', { example, description: "in the event's zone" });
const slotKeys = (description: string) =>
  TextListField({
    max: SLOTS_MAX,
    pattern: SLOT,
    optional: true,
    description: `${description}, as ['2027-01-14T09:00']`,
  });

export class SessionDto {
  @DateField()
  date: string;
  @time('09:00')
  from: string;
  @time('12:00')
  to: string;
}

export class TableDto {
  @IdField({ optional: true, description: 'of a table that there is already' })
  id?: string;
  @TextField({ max: 40, example: 'Meja 1' })
  name: string;
  @TextField({ max: 80, optional: true, nullable: true, example: 'Aula timur' })
  place?: string | null;
  @IntField({ min: 1, max: 50, optional: true, description: 'meetings at the same time; 1 unless said' })
  capacity?: number;
  @BoolField({ optional: true, description: 'cannot be used any more' })
  lost?: boolean;
}

export class FrameDto {
  @ListField(() => SessionDto, { max: SLOTS_MAX })
  sessions: SessionDto[];
  @IntField({ min: 5, max: 240, example: 20 })
  slotMinutes: number;
  @IntField({ min: 0, max: 120, example: 5, description: 'between two meetings' })
  gapMinutes: number;
  @ListField(() => TableDto, { max: TABLES_MAX })
  tables: TableDto[];
  @IntField({ max: 10_000, optional: true, description: 'points that a break costs' })
  breakPoints?: number;
  @IntField({
    max: 10_000,
    optional: true,
    description: 'points that each further break of one person costs in addition',
  })
  unevenPoints?: number;
}

/** The best n of each side make at most 31 wishes of a party: more it could not meet in any schedule. */
export class WishRulesDto {
  @ChoiceField(INTEREST_COUNTS, { description: 'whose interest makes a wish by itself' })
  interest: InterestCounts;
  @IntField({ max: 5_000, example: 1_000, description: 'points for each side that is interested' })
  interestPoints: number;
  @IntField({ max: SLOTS_MAX, example: 8 })
  bestPerAgency: number;
  @IntField({ max: SLOTS_MAX, example: 3 })
  bestPerUmkm: number;
}

export class NewWishDto {
  @IdField()
  agencyId: string;
  @IdField()
  umkmId: string;
}

export class EditWishDto {
  @PatternField(SLOT, 'slot_shape', {
    optional: true,
    nullable: true,
    description: 'pins it to this slot',
    example: '2027-01-14T09:00',
  })
  fixedSlot?: string | null;
  @slotKeys('slots it may not be in')
  forbiddenSlots?: string[];
  @TextListField({ max: ORDERS_MAX, pattern: UUID, optional: true, description: 'wishes that come later in the day' })
  before?: string[];
}

export class WishesQuery extends SearchQuery {
  @IdField({ optional: true })
  partyId?: string;
  @ChoiceField(['true', 'false'], { optional: true, description: 'those that were taken out' })
  removed?: 'true' | 'false';
}

export class AttendancesQuery extends SearchQuery {
  @ChoiceField(PARTY_KINDS, { optional: true })
  kind?: PartyKind;
}

export class AttendanceDto {
  @IntField({
    min: 1,
    max: PARALLEL_MAX,
    optional: true,
    description: 'its people who can sit in meetings at the same time',
  })
  parallel?: number;
  @IntField({ max: SLOTS_MAX, optional: true, description: 'meetings it should have' })
  least?: number;
  @IntField({
    max: SLOTS_MAX * PARALLEL_MAX,
    optional: true,
    nullable: true,
    description: 'meetings it may have; null: no limit',
  })
  most?: number | null;
  @slotKeys('slots in which it is not there')
  away?: string[];
}

const expectedAt = () =>
  PatternField(SLOT, 'slot_shape', {
    optional: true,
    nullable: true,
    description: 'of one that is late',
    example: '2027-01-14T10:30',
  });

export class CheckInDto {
  @ChoiceField(ARRIVALS)
  arrival: Arrival;
  @expectedAt()
  expectedAt?: string | null;
}

export class DraftDto {
  @IntField({
    min: 1,
    max: 1_000_000,
    optional: true,
    description: 'another one may give another schedule; 1 unless said',
  })
  seed?: number;
}

export class RepairDto {
  @ChoiceField(REPAIR_KINDS, {
    optional: true,
    description: 'without one: for what is known already, such as check-ins of the desk',
  })
  kind?: RepairKind;
  @IdField({ optional: true, description: 'who has not come, is late, or has walked in' })
  partyId?: string;
  @expectedAt()
  expectedAt?: string | null;
  @IdField({ optional: true, description: 'the table that is lost' })
  tableId?: string;
}

export class PublishDto {
  @IdField({ description: 'the proposal' })
  planId: string;
}
