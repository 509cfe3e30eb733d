import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { currentRequest } from '../platform/edge/request-context.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Credentials } from './credentials.service.js';
import { digest } from './hashing.service.js';
import { Person } from './person.entity.js';
import { type LinkPurpose, SignInLink } from './sign-in-link.entity.js';

const MINUTE_MS = 60_000;
const LIFETIME_MS: Record<LinkPurpose, number> = {
  invite: 7 * 24 * 60 * MINUTE_MS,
  desk: 10 * MINUTE_MS,
  reset: 10 * MINUTE_MS,
};
const DEMO_LIFETIME_MS = 30 * 24 * 60 * MINUTE_MS;

export interface MadeLink {
  token: string;
  path: string;
  expiresAt: string;
}

export type LinkState = 'usable' | 'used' | 'expired';

/** Single-use sign-in links: by message (7 days) or as a QR at the desk (10 minutes). */
@Injectable()
export class Links {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly credentials: Credentials,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** @param reusable only in the demo, where printed links must work until it stops */
  async make(personId: string, purpose: LinkPurpose, reusable = false): Promise<MadeLink> {
    const token = this.ids.secret();
    const now = this.clock.now();
    const lasting = reusable && this.config.DEMO;
    const expiresAt = new Date(now.getTime() + (lasting ? DEMO_LIFETIME_MS : LIFETIME_MS[purpose])).toISOString();
    await this.db.write((m) =>
      m.insert(SignInLink, {
        id: this.ids.next(),
        tokenHash: digest(token),
        personId,
        purpose,
        reusable: lasting,
        createdBy: currentRequest()?.personId ?? null,
        createdAt: now.toISOString(),
        expiresAt,
        usedAt: null,
      }),
    );
    return { token, path: `/s/${token}`, expiresAt };
  }

  /** What a link would do; consumes nothing, since message previews open links too. */
  async look(token: string): Promise<{ link: SignInLink; person: Person; state: LinkState }> {
    const link = await this.db.read((m) => m.findOneBy(SignInLink, { tokenHash: digest(token) }));
    const person = link && (await this.db.read((m) => m.findOneBy(Person, { id: link.personId, deletedAt: IsNull() })));
    if (!link || !person) throw new DomainError('link_not_usable', { state: 'unknown' });
    return { link, person, state: this.stateOf(link) };
  }

  /** Uses a link up, exactly once, and says whom it signs in. @throws DomainError link_not_usable */
  async use(token: string): Promise<Person> {
    return this.db.write(async (m) => {
      const { link, person, state } = await this.look(token);
      if (state !== 'usable') throw new DomainError('link_not_usable', { state });
      if (!link.reusable) {
        const used = await m.update(SignInLink, { id: link.id, usedAt: IsNull() }, { usedAt: this.clock.iso() });
        if (used.affected !== 1) throw new DomainError('link_not_usable', { state: 'used' });
      }
      if (link.purpose === 'reset') await this.credentials.forget(person.id);
      return person;
    });
  }

  private stateOf(link: SignInLink): LinkState {
    if (link.usedAt !== null && !link.reusable) return 'used';
    return link.expiresAt <= this.clock.iso() ? 'expired' : 'usable';
  }
}
