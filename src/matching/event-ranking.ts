/**
 * The ranking of one event, kept up to date by comparing records: what is equal to the record it was made from is left alone, what differs
 * is put anew, what is gone is removed. The state is therefore the one a fresh start would have, after any order of changes.
 *
 * It holds two rankings of the same records: 'exact' knows every ceiling, 'banded' only the published bands (encode.ts). Agencies and the
 * organiser ask the first, all others the second.
 */
import { nearDemandsFor, nearOffersFor } from '../engine/gaps/near.js';
import type { Step } from '../engine/gaps/step.js';
import { DEFAULTS } from '../engine/rank/defaults.js';
import { Ranking } from '../engine/rank/rank.js';
import type { Explanation, RankDemand, RankOffer, Weights } from '../engine/rank/types.js';
import { dayNumber } from '../platform/edge/civil-date.js';
import { encodeDemand, encodeOffer, type Names } from './encode.js';
import { IdNumbers } from './numbers.js';
import type { DemandRecord, OfferRecord } from './records.js';
import type { Tables } from './tables.js';
import type { Vocabulary } from './vocabulary.js';
import { WholeEvent } from './whole-event.js';

export type Sharpness = 'exact' | 'banded';

export interface RankingBasis {
  readonly weights: Weights;
  /** Of the weights: every ranking says by which it was made. */
  readonly version: number;
  readonly vocabulary: Vocabulary;
  readonly tables: Tables;
}

/** A pair of ids with its score. */
export interface Placed {
  readonly demandId: string;
  readonly offerId: string;
  readonly score: number;
}

/** A pair that one step would open. */
export interface Nearly extends Placed {
  readonly step: Step;
}

/** A pair in full: its records as they are, as the ranking sees them, and why it stands where it does. */
export interface ExplainedPair {
  readonly demand: DemandRecord;
  readonly offer: OfferRecord;
  readonly rankDemand: RankDemand;
  readonly rankOffer: RankOffer;
  readonly explanation: Explanation;
}

interface Kept<Row, Encoded> {
  readonly row: Row;
  readonly encoded: Encoded;
  /** The record as text: equal text, equal record. */
  readonly print: string;
}

const ALL = 2 ** 31 - 1;

export class EventRanking {
  private readonly names: Names;
  private readonly rankings: Readonly<Record<Sharpness, Ranking>>;
  private readonly demands = new Map<string, Kept<DemandRecord, { exact: RankDemand; banded: RankDemand }>>();
  private readonly offers = new Map<string, Kept<OfferRecord, RankOffer>>();
  private vetoes: ReadonlySet<string> = new Set();
  /** Of this state: forgotten with every change. */
  private wholes: Partial<Record<Sharpness, WholeEvent>> = {};

  constructor(
    readonly basis: RankingBasis,
    private today: string,
  ) {
    const { weights, version, vocabulary, tables } = basis;
    this.names = { demands: new IdNumbers(), offers: new IdNumbers(), partyNumber: numberAsMet(), vocabulary, tables };
    const settings = {
      ...DEFAULTS,
      version,
      weights,
      shelves: tables.shelves,
      distances: tables.distances,
      idf: vocabulary.idf,
      orderDay: dayNumber(today),
    };
    const vetoed = (demand: RankDemand, offer: RankOffer) =>
      this.vetoes.has(pairKey(this.demandId(demand.id), this.offerId(offer.id)));
    this.rankings = { exact: new Ranking(settings, vetoed), banded: new Ranking(settings, vetoed) };
  }

  /**
   * Takes the records as they are now. @returns false, with nothing changed, where a new record's id sorts before one that has a number
   * already (made by another process in the same instant): then the ranking must be made anew.
   */
  update(demands: readonly DemandRecord[], offers: readonly OfferRecord[], today: string): boolean {
    const { names } = this;
    if (!names.demands.canTake(demands) || !names.offers.canTake(offers)) return false;
    this.wholes = {};
    names.demands.take(demands);
    names.offers.take(offers);
    this.takeDay(today);
    this.takeDemands(demands);
    this.takeOffers(offers);
    return true;
  }

  /** Pairs that a side has refused: they are in nobody's list. */
  veto(pairs: readonly { demandId: string; offerId: string }[]): void {
    this.wholes = {};
    this.vetoes = new Set(pairs.map(({ demandId, offerId }) => pairKey(demandId, offerId)));
  }

  isVetoed(demandId: string, offerId: string): boolean {
    return this.vetoes.has(pairKey(demandId, offerId));
  }

  get size(): { demands: number; offers: number } {
    return { demands: this.demands.size, offers: this.offers.size };
  }

  findDemand(id: string): DemandRecord | undefined {
    return this.demands.get(id)?.row;
  }

  /** Throws RangeError for an offer that is not in the ranking. */
  getOffer(id: string): OfferRecord {
    const kept = this.offers.get(id);
    if (!kept) throw new RangeError(`${id} is not in the ranking`);
    return kept.row;
  }

  findOffer(id: string): OfferRecord | undefined {
    return this.offers.get(id)?.row;
  }

