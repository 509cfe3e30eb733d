/**
 * Names of the API's shapes, as the server documents them (schema.d.ts, made by `npm run api-types`). Amounts are
 * integer rupiah, quantities integer steps of a unit.
 */
import type { components } from './schema';

type Schemas = components['schemas'];

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export type BothLanguages = Schemas['BothLanguages'];
export type Band = Schemas['ValueBandView'];
/** A code with a text in the catalogues, and what its text is filled with. */
export interface Coded {
  code: string;
  params: Record<string, unknown>;
}

// people
export type Me = Schemas['MeView'];
export type Person = Schemas['PersonView'];
export type Membership = Schemas['MembershipView'];
export type EventRef = Schemas['MyEventView'];
export type SignInLink = Schemas['LinkLookView'];
export type InvitationBody = Schemas['InvitationDto'];
export type Invitation = Schemas['InvitationView'];
export type LinkPurpose = SignInLink['purpose'];

// reference
export type Category = Schemas['CategoryView'];
export type Unit = Schemas['UnitView'];
export type Regency = Schemas['RegencyView'];

// events, who takes part
export type EventView = Schemas['EventView'];
export type EventWithCounts = Schemas['EventWithCountsView'];
export type StageAction = EventView['actions'][number];
export type Weights = Schemas['WeightsDto'];
export type Agency = Schemas['AgencyView'];
export type Umkm = Schemas['UmkmView'];

// what is needed and offered
export type Package = Schemas['PackageView'];
export type Demand = Schemas['DemandView'];
export type Offer = Schemas['OfferView'];

// matching
export type Match = Schemas['MatchView'];
export type MatchFactor = Schemas['MatchFactorView'];
export type Factor = MatchFactor['factor'];
export type DemandMatches = Schemas['DemandMatchesView'];
export type MyMatches = Schemas['MyMatchesView'];
export type Unlock = Schemas['UnlockView'];
/** A step that opens a pair, or without figures what is lacked. */
export type Gap = Schemas['GapView'];
export type NearMisses = DemandMatches['nearMisses'];
export type Facilitation = Schemas['FacilitationView'];
export type HelpRow = Facilitation['items'][number];
export type LackSum = Facilitation['lacks'][number];
export type Fairness = Schemas['FairnessView'];
export type SellerSeen = Fairness['items'][number];
export type BeforeAfter = Fairness['gini'];
export type Seen = Fairness['everybody'];
export type Plan = Schemas['PlanView'];
export type MadePlan = Schemas['MadePlanView'];
export type PlanSettings = Schemas['PlanSettingsView'];
export type PlannedNeed = Schemas['PlannedNeedView'];
export type PlanLine = Schemas['PlanLineView'];
export type PlanWish = Schemas['PlanWishView'];
export type MyPlanLine = Schemas['MyPlanLineView'];

// commitments
export type Commitment = Schemas['CommitmentView'];
/** What both parties read before they sign: a commitment without the parts that only a stored one has. */
export type ReadBack = Pick<
  Commitment,
  'agency' | 'total' | 'totalWords' | 'method' | 'plannedMonth' | 'lines' | 'warnings'
>;
export type CommitmentLine = Schemas['LineView'];
export type CapacityRow = Schemas['ReservedView'];
export type Warning = Schemas['WarningView'];
export type Party = Schemas['PartyView'];
export type PartyKind = Party['kind'];
export type Signer = Schemas['SignerView'];
export type Signature = Schemas['SignatureView'];
export type DraftBody = Schemas['CommitmentDto'];
export type SignBody = Schemas['SignDto'];
/** A name is given in one of two ways, and both hold the same. */
export type SignedName = { typed: string } | { drawing: string };
export type VoidBody = Schemas['VoidDto'];

// the board
export type Board = Schemas['BoardView'];
export type BuyerGroup = Board['byBuyer'][number]['group'];

// imports
export type ImportView = Schemas['ImportView'];
export type ImportState = ImportView['state'];
export type ImportRow = Schemas['ImportRowView'];
export type RowState = ImportRow['state'];
export type ImportCell = Schemas['ImportCellView'];

// meetings
export type Schedule = Schemas['ScheduleView'];
export type Slot = Schemas['SlotView'];
export type MeetingTable = Schemas['MeetingTableView'];
export type FrameBody = Schemas['FrameDto'];
export type WishRules = Schemas['WishRulesDto'];
export type Wish = Schemas['WishView'];
export type WishBody = Schemas['EditWishDto'];
export type Attendance = Schemas['AttendanceView'];
export type AttendanceBody = Schemas['AttendanceDto'];
export type CheckInBody = Schemas['CheckInDto'];
export type RepairBody = Schemas['RepairDto'];
export type SchedulePlan = Schemas['SchedulePlanView'];
export type Meeting = Schemas['MeetingView'];
export type MeetingAction = Schemas['MeetingActionDto']['action'];
export type MeetingOutcome = Schemas['OutcomeDto']['outcome'];
export type OutcomeBody = Schemas['OutcomeDto'];
