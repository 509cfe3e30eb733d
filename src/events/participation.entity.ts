import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Choice, Ref, Text } from '../platform/database/columns.js';
import { MatchingEvent } from './event.entity.js';

export const PARTY_KINDS = ['agency', 'umkm'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
export const PARTICIPATION_STATES = ['invited', 'confirmed', 'withdrawn'] as const;
export type ParticipationState = (typeof PARTICIPATION_STATES)[number];

/** An agency or a UMKM taking part in one event; the party itself is the tenant's and lives on. */
@Entity('participations')
@Index('participations_event_party', ['eventId', 'partyId'], { unique: true })
@Index('participations_party', ['partyId'])
export class Participation {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('participations', () => MatchingEvent)
  eventId: string;
  @Choice('participations', PARTY_KINDS)
  partyKind: PartyKind;
  @Text()
  partyId: string;
  @Choice('participations', PARTICIPATION_STATES)
  state: ParticipationState;
  @Text()
  createdAt: string;
}
