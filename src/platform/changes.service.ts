import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Database } from './database/database.js';

/** Kinds of records whose change others want to hear of: the ranking, and the screens that show them. */
export type ChangedKind = 'event' | 'agency' | 'umkm' | 'certificate' | 'product' | 'pool' | 'package' | 'demand' | 'offer' | 'import' | 'commitment' | 'stance' | 'schedule' | 'meeting' | 'plan';

export interface Changed {
  kind: ChangedKind;
  ids: readonly string[];
  /** The event concerned, where the record is of one event only. */
  eventId: string | null;
  /** Version of the record after the change; 0 where several changed at once. */
  version: number;
  /** Agencies and UMKM that may hear of it; null for all who take part in the event. */
  audience: readonly string[] | null;
}

/** Word of saved changes, given after COMMIT. Lossy by design: whoever hears it reads again, and nobody's figures depend on it. */
@Injectable()
export class Changes {
  readonly saved = new Subject<Changed>();

  constructor(private readonly db: Database) {}

  /** Call inside the write that saves. */
  tell(kind: ChangedKind, ids: readonly string[], eventId: string | null = null, version = 0, audience: readonly string[] | null = null): void {
    if (ids.length === 0) return;
    this.db.afterCommit(() => this.saved.next({ kind, ids, eventId, version, audience }));
  }
}
