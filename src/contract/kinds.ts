/** Closed lists that the server, the browser and the database agree on. Sources: docs of procurement law, see src/README.md. */

/** Who buys. KL: ministry; INSTANSI_VERTIKAL: its regional office; OPD: an office of a province or a regency; DESA: a village. */
export const AGENCY_KINDS = [
  'KL',
  'INSTANSI_VERTIKAL',
  'OPD_PROVINSI',
  'OPD_KABKOTA',
  'BUMN',
  'BUMD',
  'DESA',
  'SWASTA',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** Kinds of buyer whose spending stands in a RUP; of the others no RUP code is expected. */
export const RUP_AGENCY_KINDS: readonly AgencyKind[] = ['KL', 'INSTANSI_VERTIKAL', 'OPD_PROVINSI', 'OPD_KABKOTA'];

export const ROLES = ['organiser', 'officer', 'umkm', 'desk', 'auditor', 'screen'] as const;
export type Role = (typeof ROLES)[number];

/** What a membership's scope names: an officer's agency, a UMKM's business, an organiser's tenant, a desk's event. */
export const SCOPE_KINDS = ['organiser', 'agency', 'umkm', 'event'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** The office a person holds. The first four are an agency's; OWNER and PROXY a UMKM's; DIRECTOR, HEAD of BUMN, private and village buyers. */
export const OFFICES = ['PA', 'KPA', 'PPK', 'PP', 'PPTK', 'DIRECTOR', 'VILLAGE_HEAD', 'OWNER', 'PROXY', 'OTHER'] as const;
export type Office = (typeof OFFICES)[number];

export const EVENT_STAGES = ['draft', 'open', 'live', 'closed', 'archived'] as const;
export type EventStage = (typeof EVENT_STAGES)[number];

export const SIZE_CLASSES = ['mikro', 'kecil', 'menengah', 'besar', 'koperasi'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

export const LEGAL_FORMS = ['PERORANGAN', 'PT_PERORANGAN', 'PT', 'CV', 'FIRMA', 'KOPERASI', 'YAYASAN'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

export const CERTIFICATE_KINDS = ['HALAL', 'PIRT', 'BPOM', 'SLHS', 'SNI', 'TKDN', 'MEREK', 'IG', 'OTHER'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** draf -> diajukan -> terverifikasi -> ditolak / kedaluwarsa; 'wanted' is 'belum punya, minta fasilitasi'. */
export const CERTIFICATE_STATES = ['wanted', 'draft', 'submitted', 'verified', 'rejected', 'expired'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** What keeps a seller from a need, by the help that opens it. */
export const GAP_KINDS = [
  'certificate',
  'verification',
  'renewal',
  'kbli',
  'catalogue',
  'domestic',
  'area',
  'minimum_order',
  'capacity',
  'lead_time',
  'price',
] as const;
export type GapKind = (typeof GAP_KINDS)[number];

export const CAPACITY_PERIODS = ['day', 'week', 'month'] as const;
export type CapacityPeriod = (typeof CAPACITY_PERIODS)[number];

export const PROCUREMENT_METHODS = [
  'E_PURCHASING',
  'PENGADAAN_LANGSUNG',
  'PENUNJUKAN_LANGSUNG',
  'TENDER',
  'SELEKSI',
  'SWAKELOLA',
  'DIKECUALIKAN',
  'OTHER',
] as const;
export type ProcurementMethod = (typeof PROCUREMENT_METHODS)[number];

export const PROCUREMENT_KINDS = ['BARANG', 'JASA_LAINNYA', 'KONSTRUKSI', 'KONSULTANSI', 'OTHER'] as const;
export type ProcurementKind = (typeof PROCUREMENT_KINDS)[number];

export const PACKAGE_STATUSES = ['active', 'replaced', 'cancelled', 'history'] as const;
export type PackageStatus = (typeof PACKAGE_STATUSES)[number];

export const DEMAND_STATUSES = ['incomplete', 'open', 'fulfilled', 'withdrawn'] as const;
export type DemandStatus = (typeof DEMAND_STATUSES)[number];

export const OFFER_STATUSES = ['active', 'withdrawn'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

export const COMMITMENT_STATUSES = ['draft', 'final', 'withdrawn', 'refused', 'expired', 'void'] as const;
export type CommitmentStatus = (typeof COMMITMENT_STATUSES)[number];

export const STANCES = ['interest', 'veto'] as const;
export type Stance = (typeof STANCES)[number];

export const MEETING_STATES = ['planned', 'running', 'done', 'no_show', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_OUTCOMES = ['cocok', 'perlu_sampel', 'perlu_sertifikat', 'harga_tidak_cocok', 'tidak_hadir'] as const;
export type MeetingOutcome = (typeof MEETING_OUTCOMES)[number];

/** Whether a participant has come: 'late' says when it will, 'absent' that it will not. */
export const ARRIVALS = ['expected', 'arrived', 'late', 'absent'] as const;
export type Arrival = (typeof ARRIVALS)[number];

export const CONSENT_PURPOSES = ['public_name', 'public_photo', 'whatsapp'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Shape of the code of a regency or city, such as 18.71; whether it exists only the reference list knows. */
export const REGENCY_CODE = /^\d{2}\.\d{2}$/;
