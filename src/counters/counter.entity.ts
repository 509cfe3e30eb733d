import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Choice, Int, Text } from '../platform/database/columns.js';

export const COUNTER_KINDS = ['package', 'demand', 'capacity'] as const;
export type CounterKind = (typeof COUNTER_KINDS)[number];

/**
 * How much of something limited is committed. A row of its own, outside the record that people edit: otherwise every
 * signature would break an open edit. The CHECK is the backstop of every rule above it.
 *
 * package: rupiah of its pagu; demand: base units of its quantity; capacity: base units of a pool in one period.
 */
@Entity('counters')
@Index('counters_owner', ['ownerId'])
@Check('counters_bounds', '0 <= "committed" AND "committed" <= "limit" AND "limit" <= 9007199254740991')
export class Counter {
  /** See counter-ids.ts. */
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Choice('counters', COUNTER_KINDS)
  kind: CounterKind;
  /** The package, the demand or the capacity pool. */
  @Text()
  ownerId: string;
  @Int()
  limit: number;
  @Int()
  committed: number;
}
