import { Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATES,
  type CertificateKind,
  type CertificateState,
} from '../contract/kinds.js';
import { Choice, Json, Ref, Text } from '../platform/database/columns.js';
import { StoredFile } from '../platform/files/stored-file.entity.js';
import { Umkm } from './umkm.entity.js';

/** A claim with evidence, or the wish for a certificate. What it is on a day: `stateAt` of certificate-lifecycle.ts. */
@Entity('certificates')
@Index('certificates_umkm', ['umkmId'])
export class Certificate {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('certificates', () => Umkm)
  umkmId: string;
  @Choice('certificates', CERTIFICATE_KINDS)
  kind: CertificateKind;
  @Text({ nullable: true })
  number: string | null;
  @Choice('certificates', CERTIFICATE_STATES)
  state: CertificateState;
  /** First and last civil day, both included. Null: open. */
  @Text({ nullable: true })
  validFrom: string | null;
  @Text({ nullable: true })
  validTo: string | null;
  /** Products that it covers; none is the whole business. */
  @Json()
  productIds: string[];
  @Ref('certificates', () => StoredFile, { nullable: true })
  evidenceFileId: string | null;
  /** The person who verified or rejected it, and when. */
  @Text({ nullable: true })
  verifiedBy: string | null;
  @Text({ nullable: true })
  verifiedAt: string | null;
  @Text({ nullable: true })
  rejectReason: string | null;
  @Text()
  createdAt: string;
  @VersionColumn()
  version: number;
}
