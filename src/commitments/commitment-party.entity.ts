import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PARTY_KINDS, type PartyKind } from '../events/participation.entity.js';
import { Bool, Choice } from '../platform/database/columns.js';
import { Commitment } from './commitment.entity.js';

/** The buyer, or one of the sellers. */
@Entity('commitment_parties')
@Index('commitment_parties_party', ['partyId'])
export class CommitmentParty {
  @PrimaryColumn({ type: 'varchar' })
  @ForeignKey(() => Commitment, { name: 'commitment_parties_commitment_id_fk', onDelete: 'RESTRICT' })
  commitmentId: string;
  @PrimaryColumn({ type: 'varchar' })
  partyId: string;
  @Choice('commitment_parties', PARTY_KINDS)
  partyKind: PartyKind;
  @Bool()
  lead: boolean;
}