  /** Of which something is still open, in order of id. */
  allDemands(): DemandRecord[] {
    return [...this.demands.values()].map(({ row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  offersOf(umkmIds: readonly string[]): OfferRecord[] {
    return [...this.offers.values()].map(({ row }) => row).filter(({ umkmId }) => umkmIds.includes(umkmId));
  }

  /** Offers that fit, best first; none for a demand that is not in the ranking (fulfilled or withdrawn). */
  offersFor(demandId: string, sharpness: Sharpness, limit = ALL): Placed[] {
    if (!this.demands.has(demandId)) return [];
    const ranked = this.rankings[sharpness].offersFor(this.names.demands.of(demandId), limit);
    return ranked.map(({ id, score }) => ({ demandId, offerId: this.offerId(id), score }));
  }

  demandsFor(offerId: string, sharpness: Sharpness): Placed[] {
    if (!this.offers.has(offerId)) return [];
    const ranked = this.rankings[sharpness].demandsFor(this.names.offers.of(offerId), ALL);
    return ranked.map(({ id, score }) => ({ demandId: this.demandId(id), offerId, score }));
  }

  /** What one step would open, best first. */
  nearOffersFor(demandId: string, sharpness: Sharpness): Nearly[] {
    if (!this.demands.has(demandId)) return [];
    const near = nearOffersFor(this.rankings[sharpness], this.names.demands.of(demandId));
    return near.map(({ id, score, step }) => ({ demandId, offerId: this.offerId(id), score, step }));
  }

  nearDemandsFor(offerId: string, sharpness: Sharpness): Nearly[] {
    if (!this.offers.has(offerId)) return [];
    const near = nearDemandsFor(this.rankings[sharpness], this.names.offers.of(offerId));
    return near.map(({ id, score, step }) => ({ demandId: this.demandId(id), offerId, score, step }));
  }

  /** What is asked of all pairs, as one of the two rankings knows them. */
  whole(sharpness: Sharpness): WholeEvent {
    const { rankings, names, demands, offers } = this;
    return (this.wholes[sharpness] ??= new WholeEvent(rankings[sharpness], names, demands, offers));
  }

  /** Throws RangeError for a demand or an offer that is not in the ranking. */
  explain(demandId: string, offerId: string, sharpness: Sharpness): ExplainedPair {
    const demand = this.demands.get(demandId);
    const offer = this.offers.get(offerId);
    if (!demand || !offer) throw new RangeError(`${demandId} or ${offerId} is not in the ranking`);
    const rankDemand = demand.encoded[sharpness];
    const explanation = this.rankings[sharpness].explain(rankDemand.id, offer.encoded.id);
    return { demand: demand.row, offer: offer.row, rankDemand, rankOffer: offer.encoded, explanation };
  }

  /** Between the seats of the two regencies; null where one of them is not stated. */
  kilometresBetween({ rankDemand, rankOffer }: ExplainedPair): number | null {
    const { distances } = this.basis.tables;
    if (rankDemand.place === null || rankOffer.location === null) return null;
    return distances.kilometres[rankOffer.location * distances.locations + rankDemand.place.location] ?? null;
  }

  /** Who counts as small is a rule of the day, so that offers are put anew. */
  private takeDay(today: string): void {
    if (today === this.today) return;
    this.today = today;
    this.forEachRanking((ranking) => ranking.setOrderDay(dayNumber(today)));
    for (const { row } of [...this.offers.values()]) this.putOffer(row);
  }

  private takeDemands(rows: readonly DemandRecord[]): void {
    removeGone(this.demands, rows, (id) =>
      this.forEachRanking((ranking) => ranking.removeDemand(this.names.demands.of(id))),
    );
    for (const row of rows) if (differs(row, this.demands.get(row.id))) this.putDemand(row);
  }

  private takeOffers(rows: readonly OfferRecord[]): void {
    removeGone(this.offers, rows, (id) =>
      this.forEachRanking((ranking) => ranking.removeOffer(this.names.offers.of(id))),
    );
    for (const row of rows) if (differs(row, this.offers.get(row.id))) this.putOffer(row);
  }

  private putDemand(row: DemandRecord): void {
    const encoded = encodeDemand(row, this.names);
    this.demands.set(row.id, { row, encoded, print: JSON.stringify(row) });
    this.rankings.exact.putDemand(encoded.exact);
    this.rankings.banded.putDemand(encoded.banded);
  }

  private putOffer(row: OfferRecord): void {
    const encoded = encodeOffer(row, this.names, this.today);
    this.offers.set(row.id, { row, encoded, print: JSON.stringify(row) });
    this.forEachRanking((ranking) => ranking.putOffer(encoded));
  }

  private forEachRanking(act: (ranking: Ranking) => void): void {
    for (const ranking of Object.values(this.rankings)) act(ranking);
  }

  private demandId(number: number): string {
    return this.names.demands.idOf(number);
  }

  private offerId(number: number): string {
    return this.names.offers.idOf(number);
  }
}

/** Parties get numbers as they come: theirs decide no tie. */
function numberAsMet(): (id: string) => number {
  const numbers = new Map<string, number>();
  return (id) => numbers.get(id) ?? numbers.set(id, numbers.size).size - 1;
}

/** The same object, or one with the same text, is the same record. */
const differs = <Row>(row: Row, kept: Kept<Row, unknown> | undefined): boolean =>
  kept?.row !== row && kept?.print !== JSON.stringify(row);

const pairKey = (demandId: string, offerId: string): string => `${demandId} ${offerId}`;

function removeGone<Row extends { id: string }>(
  kept: Map<string, unknown>,
  rows: readonly Row[],
  remove: (id: string) => void,
): void {
  const here = new Set(rows.map(({ id }) => id));
  for (const id of [...kept.keys()]) {
    if (here.has(id)) continue;
    kept.delete(id);
    remove(id);
  }
}
