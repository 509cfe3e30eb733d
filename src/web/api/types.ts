/** Shapes of the API, as the server documents them at /api/docs. Amounts are integer rupiah, quantities integer steps of a unit. */
import type {
  AgencyKind,
  CapacityPeriod,
  CertificateKind,
  CertificateState,
  CommitmentStatus,
  DemandStatus,
  EventStage,
  Office,
  OfferStatus,
  PackageStatus,
  ProcurementMethod,
  Role,
  ScopeKind,
  SizeClass,
  Stance,
} from '../../contract/kinds';

export interface BothLanguages {
  id: string;
  en: string;
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface Band {
  from: number;
  to: number;
}
export interface Coded {
  code: string;
  params: Record<string, string | number>;
}

// people
export interface Membership {
  id: string;
  role: Role;
  scope: { kind: ScopeKind; id: string; name: string };
  office?: Office | null;
  from: string;
  to: string | null;
}
export interface EventRef {
  id: string;
  name: string;
  stage: EventStage;
}
export interface Me {
  person: { id: string; name: string; hasPin: boolean; hasPassword: boolean };
  memberships: Membership[];
  events: EventRef[];
  demo: boolean;
}
export type LinkPurpose = 'invite' | 'desk' | 'reset';
export interface SignInLink {
  purpose: LinkPurpose;
  role: Role;
  scopeName: string;
  personName: string;
  expiresAt: string;
  state: 'usable' | 'used' | 'expired';
}
export interface Invitation {
  person: { id: string; name: string };
  membership: Membership;
  link: { url: string; token: string; expiresAt: string; waUrl?: string | null };
}

// reference
export interface Category {
  id: string;
  parentId: string | null;
  name: BothLanguages;
  icon: string;
  unitId: string;
}
export interface Unit {
  id: string;
  name: BothLanguages;
  dimension: string;
  steps: number;
}
export interface Regency {
  code: string;
  name: string;
}

// events
export type Factor = 'category' | 'text' | 'capacity' | 'price' | 'lead' | 'distance' | 'catalogue' | 'domestic';
export type Weights = Record<Factor, number>;
export interface EventView {
  id: string;
  name: string;
  venue: string;
  regencyCode: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  zoneAbbreviation: string;
  stage: EventStage;
  targetRupiah: number;
  sample: boolean;
  signingOpenUntil: string | null;
  settings: { draftMinutes: number; weights: Weights };
  counts: { agencies: number; umkm: number; packages: number; demands: number; offers: number; commitments: number };
  version: number;
}
export type StageAction = 'open' | 'start' | 'close' | 'reopen' | 'archive' | 'extend_signing';

// who takes part
export interface Agency {
  id: string;
  name: string;
  kind: AgencyKind;
  satkerCode: string | null;
  klpdName: string | null;
  regencyCode: string;
  address: string | null;
  version: number;
}
export interface Certificate {
  id: string;
  kind: CertificateKind;
  number: string | null;
  state: CertificateState;
  validTo: string | null;
}
export interface Umkm {
  id: string;
  name: string;
  cooperative: boolean;
  nib: string | null;
  regencyCode: string;
  phone?: string | null;
  sizeClass: { value: SizeClass | null };
  catalogueListed: boolean;
  certificates: Certificate[];
  version: number;
}

// what is needed and offered
export interface Package {
  id: string;
  agencyId: string;
  agencyName: string;
  year: number;
  rupCode: string | null;
  name: string;
  method: ProcurementMethod | null;
  pagu: number;
  committed: number;
  remaining: number;
  status: PackageStatus;
  version: number;
}
export interface Demand {
  id: string;
  eventId: string;
  packageId: string;
  packageName: string;
  rupCode: string | null;
  agencyId: string;
  agencyName: string;
  categoryId: string;
  name: string;
  spec: string | null;
  quantity: number | null;
  unitId: string;
  steps: number;
  unitCeiling: number | null;
  deliverFrom: string | null;
  deliverTo: string | null;
  place: string | null;
  regencyCode: string | null;
  certificates: CertificateKind[];
  splittable: boolean;
  status: DemandStatus;
  remaining: number | null;
  valueBand: Band | null;
  matchCount?: number;
  version: number;
}
export interface Offer {
  id: string;
  eventId: string;
  productId: string;
  umkmId: string;
  umkmName: string;
  categoryId: string;
  name: string;
  description: string | null;
  unitId: string;
  steps: number;
  packSize: number;
  minimumOrder: number;
  leadDays: number;
  prices: { minQuantity: number; unitPrice: number }[];
  capacity: { perPeriod: number; period: CapacityPeriod } | null;
  catalogueListed: boolean;
  domestic: boolean;
  status: OfferStatus;
  photoUrl: string | null;
  version: number;
}

// matching
export interface MatchFactor {
  factor: Factor;
  points: number | null;
  max: number;
  band?: 'high' | 'middle' | 'low';
  reason: Coded | null;
}
export interface Match {
  rank: number;
  score: number;
  demand: {
    id: string;
    name: string;
    categoryId?: string;
    agencyName: string;
    agencyKind: AgencyKind;
    quantity: number | null;
    unitId: string;
    steps: number;
    deliverFrom: string | null;
    deliverTo: string | null;
    regencyCode: string | null;
    place: string | null;
    valueBand: Band | null;
  };
  offer: {
    id: string;
    name: string;
    categoryId?: string;
    umkmId: string;
    umkmName: string;
    sizeClass: SizeClass | null;
    regencyCode: string | null;
    regencyName: string | null;
    unitId: string;
    steps: number;
    unitPrice: number | null;
    priceBand: Band | null;
    belowCeilingPermille: number | null;
    photoUrl: string | null;
  };
  distanceKm: number | null;
  factors: MatchFactor[];
  chips: (Coded & { tone: 'ok' | 'lack' })[];
  gaps: Coded[];
  missing: Coded[];
  raise: (Coded & { points: number | null })[];
  stance: { mine: Stance | null; theirs: 'interest' | null };
}
export interface DemandMatches {
  demand: Demand;
  version: number;
  weights: Weights;
  items: Match[];
  nearMisses: { total: number; items: Match[] };
  nextCursor: string | null;
}
export interface Unlock {
  certificateKind: CertificateKind;
  rupiah: number | null;
  band: Band | null;
  demands: number;
}
export interface MyMatches {
  items: Match[];
  unlocks: Unlock[];
  nextCursor?: string | null;
}

// commitments
export interface CapacityRow {
  poolName: string;
  period: CapacityPeriod;
  key: string;
  perPeriod: number;
  reservedByOthers: number;
  reservedHere: number;
  remaining: number;
}
export interface CommitmentLine {
  id?: string;
  demandId: string;
  offerId: string;
  umkmId: string;
  umkmName: string;
  name: string;
  quantity: number;
  unitId: string;
  unitName: string;
  steps: number;
  unitPrice: number;
  total: number;
  deliveries: { date: string; quantity: number; capacity: CapacityRow[] }[];
}
export interface Warning extends Coded {
  reason: string | null;
  required: boolean;
}
export type PartyKind = 'agency' | 'umkm';
export interface Signer {
  personId: string;
  name: string;
  office: Office | null;
  mayBind: boolean;
}
export interface Signature {
  personId: string;
  name: string;
  office: Office | null;
  authority: 'authorised' | 'unauthorised';
  at: string;
  how: 'typed' | 'drawn';
}
export interface Party {
  kind: PartyKind;
  id: string;
  name: string;
  lead: boolean;
  signers: Signer[];
  signature: Signature | null;
}
/** What both parties read before they sign: a commitment without the parts that only a stored one has. */
export interface ReadBack {
  agency: { id: string; name: string; kind: AgencyKind };
  total: number;
  totalWords: BothLanguages;
  method: ProcurementMethod | null;
  plannedMonth: string | null;
  lines: CommitmentLine[];
  warnings: Warning[];
}
export interface Commitment extends ReadBack {
  id: string;
  eventId: string;
  number: number | null;
  status: CommitmentStatus;
  hash: string;
  version: number;
  createdAt: string;
  expiresAt: string | null;
  finalAt: string | null;
  seq: number | null;
  replacesId: string | null;
  parties: Party[];
  receipt: { seq: number; hash: string; at: string } | null;
  voidRequest: { by: PartyKind; reason: string; at: string } | null;
}
export interface DraftBody {
  lines: {
    demandId: string;
    offerId: string;
    quantity: number;
    unitPrice: number;
    deliveries: { date: string; quantity: number }[];
  }[];
  method?: ProcurementMethod | null;
  plannedMonth?: string | null;
  reasons?: Record<string, string>;
  replacesId?: string;
}
export interface SignBody {
  hash: string;
  party: { kind: PartyKind; id: string };
  name: { typed: string } | { drawing: string };
  pin: string;
  personId?: string;
}

// the log and the board
export interface LogEntry {
  seq: number;
  type: string;
  version: number;
  at: string;
  hash: string;
  prev: string;
  public: Record<string, unknown>;
  private?: Record<string, unknown> | null;
}
export interface LogPage {
  items: LogEntry[];
  nextCursor: number | null;
  head: number;
}
export type BuyerGroup = 'vertical' | 'provinsi' | 'kabkota' | 'bumn_bumd' | 'lainnya';
export interface Board {
  eventId: string;
  name: string;
  sample: boolean;
  stage: EventStage;
  asOf: { seq: number; at: string | null };
  target: number;
  signed: { rupiah: number; count: number; sellers: number; buyers: number };
  byShelf: { categoryId: string; name: string; rupiah: number }[];
  byBuyer: { group: BuyerGroup; rupiah: number }[];
  small: { rupiah: number; permille: number };
  unauthorised: { rupiah: number; count: number };
  voided: { rupiah: number; count: number };
  latest: { seq: number; at: string; seller: string | null; what: string; buyerKind: AgencyKind; rupiah: number }[];
}

// imports
export type ImportState = 'parsing' | 'ready' | 'committing' | 'committed' | 'undone' | 'failed';
export interface ImportView {
  id: string;
  eventId: string;
  fileName: string;
  layout: string;
  state: ImportState;
  progress: { done: number; total: number };
  columns: { column: number; field: string | null; title: string }[];
  counts: {
    rows: number;
    created: number;
    updated: number;
    unchanged: number;
    cancelled: number;
    staged: number;
    duplicates: number;
    refused: number;
  };
  /** Rows by state, for the tabs of the review. */
  states?: Partial<Record<RowState, number>>;
  reasons: Record<string, number>;
  lines: number;
  problem: Coded | null;
  createdAt: string;
  committedAt: string | null;
  version: number;
  kept?: unknown[];
}
export type RowState = 'ready' | 'changed' | 'look' | 'wrong' | 'duplicate' | 'unchanged';
export interface ImportCell {
  column: number;
  field: string;
  raw: string;
  value: string | number | null;
  was?: string | number | null;
  problem?: Coded & {
    severity: 'wrong' | 'look' | 'duplicate' | 'error' | 'warning' | 'guess';
    suggestion?: string | number | null;
  };
}
export interface ImportRow {
  row: number;
  state: RowState;
  action: string;
  cells: ImportCell[];
  lines: {
    name: string;
    categoryId: string | null;
    confidence: number | null;
    quantity: number | null;
    unitId: string | null;
    unitCeiling: number | null;
  }[];
}
