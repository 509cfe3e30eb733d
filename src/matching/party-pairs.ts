/**
 * Which agency could meet which seller, and about what. Rule: a pair of parties is as good as its best need and offer; interest of either
 * side counts for the pair; what a side has refused is not talked about, and a pair of which nothing else is left is not named at all.
 */
import type { EventRanking, Placed } from './event-ranking.js';
import { type StanceBook, vetoedIn } from './stance-book.js';

/** A need and the offer that would meet it. */
export interface Topic {
  readonly demandId: string;
  readonly offerId: string;
}

export interface PartyPair {
  readonly agencyId: string;
  readonly umkmId: string;
  /** Of the best need and offer, 0 to 10,000; 0 where only interest speaks for the pair. */
  readonly score: number;
  /** Which sides have said that they are interested. */
  readonly agencyInterest: boolean;
  readonly umkmInterest: boolean;
  /** Best first, each need once. */
  readonly topics: readonly Topic[];
}

export interface PartyPairs {
  /** In order of ids. */
  readonly pairs: readonly PartyPair[];
  /** Parties of which one has refused the other, with nothing left to talk about. Told to nobody: a veto is private. */
  readonly refused: readonly Pick<PartyPair, 'agencyId' | 'umkmId'>[];
}

const TOPICS_MAX = 3;

interface Found {
  agencyId: string;
  umkmId: string;
  score: number;
  agencyInterest: boolean;
  umkmInterest: boolean;
  topics: Placed[];
}

/** All pairs of parties that an event's ranking and stances speak for. Plain data. */
export function partyPairs({ ranking, stances }: { ranking: EventRanking; stances: StanceBook }): PartyPairs {
  const found = new Map<string, Found>();
  const partiesOf = ({ demandId, offerId }: Topic) => {
    const agencyId = ranking.findDemand(demandId)?.agencyId;
    const umkmId = ranking.findOffer(offerId)?.umkmId;
    return agencyId === undefined || umkmId === undefined ? null : { agencyId, umkmId };
  };
  const add = (placed: Placed, interest: { agency: boolean; umkm: boolean }) => {
    const parties = partiesOf(placed);
    if (parties === null) return;
    const { agencyId, umkmId } = parties;
    const key = `${agencyId} ${umkmId}`;
    const pair = found.get(key) ?? {
      agencyId,
      umkmId,
      score: 0,
      agencyInterest: false,
      umkmInterest: false,
      topics: [],
    };
    found.set(key, pair);
    pair.score = Math.max(pair.score, placed.score);
    pair.agencyInterest ||= interest.agency;
    pair.umkmInterest ||= interest.umkm;
    pair.topics.push(placed);
  };
  const none = { agency: false, umkm: false };
  for (const { id: demandId } of ranking.allDemands())
    for (const placed of ranking.offersFor(demandId, 'exact')) add(placed, none);
  const vetoed = new Set(vetoedIn(stances));
  for (const stance of stances.values()) {
    const interest = { agency: stance.agency === 'interest', umkm: stance.umkm === 'interest' };
    if (!vetoed.has(stance) && (interest.agency || interest.umkm)) add({ ...stance, score: 0 }, interest);
  }
  const refused = new Map<string, { agencyId: string; umkmId: string }>();
  for (const parties of [...vetoed].map(partiesOf)) {
    const key = parties === null ? '' : `${parties.agencyId} ${parties.umkmId}`;
    if (parties !== null && !found.has(key)) refused.set(key, parties);
  }
  const pairs = [...found.values()]
    .map((pair) => ({ ...pair, topics: bestTopics(pair.topics) }))
    .sort((a, b) => order(a.agencyId, b.agencyId) || order(a.umkmId, b.umkmId));
  return { pairs, refused: [...refused.values()] };
}

function bestTopics(placed: readonly Placed[]): Topic[] {
  const best = new Map<string, Topic>();
  for (const { demandId, offerId } of [...placed].sort(byScore)) {
    if (best.size < TOPICS_MAX && !best.has(demandId)) best.set(demandId, { demandId, offerId });
  }
  return [...best.values()];
}

const byScore = (a: Placed, b: Placed): number =>
  b.score - a.score || order(a.demandId, b.demandId) || order(a.offerId, b.offerId);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
