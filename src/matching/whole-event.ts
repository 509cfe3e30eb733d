/**
 * What is asked of all pairs of an event, or of all of a seller's: what steps would open, and how fairly sellers are seen. Each is worked out
 * when it is first asked for, and kept as long as the ranking stays as it is.
 */
import { type FairLists, fairLists } from '../engine/fairness/fair-lists.js';
import { openingsOf } from '../engine/gaps/openings.js';
import type { Step } from '../engine/gaps/step.js';
import type { Ranking } from '../engine/rank/rank.js';
import type { Names } from './encode.js';
import type { DemandRecord, OfferRecord } from './records.js';

/** What one step of a seller would open. */
export interface SellerOpening {
  readonly umkmId: string;
  /** Whose step it is; of a step of the whole business, some offer of it. */
  readonly offer: OfferRecord;
  readonly ofTheBusiness: boolean;
  readonly step: Step;
  readonly needs: readonly OpenedNeed[];
  /** Of the needs together, each by itself. */
  readonly rupiah: number;
}

export interface OpenedNeed {
  readonly demandId: string;
  readonly agencyId: string;
  /** What the seller could deliver of it, at its own price; null while the quantity is not stated. */
  readonly rupiah: number | null;
}

/** Who is seen first, and who is lifted there. */
export interface FairEvent {
  /** Of every need the sellers of its first ten places, in order, by the scores alone. */
  readonly lists: readonly { readonly demandId: string; readonly umkmIds: readonly string[] }[];
  /** The offer lifted to the tenth place of a need, by the need. */
  readonly lifts: ReadonlyMap<string, string>;
}

type Rows<Row> = ReadonlyMap<string, { readonly row: Row }>;

export class WholeEvent {
  private known: readonly SellerOpening[] | undefined;
  private fair: { readonly tolerance: number; readonly event: FairEvent } | undefined;

  constructor(
    private readonly ranking: Ranking,
    private readonly names: Names,
    private readonly demands: Rows<DemandRecord>,
    private readonly offers: Rows<OfferRecord>,
  ) {}

  /** What each step of each seller would open. */
  get openings(): readonly SellerOpening[] {
    this.known ??= [...this.offersBySeller().values()].flatMap((offers) => this.openingsOf(offers));
    return this.known;
  }

  /** What each step would open for one seller, worth most first. @param offers all of the seller's */
  openingsOf(offers: readonly OfferRecord[]): SellerOpening[] {
    const [first] = offers;
    if (!first) return [];
    const numbers = offers.map(({ id }) => this.names.offers.of(id));
    return openingsOf(this.ranking, numbers).map(({ offer, step, demands, rupiah }) => ({
      umkmId: first.umkmId,
      offer: offer === null ? first : this.offer(offer),
      ofTheBusiness: offer === null,
      step,
      needs: demands.map(({ demand, rupiah }) => ({ ...this.partyOf(demand), rupiah })),
      rupiah,
    }));
  }

  /** @param tolerance points of a score by which who is lifted may lie below who gives the place; 0 lifts nobody */
  fairWithin(tolerance: number): FairEvent {
    if (this.fair?.tolerance !== tolerance) this.fair = { tolerance, event: this.named(this.fairLists(tolerance)) };
    return this.fair.event;
  }

  private fairLists(tolerance: number): FairLists {
    const demands = [...this.demands.keys()].map((id) => this.names.demands.of(id));
    const sellers = new Map(
      [...this.offers.values()].map(({ row }) => [this.names.offers.of(row.id), this.names.partyNumber(row.umkmId)]),
    );
    return fairLists(this.ranking, demands, sellers, tolerance);
  }

  private named({ lists, lifts }: FairLists): FairEvent {
    const { demands, offers } = this.names;
    return {
      lists: lists.map(({ demand, top }) => ({
        demandId: demands.idOf(demand),
        umkmIds: top.map(({ offer }) => this.offer(offer).umkmId),
      })),
      lifts: new Map(lifts.map(({ demand, offer }) => [demands.idOf(demand), offers.idOf(offer)])),
    };
  }

  /** Sellers in order of their first offer, with all their offers. */
  offersBySeller(): Map<string, OfferRecord[]> {
    const sellers = new Map<string, OfferRecord[]>();
    for (const { row } of this.offers.values()) {
      const own = sellers.get(row.umkmId);
      if (own) own.push(row);
      else sellers.set(row.umkmId, [row]);
    }
    return sellers;
  }

  private offer(number: number): OfferRecord {
    return this.offers.get(this.names.offers.idOf(number))!.row;
  }

  private partyOf(demand: number): { demandId: string; agencyId: string } {
    const { id, agencyId } = this.demands.get(this.names.demands.idOf(demand))!.row;
    return { demandId: id, agencyId };
  }
}
