import { AGENCY_KINDS, type AgencyKind, OFFICES, type Office } from '../contract/kinds.js';
import { PARTICIPATION_STATES, type ParticipationState } from '../events/participation.entity.js';
import type { MembershipRow } from '../identity/membership.entity.js';
import type { Person } from '../identity/person.entity.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import type { Agency } from './agency.entity.js';

export const LINK_OUTCOMES = ['created', 'linked'] as const;
/** Whether the trade office had the agency already. */
export type LinkOutcome = (typeof LINK_OUTCOMES)[number];

export class AgencyParticipationView {
  @ApiProperty({ enum: PARTICIPATION_STATES }) state: ParticipationState;
}

export class AgencyView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Kanwil Kementerian Agama Provinsi Lampung' }) name: string;
  @ApiProperty({ enum: AGENCY_KINDS }) kind: AgencyKind;
  @ApiProperty({ nullable: true, type: String }) satkerCode: string | null;
  @ApiProperty({ nullable: true, type: String }) klpdCode: string | null;
  @ApiProperty({ nullable: true, type: String }) klpdName: string | null;
  @ApiProperty({ nullable: true, type: String }) regencyCode: string | null;
  @ApiProperty({ nullable: true, type: String }) address: string | null;
  @ApiProperty({ description: 'made-up data' }) sample: boolean;
  @ApiProperty({
    type: AgencyParticipationView,
    nullable: true,
    description: 'in the event asked about; null where no event was named',
  })
  participation: AgencyParticipationView | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class LinkedAgencyView extends AgencyView {
  @ApiProperty({
    enum: LINK_OUTCOMES,
    description: 'created, or linked where the trade office had it already; a linked one keeps its fields',
  })
  outcome: LinkOutcome;
}

export class OfficerView {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: OFFICES, nullable: true, type: String }) office: Office | null;
  @ApiProperty({ nullable: true, type: String, description: 'number and date of the appointment letter' }) appointment:
    string | null;
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date', nullable: true, type: String }) to: string | null;
}

export const agencyView = (agency: Agency, state: ParticipationState | null = null): AgencyView => ({
  id: agency.id,
  name: agency.name,
  kind: agency.kind,
  satkerCode: agency.satkerCode,
  klpdCode: agency.klpdCode,
  klpdName: agency.klpdName,
  regencyCode: agency.regencyCode,
  address: agency.address,
  sample: agency.sample,
  participation: state === null ? null : { state },
  version: agency.version,
});

export const officerView = ({ membership, person }: { membership: MembershipRow; person: Person }): OfficerView => ({
  personId: person.id,
  name: person.name,
  office: membership.office,
  appointment: membership.appointment,
  from: membership.validFrom,
  to: membership.validTo,
});
