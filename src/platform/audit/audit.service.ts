import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { insertRows } from '../database/many-rows.js';
import { currentRequest } from '../edge/request-context.js';
import { Ids } from '../ids.js';
import { AuditEntry } from './audit-entry.entity.js';
import { changedFields } from './changed-fields.js';

type Fields = Record<string, unknown> | null;

export interface Change {
  action: string;
  subjectKind: string;
  subjectId: string;
  before: Fields;
  after: Fields;
}

@Injectable()
export class Audit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Records a change in the same transaction as the change itself; one that changes nothing leaves no entry. */
  record(change: Change): Promise<void> {
    return this.recordAll([change]);
  }

  async recordAll(changes: Change[]): Promise<void> {
    const request = currentRequest();
    const entries = changes.flatMap((change) => {
      const fields = changedFields(change.before, change.after);
      if (fields === null) return [];
      return [
        {
          id: this.ids.next(),
          at: this.clock.iso(),
          personId: request?.personId ?? null,
          requestId: request?.requestId ?? null,
          action: change.action,
          subjectKind: change.subjectKind,
          subjectId: change.subjectId,
          ...fields,
        },
      ];
    });
    if (entries.length === 0) return;
    await this.db.write((m) => insertRows(m, AuditEntry, entries));
  }
}
