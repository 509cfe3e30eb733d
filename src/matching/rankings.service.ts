import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Events } from '../events/events.service.js';
import { civilDate, Clock } from '../platform/clock.js';
import { areas } from '../reference/areas.queries.js';
import type { EventIdf } from './event-idf.entity.js';
import { EventRanking } from './event-ranking.js';
import { FrozenWordsStore } from './frozen-words.service.js';
import { MatchSources, type Stamp } from './match-sources.queries.js';
import {
  type Committed,
  type DemandRecord,
  demandText,
  type OfferRecord,
  offerText,
  withOpen,
  withReserved,
} from './records.js';
import { type StanceBook, stanceBook, vetoedIn } from './stance-book.js';
import { buildTables } from './tables.js';
import { Vocabulary } from './vocabulary.js';

/** An event's ranking as it is now, for as long as the asking function runs. */
export interface RankedEvent {
  readonly event: MatchingEvent;
  readonly ranking: EventRanking;
  readonly stances: StanceBook;
  readonly words: EventIdf;
  /** Of the rows that it is made of: equal stamps, equal rankings. */
  readonly stamp: RankingStamp;
}

export type RankingStamp = Stamp & { today: string; basis: string };

/** What was read last. */
interface Current extends RankedEvent {
  readonly demands: readonly DemandRecord[];
  readonly offers: readonly OfferRecord[];
  readonly committed: Committed;
}

/** Beyond these the event asked for least recently is read again when it is next asked for. */
const EVENTS_KEPT_MAX = 16;

const TABLES = buildTables(areas);

/**
 * Rankings in memory, one of each event, that never answer with less than what was saved before the question.
 *
 * Each question first reads a stamp of the rows that the ranking is made of (one query; 2 to 4 ms for 300 needs and 400
 * offers) and, where it differs, the part of the rows that changed. That was chosen over listening to `Changes` and
 * `Log.appended`, because it is one rule for both databases: no module can forget to tell, and what another process wrote
 * is seen like our own.
 */
@Injectable()
export class Rankings {
  private readonly kept = new Map<string, KeptEvent>();

  constructor(
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly sources: MatchSources,
    private readonly words: FrozenWordsStore,
  ) {}

  /**
   * Asks the ranking of an event. `question` runs at once and whole on a ranking that holds everything saved before this call; it must
   * not be async and must not keep what it is handed.
   * @throws DomainError not_found
   */
  async ask<Answer>(eventId: string, question: (ranked: RankedEvent) => Answer): Promise<Answer> {
    return question(await this.keptOf(eventId).latest());
  }

  /** Of the ranking that a question would be answered by now. */
  async stampOf(event: MatchingEvent): Promise<RankingStamp> {
    const { stage, settings } = event;
    const basis = `${settings.weightsVersion} ${stage}`;
    return { ...(await this.sources.stamp(event.id)), today: this.todayOf(event), basis };
  }

  /** Freezes the words of the event anew, from its texts as they are. */
  async freezeWords(event: MatchingEvent): Promise<EventIdf> {
    const demands = await this.sources.demandRecords(event);
    const offers = await this.sources.offerRecords(event, this.todayOf(event));
    return this.words.freezeAnew(event, () => textsOf(demands, offers));
  }

  /** Businesses with an offer in the event of which something is signed, whichever event signed it. */
  sellersWithSales(eventId: string): Promise<string[]> {
    return this.sources.sellersWithSales(eventId);
  }

  private keptOf(eventId: string): KeptEvent {
    const kept = this.kept.get(eventId) ?? new KeptEvent((before) => this.read(eventId, before));
    this.kept.delete(eventId);
    this.kept.set(eventId, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > EVENTS_KEPT_MAX && oldest !== undefined) this.kept.delete(oldest);
    return kept;
  }

  private async read(eventId: string, before: Current | null): Promise<Current> {
    const event = await this.events.get(eventId);
    const { weights, weightsVersion } = event.settings;
    const stamp = await this.stampOf(event);
    const { today } = stamp;
    const same = (...parts: (keyof typeof stamp)[]) =>
      before !== null && parts.every((part) => before.stamp[part] === stamp[part]);
    if (before && same('demands', 'offers', 'committed', 'stances', 'words', 'today', 'basis'))
      return { ...before, event };

    const demands = before && same('demands') ? before.demands : await this.sources.demandRecords(event);
    const offers = before && same('offers', 'today') ? before.offers : await this.sources.offerRecords(event, today);
    // pools and needs of new offers and demands count too, so what is committed follows them
    const committed =
      before && same('demands', 'offers', 'committed') ? before.committed : await this.sources.committed(eventId);
    const stances = before && same('stances') ? before.stances : stanceBook(await this.sources.stances(eventId));
    const words =
      before && same('words', 'basis') ? before.words : await this.words.of(event, () => textsOf(demands, offers));

    // from here on nothing waits: nobody ever sees a ranking that is half of two states
    const isSameBasis = same('basis') && before?.words.version === words.version;
    const fresh = () =>
      new EventRanking(
        { weights, version: weightsVersion, vocabulary: new Vocabulary(words.data, words.version), tables: TABLES },
        today,
      );
    const [openDemands, reservedOffers] = [withOpen(demands, committed), withReserved(offers, committed)];
    let ranking = before && isSameBasis ? before.ranking : fresh();
    if (!ranking.update(openDemands, reservedOffers, today)) {
      ranking = fresh();
      ranking.update(openDemands, reservedOffers, today);
    }
    ranking.veto(vetoedIn(stances));
    return { event, ranking, stances, words, stamp, demands, offers, committed };
  }

  private todayOf(event: MatchingEvent): string {
    return civilDate(this.clock.now(), event.timeZone);
  }
}

const textsOf = (demands: readonly DemandRecord[], offers: readonly OfferRecord[]): string[] => [
  ...demands.map(demandText),
  ...offers.map(offerText),
];

/** One event's rows as read last. At most one reading is under way and one waits; all who come meanwhile share the one that waits. */
class KeptEvent {
  private current: Current | null = null;
  private reading: Promise<unknown> = Promise.resolve();
  private next: Promise<Current> | null = null;

  constructor(private readonly read: (before: Current | null) => Promise<Current>) {}

  /** Begins after this call, so that it sees all that was saved before. A reading under way may have begun too early. */
  latest(): Promise<Current> {
    this.next ??= this.afterwards();
    return this.next;
  }

  private async afterwards(): Promise<Current> {
    await this.reading;
    const reading = this.readNow();
    this.next = null;
    this.reading = reading.catch(() => undefined);
    return reading;
  }

  private async readNow(): Promise<Current> {
    const before = this.current;
    // a reading that fails half way may leave a half-changed ranking: it is forgotten, and the next one starts anew
    this.current = null;
    const current = await this.read(before);
    this.current = current;
    return current;
  }
}
