import { Injectable } from '@nestjs/common';
import type { MatchingEvent } from '../events/event.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { EventIdf } from './event-idf.entity.js';
import { freezeWords } from './vocabulary.js';

/**
 * The frozen words of each event. They are frozen at its first ranking, once more at the first one after it opens (nothing was shown in
 * between, so that is the moment of opening), and otherwise only when the organiser says so: never silently, since every score may move.
 */
@Injectable()
export class FrozenWordsStore {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The words that hold now, frozen out of `texts` where it is time. @param texts in a lasting order */
  async of(event: MatchingEvent, texts: () => readonly string[]): Promise<EventIdf> {
    const latest = await this.latest(event.id);
    return latest && !isOutdated(latest, event) ? latest : this.freeze(event, texts, isOutdated);
  }

  async freezeAnew(event: MatchingEvent, texts: () => readonly string[]): Promise<EventIdf> {
    return this.freeze(event, texts, () => true);
  }

  /** Under a lock of its own, so that two who find it is time make one version. */
  private async freeze(
    event: MatchingEvent,
    texts: () => readonly string[],
    isTime: (latest: EventIdf, event: MatchingEvent) => boolean,
  ): Promise<EventIdf> {
    return this.db.write(async (m) => {
      await this.db.lockName(`event_idf:${event.id}`);
      const latest = await this.latest(event.id);
      if (latest && !isTime(latest, event)) return latest;
      const frozen: EventIdf = {
        eventId: event.id,
        version: (latest?.version ?? 0) + 1,
        stage: event.stage,
        data: freezeWords(texts()),
        at: this.clock.iso(),
      };
      await m.createQueryBuilder().insert().into(EventIdf).values(frozen).updateEntity(false).execute();
      return frozen;
    });
  }

  private latest(eventId: string): Promise<EventIdf | null> {
    return this.db.read((m) => m.findOne(EventIdf, { where: { eventId }, order: { version: 'DESC' } }));
  }
}

/** Words of the days before the event opened. */
const isOutdated = (latest: EventIdf, event: MatchingEvent): boolean =>
  latest.stage === 'draft' && event.stage !== 'draft';
