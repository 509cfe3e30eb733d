/** What a row of a file says, as plain typed values: nothing here has an id of ours, and nothing was looked up in the database. */
import type {
  AgencyKind,
  CapacityPeriod,
  CertificateKind,
  LegalForm,
  PackageStatus,
  ProcurementKind,
  ProcurementMethod,
} from '../contract/kinds.js';
import type { PackageSource } from '../demands/package-key.js';
import type { LineForm } from './line-items.js';

export interface AgencyFacts {
  name: string;
  /** `kd_satker_str`, else `kode_satker`, else `kd_satker` where it stands alone; null goes by name. */
  satkerCode: string | null;
  klpdCode: string | null;
  klpdName: string | null;
  kind: AgencyKind;
  /** From the name of a regional office: `18.71`. */
  regencyCode: string | null;
  provinceCode: string | null;
}

/** Why no small business is asked to offer a line: it pays people, travel, or money itself. */
export type Aside = 'personnel' | 'travel' | 'money';

export interface DemandLine {
  name: string;
  spec: string | null;
  categoryId: string | null;
  /** 0 to 1000; a person chose it at 1000. */
  categoryConfidence: number;
  /** In steps of the unit; null must be asked. */
  quantity: number | null;
  unitId: string | null;
  unitWritten: string | null;
  unitCeiling: number | null;
  deliverFrom: string | null;
  deliverTo: string | null;
  regencyCode: string | null;
  certificates: CertificateKind[];
  /** Listed in the preview, not made a demand. */
  aside: Aside | null;
  form: LineForm | 'whole' | 'template';
  raw: string;
}

export interface Award {
  supplierName: string | null;
  value: number | null;
  domesticValue: number | null;
}

export interface PackageRecord {
  type: 'package';
  year: number;
  agency: AgencyFacts;
  rupCodes: string[];
  /** Earlier codes of the same package, where a revision file names them. */
  replacesRupCodes: string[];
  source: PackageSource;
  /** In a history file: `e-katalog-6:01J…`, `tender:101`, since one code may stand in two of its sources. */
  packageCode: string | null;
  name: string;
  mak: string | null;
  fund: string | null;
  method: ProcurementMethod | null;
  kind: ProcurementKind | null;
  pagu: number | null;
  status: PackageStatus;
  reservedForSmall: boolean | null;
  selectionFrom: string | null;
  selectionTo: string | null;
  deliverFrom: string | null;
  deliverTo: string | null;
  announcedOn: string | null;
  estimate: number | null;
  awards: Award[];
  lines: DemandLine[];
}

export interface OrderRecord {
  type: 'order';
  orderId: string;
  version: 5 | 6;
  year: number;
  agency: AgencyFacts;
  rupCodes: string[];
  name: string;
  status: string;
  cancelled: boolean;
  orderedOn: string | null;
  total: number | null;
  shipping: number | null;
  quantity: number | null;
  products: number | null;
  smallBusiness: boolean | null;
  shipmentStatus: string | null;
  supplierCode: string | null;
  maks: string[];
}

export interface RealisationRecord {
  type: 'realisation';
  year: number;
  agency: AgencyFacts;
  rupCodes: string[];
  packageCode: string;
  name: string;
  kind: string;
  number: string | null;
  realisedOn: string | null;
  value: number;
  pagu: number | null;
  supplierName: string | null;
}

export interface RevisionRecord {
  type: 'revision';
  from: string;
  to: string[];
  cancelled: boolean;
  reason: string | null;
}

export interface UmkmRecord {
  type: 'umkm';
  nib: string;
  name: string;
  npwp: string | null;
  legalForm: LegalForm | null;
  /** Null where no legal form is stated. */
  cooperative: boolean | null;
  ownerName: string | null;
  phone: string | null;
  email: string | null;
  regencyCode: string | null;
  address: string | null;
  foundedOn: string | null;
  capitalRupiah: number | null;
  yearlySalesRupiah: number | null;
  kbliCodes: string[];
  catalogueListed: boolean | null;
}

export interface ProductRecord {
  type: 'product';
  nib: string;
  name: string;
  categoryId: string | null;
  categoryConfidence: number;
  description: string | null;
  unitId: string;
  packSize: number;
  unitPrice: number | null;
  capacity: number | null;
  capacityPeriod: CapacityPeriod | null;
  minimumOrder: number | null;
  leadDays: number | null;
  domesticContentPermille: number | null;
}

/** One price tier; the rows of one NIB and product are one offer. */
export interface OfferRecord {
  type: 'offer';
  nib: string;
  productName: string;
  unitId: string;
  /** In steps of the unit. */
  minQuantity: number;
  unitPrice: number;
  minimumOrder: number | null;
  leadDays: number | null;
  areaCodes: string[];
}

/** One need line of the demands template; the rows of one package are its lines. */
export interface DemandRecord {
  type: 'demand';
  agency: AgencyFacts;
  rupCode: string | null;
  packageName: string;
  pagu: number | null;
  year: number | null;
  line: DemandLine;
}

export type ImportRecord =
  | PackageRecord
  | OrderRecord
  | RealisationRecord
  | RevisionRecord
  | UmkmRecord
  | ProductRecord
  | OfferRecord
  | DemandRecord;

export type RecordType = ImportRecord['type'];
