import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { ErrorCode, ErrorParams } from '../../src/contract/errors.js';
import { Events } from '../../src/events/events.service.js';
import { Links } from '../../src/identity/links.service.js';
import { MembershipRow } from '../../src/identity/membership.entity.js';
import { Person } from '../../src/identity/person.entity.js';
import { Database } from '../../src/platform/database/database.js';

export type Answer<T> = { ok: true; body: T } | { ok: false; code: ErrorCode | 'no_answer'; params: ErrorParams };

interface Headers {
  /** Asks for what may be done once only. */
  once?: boolean;
  /** The version that was read. */
  version?: number;
}

/** Somebody of the event, acting as a browser would: signs in by link, then speaks to the public API and nothing else. */
export class Participant {
  private cookie: Promise<string | null> | null = null;

  constructor(
    private readonly url: string,
    private readonly linkToken: (personId: string) => Promise<string>,
    readonly person: { id: string; name: string },
    readonly membership: Pick<MembershipRow, 'role' | 'scopeId' | 'office'>,
  ) {}

  get<T>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  async send<T>(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer<T>> {
    this.cookie ??= this.signIn();
    const cookie = await this.cookie;
    if (cookie === null) {
      this.cookie = null;
      return { ok: false, code: 'not_signed_in', params: {} };
    }
    const answer = await request<T>(this.url, method, path, body, {
      cookie,
      ...(headers.once ? { 'idempotency-key': randomUUID() } : {}),
      ...(headers.version === undefined ? {} : { 'if-match': `"${headers.version}"` }),
    });
    if (!answer.ok && answer.code === 'not_signed_in') this.cookie = null;
    return answer;
  }

  private async signIn(): Promise<string | null> {
    const body = JSON.stringify({ linkToken: await this.linkToken(this.person.id) });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${this.url}/api/v1/session`, { method: 'POST', headers, body }).catch(() => null);
    return response?.headers.getSetCookie()[0]?.split(';')[0] ?? null;
  }
}

/** One request. Never throws: a server that is going away gives no answer. */
export async function request<T>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  try {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      // nothing is packed between two ends of one machine
      headers: {
        'accept-encoding': 'identity',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const read = (await response.json()) as T & { code: ErrorCode; params: ErrorParams };
    return response.ok ? { ok: true, body: read } : { ok: false, code: read.code, params: read.params };
  } catch {
    return { ok: false, code: 'no_answer', params: {} };
  }
}

/** Everybody who takes part in the event or serves it, as its trade office knows them. */
export async function participantsOf(
  app: INestApplicationContext,
  url: string,
  eventId: string,
): Promise<Participant[]> {
  const { organiserId } = await app.get(Events).get(eventId);
  const links = app.get(Links);
  const linkToken = async (personId: string) => (await links.make(personId, 'desk')).token;
  return app.get(Database).read(async (m) => {
    const memberships = await m.find(MembershipRow, {
      where: { organiserId, revokedAt: IsNull() },
      order: { id: 'ASC' },
    });
    const people = await m.findBy(Person, { id: In(memberships.map(({ personId }) => personId)) });
    const byId = new Map(people.map((person) => [person.id, person]));
    return memberships.flatMap((membership) => {
      const person = byId.get(membership.personId);
      return person ? [new Participant(url, linkToken, person, membership)] : [];
    });
  });
}
