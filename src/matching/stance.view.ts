import { type Stance, STANCES } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { type Side, SIDES } from './stance-book.js';
import type { OwnStance } from './stance-requests.service.js';

export class PairStanceView {
  @ApiProperty({ enum: STANCES, nullable: true, type: String }) mine: Stance | null;
  @ApiProperty({
    enum: ['interest'],
    nullable: true,
    type: String,
    description: 'a veto of the other side is never told',
  })
  theirs: 'interest' | null;
}

export class MyStanceView {
  @ApiProperty({ format: 'uuid' }) demandId: string;
  @ApiProperty() demandName: string;
  @ApiProperty() agencyName: string;
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty() offerName: string;
  @ApiProperty() umkmName: string;
  @ApiProperty({ enum: SIDES, description: 'the side that it is said for' }) side: Side;
  @ApiProperty({ enum: STANCES }) stance: Stance;
  @ApiProperty() at: string;
}

export const myStanceView = ({ row, demand, agency, offerName, umkm }: OwnStance): MyStanceView => ({
  demandId: row.demandId,
  demandName: demand.name,
  agencyName: agency.name,
  offerId: row.offerId,
  offerName,
  umkmName: umkm.name,
  side: row.side,
  // rows without one are taken back and are not listed
  stance: row.stance as Stance,
  at: row.at,
});
