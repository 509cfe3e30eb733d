import { ReservationRow } from './commitments/reservation.entity.js';
import { Signature } from './commitments/signature.entity.js';
import { CommitmentParty } from './commitments/commitment-party.entity.js';
import { CommitmentLine } from './commitments/commitment-line.entity.js';
import { Commitment } from './commitments/commitment.entity.js';
import { OfferPrice } from './offers/offer-price.entity.js';
import { Offer } from './offers/offer.entity.js';
import { Product } from './umkm/product.entity.js';
import { CapacityPool } from './umkm/capacity-pool.entity.js';
import { Certificate } from './umkm/certificate.entity.js';
import { Umkm } from './umkm/umkm.entity.js';
import { Agency } from './agencies/agency.entity.js';
import { Counter } from './counters/counter.entity.js';
import { Demand } from './demands/demand.entity.js';
import { Package } from './demands/package.entity.js';
import { PackageCode } from './demands/package-code.entity.js';
import { PackageRevision } from './demands/package-revision.entity.js';
import { EventHead } from './log/event-head.entity.js';
import { LogRow } from './log/log-entry.entity.js';
import { Outcome } from './log/outcome.entity.js';
import { MatchingEvent } from './events/event.entity.js';
import { Attendance } from './meetings/attendance.entity.js';
import { Meeting } from './meetings/meeting.entity.js';
import { SchedulePlan } from './meetings/schedule-plan.entity.js';
import { ScheduleRow } from './meetings/schedule.entity.js';
import { Wish } from './meetings/wish.entity.js';
import { EventIdf } from './matching/event-idf.entity.js';
import { Plan } from './matching/plan.entity.js';
import { PlanDemand } from './matching/plan-demand.entity.js';
import { PlanLineRow } from './matching/plan-line.entity.js';
import { PlanWishRow } from './matching/plan-wish.entity.js';
import { StanceRow } from './matching/stance.entity.js';
import { Participation } from './events/participation.entity.js';
import { FileImport } from './imports/file-import.entity.js';
import { ImportEffect } from './imports/import-effect.entity.js';
import { ImportedRecord } from './imports/imported-record.entity.js';
import { StagedRecord } from './imports/staged-record.entity.js';
import { Consent } from './identity/consent.entity.js';
import { MembershipRow } from './identity/membership.entity.js';
import { Person } from './identity/person.entity.js';
import { Session } from './identity/session.entity.js';
import { SignInLink } from './identity/sign-in-link.entity.js';
import { Organiser } from './organisers/organiser.entity.js';
import { AuditEntry } from './platform/audit/audit-entry.entity.js';
import { StoredFile } from './platform/files/stored-file.entity.js';

/** Every table, in one list: what the data sources know and what the drift check compares with the migrations. */
export const entities = [
  AuditEntry,
  StoredFile,
  Person,
  MembershipRow,
  Session,
  SignInLink,
  Consent,
  Counter,
  EventHead,
  LogRow,
  Outcome,
  Organiser,
  MatchingEvent,
  Participation,
  Agency,
  Package,
  PackageRevision,
  PackageCode,
  Demand,
  Umkm,
  Certificate,
  CapacityPool,
  Product,
  Offer,
  OfferPrice,
  FileImport,
  ImportedRecord,
  StagedRecord,
  ImportEffect,
  Plan,
  PlanDemand,
  PlanLineRow,
  PlanWishRow,
  StanceRow,
  EventIdf,
  ScheduleRow,
  Wish,
  Attendance,
  SchedulePlan,
  Meeting,
  Commitment,
  CommitmentLine,
  CommitmentParty,
  Signature,
  ReservationRow,
];
