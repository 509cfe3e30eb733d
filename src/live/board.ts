/**
 * The totals of an event's screen, folded out of its log in order. One entry after another, so that the figures always
 * belong to exactly one `seq`. Only what both parties signed is counted; what a signer without authority signed is
 * counted apart, and what was voided is taken out again. Ordered, delivered and paid are other classes and never in here.
 */
import type { AgencyKind, SizeClass } from '../contract/kinds.js';
import type { CommitmentSignedPublic, CommitmentVoidedPublic, LogEntry } from '../contract/live.js';

export const BUYER_GROUPS = ['vertical', 'provinsi', 'kabkota', 'bumn_bumd', 'lainnya'] as const;
export type BuyerGroup = (typeof BUYER_GROUPS)[number];

const GROUP_OF: Record<AgencyKind, BuyerGroup> = {
  KL: 'vertical',
  INSTANSI_VERTIKAL: 'vertical',
  OPD_PROVINSI: 'provinsi',
  OPD_KABKOTA: 'kabkota',
  BUMN: 'bumn_bumd',
  BUMD: 'bumn_bumd',
  DESA: 'lainnya',
  SWASTA: 'lainnya',
};

export interface Tally {
  rupiah: number;
  count: number;
}

export interface BoardState {
  seq: number;
  at: string | null;
  signed: Tally;
  unauthorised: Tally;
  voided: Tally;
  /** Rupiah of lines whose seller counts towards the share of small business. */
  small: number;
  byShelf: Map<string, number>;
  byBuyer: Map<BuyerGroup, number>;
  /** How many counted commitments each party has; a party with none is not in it. */
  sellers: Map<string, number>;
  buyers: Map<string, number>;
  /** Newest first. */
  latest: { seq: number; at: string; commitment: CommitmentSignedPublic }[];
  /** Everything signed and not voided, to take it out again. */
  standing: Map<string, CommitmentSignedPublic>;
}

const LATEST_MAX = 12;

export function emptyBoard(): BoardState {
  return {
    seq: 0,
    at: null,
    signed: { rupiah: 0, count: 0 },
    unauthorised: { rupiah: 0, count: 0 },
    voided: { rupiah: 0, count: 0 },
    small: 0,
    byShelf: new Map(),
    byBuyer: new Map(),
    sellers: new Map(),
    buyers: new Map(),
    latest: [],
    standing: new Map(),
  };
}

/** Which size classes count towards the share of small business, decided by the dated rules outside. */
export type CountsAsSmall = (sizeClass: SizeClass | null, at: string) => boolean;

/**
 * Takes one entry in, changing `state`.
 * @throws Error when the entry is not the next one: a board is never guessed
 */
export function fold(state: BoardState, entry: LogEntry, countsAsSmall: CountsAsSmall): void {
  if (entry.seq !== state.seq + 1) throw new Error(`board at ${state.seq} cannot take entry ${entry.seq}`);
  state.seq = entry.seq;
  state.at = entry.at;
  if (entry.type === 'commitment.signed') sign(state, entry, entry.public as CommitmentSignedPublic, countsAsSmall);
  if (entry.type === 'commitment.voided') takeOut(state, entry.public as CommitmentVoidedPublic, entry.at, countsAsSmall);
}

function sign(state: BoardState, entry: LogEntry, commitment: CommitmentSignedPublic, countsAsSmall: CountsAsSmall): void {
  state.standing.set(commitment.commitmentId, commitment);
  count(state, commitment, entry.at, countsAsSmall, 1);
  if (!commitment.authorised) return;
  state.latest.unshift({ seq: entry.seq, at: entry.at, commitment });
  state.latest.length = Math.min(state.latest.length, LATEST_MAX);
}

function takeOut(state: BoardState, voided: CommitmentVoidedPublic, at: string, countsAsSmall: CountsAsSmall): void {
  const commitment = state.standing.get(voided.commitmentId);
  if (!commitment) throw new Error(`entry voids ${voided.commitmentId}, which is not signed`);
  state.standing.delete(voided.commitmentId);
  count(state, commitment, at, countsAsSmall, -1);
  state.voided.rupiah += commitment.rupiah;
  state.voided.count += 1;
  state.latest = state.latest.filter((l) => l.commitment.commitmentId !== voided.commitmentId);
}

/** Adds (1) or takes away (-1) what a commitment counts for. */
function count(state: BoardState, commitment: CommitmentSignedPublic, at: string, countsAsSmall: CountsAsSmall, sign: 1 | -1): void {
  const tally = commitment.authorised ? state.signed : state.unauthorised;
  tally.rupiah += sign * commitment.rupiah;
  tally.count += sign;
  if (!commitment.authorised) return;
  add(state.byBuyer, GROUP_OF[commitment.agencyKind as AgencyKind], sign * commitment.rupiah);
  add(state.buyers, commitment.agencyId, sign);
  for (const line of commitment.lines) {
    add(state.byShelf, line.categoryId, sign * line.rupiah);
    if (countsAsSmall(line.sizeClass, at)) state.small += sign * line.rupiah;
  }
  for (const umkmId of new Set(commitment.lines.map((l) => l.umkmId))) add(state.sellers, umkmId, sign);
}

function add<K>(map: Map<K, number>, key: K, amount: number): void {
  const sum = (map.get(key) ?? 0) + amount;
  if (sum === 0) map.delete(key);
  else map.set(key, sum);
}
