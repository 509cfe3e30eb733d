import { Injectable } from '@nestjs/common';
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { SetSql } from '../platform/database/set-sql.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { jcs, sha256 } from './entry-hash.js';
import type { Outcome } from './outcome.entity.js';

const COLUMNS = {
  principal: 'text',
  route: 'text',
  key: 'text',
  body_hash: 'text',
  kind: 'text',
  reference: 'text',
  code: 'text',
  params: 'text',
  at: 'text',
} as const;

/** A wish with its key. `body` is what is wished, without credentials. */
export interface Wish {
  principal: string;
  route: string;
  key: string;
  body: unknown;
}

export type Answer = { reference: string } | { refusal: DomainError };

/** Keeps the outcome of each keyed wish, so that a retry gets the answer of the first try and never a second deed. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Does a wish once, in one write: answers as at the first try where there was one, else does it and keeps the answer.
   * What `act` throws rolls everything back and is not kept: a retry tries again.
   * @returns the reference that `act` returned, now or at the first try
   * @throws DomainError idempotency_key_reused when the key came with another body
   */
  async once(wish: Wish, act: () => Promise<string>): Promise<string> {
    return this.db.write(async () => {
      await this.db.lockName(idOf(wish));
      const [known] = await this.known([wish]);
      if (known) {
        if ('refusal' in known) throw known.refusal;
        return known.reference;
      }
      const reference = await act();
      await this.keep([{ wish, answer: { reference } }]);
      return reference;
    });
  }

  /** Answers already given, by position; null for a new wish. A key reused for another body is a refusal. */
  async known(wishes: Wish[]): Promise<(Answer | null)[]> {
    const rows = await this.db.read((m) => {
      const sql = new SetSql(m);
      // by the whole key of the table, in its order: by `key` alone every outcome ever kept would be looked at
      const asked = sql.table({ principal: 'text', route: 'text', key: 'text' }, wishes.map((w) => [w.principal, w.route, w.key]));
      return sql.rows<Omit<Outcome, 'at' | 'params'> & { params: string | null }>(
        `SELECT o.principal, o.route, o.key, o.body_hash AS "bodyHash", o.kind, o.reference, o.code, o.params
         FROM ${asked.text} AS r JOIN outcomes o ON o.principal = r.principal AND o.route = r.route AND o.key = r.key`,
        asked.parameters,
      );
    });
    const byId = new Map(rows.map((r) => [`${r.principal}\n${r.route}\n${r.key}`, r]));
    return wishes.map((wish) => {
      const row = byId.get(idOf(wish));
      if (!row) return null;
      if (row.bodyHash !== bodyHash(wish.body)) return { refusal: new DomainError('idempotency_key_reused') };
      return row.kind === 'accepted'
        ? { reference: row.reference ?? '' }
        : { refusal: new DomainError(row.code as ErrorCode, JSON.parse(row.params ?? '{}') as ErrorParams) };
    });
  }

  /** Stores outcomes in the surrounding write. */
  async keep(done: { wish: Wish; answer: Answer }[]): Promise<void> {
    if (done.length === 0) return;
    const at = this.clock.iso();
    const rows = done.map(({ wish, answer }) => [
      wish.principal,
      wish.route,
      wish.key,
      bodyHash(wish.body),
      'refusal' in answer ? 'refused' : 'accepted',
      'refusal' in answer ? null : answer.reference,
      'refusal' in answer ? answer.refusal.code : null,
      'refusal' in answer ? JSON.stringify(answer.refusal.params) : null,
      at,
    ]);
    await this.db.write((m) => new SetSql(m).insert('outcomes', COLUMNS, rows));
  }
}

export const idOf = (wish: Wish): string => `${wish.principal}\n${wish.route}\n${wish.key}`;
export const bodyHash = (body: unknown): string => sha256(jcs(body));
