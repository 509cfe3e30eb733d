import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import { Subject } from 'rxjs';
import { In, IsNull } from 'typeorm';
import { civilDate, Clock } from '../platform/clock.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { SetSql } from '../platform/database/set-sql.js';
import { Ids } from '../platform/ids.js';
import { digest } from './hashing.service.js';
import type { MembershipRow } from './membership.entity.js';
import type { Principal } from './principal.js';
import { Session } from './session.entity.js';

const SESSION_HOURS = 24 * 7;
/** Memberships run by the day; the national capital's day is near enough to every office's. */
const HOME_ZONE = 'Asia/Jakarta';

export interface NewSession {
  session: Session;
  /** Goes into the cookie and nowhere else. */
  token: string;
  cookie: { name: string; maxAgeMs: number };
}

/** Opaque session tokens: made at sign-in, stored hashed, revocable at once. */
@Injectable()
export class Sessions {
  /** Ids of sessions that have just ended; whoever holds their sockets drops them. */
  readonly ended = new Subject<string[]>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Starts a session; the one that the browser had before ends, so that a planted cookie gains nothing. */
  async start(personId: string, cookieHeader: string | undefined): Promise<NewSession> {
    const token = this.ids.secret();
    const now = this.clock.now();
    const session: Session = {
      id: this.ids.next(),
      tokenHash: digest(token),
      personId,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString(),
      revokedAt: null,
    };
    await this.db.write(async (m) => {
      await this.end(cookieHeader);
      await m.insert(Session, session);
    });
    return { session, token, cookie: { name: this.config.cookieName, maxAgeMs: SESSION_HOURS * 3_600_000 } };
  }

  /** Ends the session of a cookie, if it has one. */
  async end(cookieHeader: string | undefined): Promise<void> {
    const token = this.tokenIn(cookieHeader);
    if (token === null) return;
    await this.db.write(async (m) => {
      const session = await m.findOneBy(Session, { tokenHash: digest(token), revokedAt: IsNull() });
      if (session) await this.revoke([session.id]);
    });
  }

  async endAllOf(personId: string): Promise<void> {
    await this.db.write(async (m) => {
      const open = await m.findBy(Session, { personId, revokedAt: IsNull() });
      await this.revoke(open.map((s) => s.id));
    });
  }

  private async revoke(sessionIds: string[]): Promise<void> {
    if (sessionIds.length === 0) return;
    await this.db.write((m) => m.update(Session, { id: In(sessionIds) }, { revokedAt: this.clock.iso() }));
    this.db.afterCommit(() => this.ended.next(sessionIds));
  }

  /** Who a cookie speaks for, or null: unknown, expired and revoked are the same to the outside. */
  async principalOf(cookieHeader: string | undefined): Promise<Principal | null> {
    const token = this.tokenIn(cookieHeader);
    if (token === null) return null;
    const now = this.clock.iso();
    return this.db.read(async (m) => {
      // asked at every request: one statement, and no entity is built
      const [found] = await new SetSql(m).rows<Omit<Principal, 'memberships'>>(
        `SELECT p.id AS "personId", p.name, s.id AS "sessionId" FROM sessions s JOIN people p ON p.id = s.person_id
         WHERE s.token_hash = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND p.deleted_at IS NULL`,
        [digest(token), now],
      );
      return found ? { ...found, memberships: await this.membershipsOf(found.personId) } : null;
    });
  }

  /** Memberships in force today. */
  async membershipsOf(personId: string): Promise<MembershipRow[]> {
    const today = civilDate(this.clock.now(), HOME_ZONE);
    return this.db.read((m) =>
      new SetSql(m).rows<MembershipRow>(
        `SELECT id, person_id AS "personId", organiser_id AS "organiserId", role, scope_kind AS "scopeKind", scope_id AS "scopeId",
           scope_name AS "scopeName", office, appointment, valid_from AS "validFrom", valid_to AS "validTo", created_at AS "createdAt",
           revoked_at AS "revokedAt"
         FROM memberships
         WHERE person_id = ? AND revoked_at IS NULL AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY id`,
        [personId, today, today],
      ),
    );
  }

  /** Of these sessions, those that are no longer good: another process may have revoked them. */
  async deadAmong(sessionIds: string[]): Promise<string[]> {
    if (sessionIds.length === 0) return [];
    const now = this.clock.iso();
    const alive = await this.db.read((m) => m.findBy(Session, { id: In(sessionIds), revokedAt: IsNull() }));
    const good = new Set(alive.filter((s) => s.expiresAt > now).map((s) => s.id));
    return sessionIds.filter((id) => !good.has(id));
  }

  private tokenIn(cookieHeader: string | undefined): string | null {
    if (cookieHeader === undefined) return null;
    return parseCookie(cookieHeader)[this.config.cookieName] ?? null;
  }
}
