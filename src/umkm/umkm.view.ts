import { LEGAL_FORMS, type LegalForm, SIZE_CLASSES, type SizeClass } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { sizeClassOf, type SizeClassFact } from '../reference/size-class.js';
import type { Certificate } from './certificate.entity.js';
import { certificateForBuyer, CertificateView, certificateView } from './certificate.view.js';
import { photoUrl } from './photo-url.js';
import type { Sight } from './sight.js';
import { SIGHTS } from './sight.js';
import type { Umkm } from './umkm.entity.js';
import { maskedNpwp } from './umkms.service.js';

const LINK_OUTCOMES = ['created', 'linked'] as const;

/** What a view is made of. */
export interface SeenUmkm {
  umkm: Umkm;
  certificates: readonly Certificate[];
  sight: Sight;
  /** Civil day on which size class and certificates are asked for. */
  date: string;
}

export class SizeClassView {
  @ApiProperty({ enum: SIZE_CLASSES, nullable: true, type: String }) value: SizeClass | null;
  @ApiProperty({ enum: ['cooperative', 'capital', 'sales'], nullable: true, type: String })
  basis: 'cooperative' | 'capital' | 'sales' | null;
  @ApiProperty({ type: [String], description: 'what must be stated before there is a class' })
  missing: readonly SizeClassFact[];
}

export class UmkmView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: SIGHTS, description: 'how much of it you see; what you do not see is null or empty' })
  sight: Sight;
  @ApiProperty({ example: 'Tapis Muli Siger' }) name: string;
  @ApiProperty() cooperative: boolean;
  @ApiProperty({ enum: LEGAL_FORMS, nullable: true, type: String }) legalForm: LegalForm | null;
  @ApiProperty({ nullable: true, type: String, example: '0220001234567' }) nib: string | null;
  @ApiProperty({ nullable: true, type: String, example: '•••••••••••1000' }) npwpMasked: string | null;
  @ApiProperty({ nullable: true, type: String, example: '18.71' }) regencyCode: string | null;
  @ApiProperty({ nullable: true, type: String }) address: string | null;
  @ApiProperty({ nullable: true, type: String }) phone: string | null;
  @ApiProperty({ nullable: true, type: String }) ownerName: string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) foundedOn: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'rupiah, without land and buildings' }) capitalRupiah:
    number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'rupiah' }) yearlySalesRupiah: number | null;
  @ApiProperty({ type: SizeClassView, description: 'computed' }) sizeClass: SizeClassView;
  @ApiProperty({ type: [String] }) kbliCodes: string[];
  @ApiProperty({ description: 'its goods are in the national e-catalogue' }) catalogueListed: boolean;
  @ApiProperty({ nullable: true, type: String }) catalogueUrl: string | null;
  @ApiProperty({ nullable: true, type: String }) photoUrl: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) photoFileId: string | null;
  @ApiProperty({ type: CertificateView, isArray: true }) certificates: CertificateView[];
  @ApiProperty({ type: 'integer' }) version: number;
}

export class LinkedUmkmView extends UmkmView {
  @ApiProperty({
    enum: LINK_OUTCOMES,
    description: 'created, or linked where the trade office had it already; a linked one keeps its fields',
  })
  outcome: (typeof LINK_OUTCOMES)[number];
}

/** Each sight adds to the one before it; nothing is left out of what was given whole. */
export function umkmView(seen: SeenUmkm): UmkmView {
  const { umkm, sight } = seen;
  return {
    id: umkm.id,
    sight,
    name: umkm.name,
    cooperative: umkm.cooperative,
    regencyCode: umkm.regencyCode,
    catalogueListed: umkm.catalogueListed,
    version: umkm.version,
    ...HIDDEN,
    ...(sight === 'peer' ? {} : forBuyers(seen)),
    ...(sight === 'staff' || sight === 'full' ? forStaff(seen) : {}),
    ...(sight === 'full' ? forItself(seen) : {}),
  };
}

const HIDDEN = {
  legalForm: null,
  nib: null,
  npwpMasked: null,
  address: null,
  phone: null,
  ownerName: null,
  foundedOn: null,
  capitalRupiah: null,
  yearlySalesRupiah: null,
  sizeClass: { value: null, basis: null, missing: [] },
  kbliCodes: [],
  catalogueUrl: null,
  photoUrl: null,
  photoFileId: null,
  certificates: [],
} satisfies Partial<UmkmView>;

const forBuyers = ({ umkm, certificates, date }: SeenUmkm) => ({
  legalForm: umkm.legalForm,
  nib: umkm.nib,
  address: umkm.address,
  foundedOn: umkm.foundedOn,
  sizeClass: sizeClassOf(umkm, date),
  kbliCodes: umkm.kbliCodes,
  catalogueUrl: umkm.catalogueUrl,
  photoUrl: photoUrl(umkm.photoFileId),
  certificates: certificates.map((certificate) => certificateForBuyer(certificate, date)),
});

const forStaff = ({ umkm, certificates, date }: SeenUmkm) => ({
  ownerName: umkm.ownerName,
  photoFileId: umkm.photoFileId,
  certificates: certificates.map((certificate) => certificateView(certificate, date)),
});

const forItself = ({ umkm }: SeenUmkm) => ({
  npwpMasked: umkm.npwp && maskedNpwp(umkm.npwp),
  phone: umkm.phone,
  capitalRupiah: umkm.capitalRupiah,
  yearlySalesRupiah: umkm.yearlySalesRupiah,
});
