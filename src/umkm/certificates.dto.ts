import { CERTIFICATE_KINDS, type CertificateKind } from '../contract/kinds.js';
import { BoolField, ChoiceField, DateField, IdField, TextField, TextListField } from '../platform/edge/fields.js';

const PRODUCTS_MAX = 100;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const open = { optional: true, nullable: true } as const;

class ClaimDto {
  @BoolField({ optional: true, description: 'has none and asks for help to get one; clears the rest' })
  wanted?: boolean;
  @TextField({ ...open, min: 1, max: 60, example: 'ID32110000123456789' })
  number?: string | null;
  @DateField(open)
  validFrom?: string | null;
  @DateField({ ...open, description: 'a P-IRT number gives it' })
  validTo?: string | null;
  @TextListField({
    optional: true,
    max: PRODUCTS_MAX,
    maxLength: 36,
    pattern: UUID,
    description: 'none: the whole business',
  })
  productIds?: string[];
  @IdField({ ...open, description: 'a file uploaded to this business' })
  evidenceFileId?: string | null;
}

export class NewCertificateDto extends ClaimDto {
  @ChoiceField(CERTIFICATE_KINDS)
  kind: CertificateKind;
}

export class EditCertificateDto extends ClaimDto {}

export class RejectCertificateDto {
  @TextField({ max: 500, example: 'Nomor pada foto berbeda dengan yang diketik' })
  reason: string;
}
