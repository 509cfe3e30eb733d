import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATES,
  type CertificateKind,
  type CertificateState,
} from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import type { Certificate } from './certificate.entity.js';
import { stateAt } from './certificate-lifecycle.js';

export class CertificateView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty({ enum: CERTIFICATE_KINDS }) kind: CertificateKind;
  @ApiProperty({ nullable: true, type: String, example: 'ID32110000123456789' }) number: string | null;
  @ApiProperty({ enum: CERTIFICATE_STATES, description: 'today: a verified one whose last day has passed is expired' })
  state: CertificateState;
  @ApiProperty({ format: 'date', nullable: true, type: String }) validFrom: string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) validTo: string | null;
  @ApiProperty({ type: [String], description: 'products that it covers; none is the whole business' })
  productIds: string[];
  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: 'null also where the evidence is not yours to see',
  })
  evidenceFileId: string | null;
  @ApiProperty({ nullable: true, type: String }) verifiedAt: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'why it was rejected' }) rejectReason: string | null;
  @ApiProperty({ type: 'integer' }) version: number;
}

/** @param date civil day on which the state is asked for */
export const certificateView = (certificate: Certificate, date: string): CertificateView => ({
  id: certificate.id,
  umkmId: certificate.umkmId,
  kind: certificate.kind,
  number: certificate.number,
  state: stateAt(certificate, date),
  validFrom: certificate.validFrom,
  validTo: certificate.validTo,
  productIds: certificate.productIds,
  evidenceFileId: certificate.evidenceFileId,
  verifiedAt: certificate.verifiedAt,
  rejectReason: certificate.rejectReason,
  version: certificate.version,
});

/** As a buyer sees it: what it is and how long it holds, without the papers and the correspondence behind it. */
export const certificateForBuyer = (certificate: Certificate, date: string): CertificateView => ({
  ...certificateView(certificate, date),
  evidenceFileId: null,
  rejectReason: null,
});
