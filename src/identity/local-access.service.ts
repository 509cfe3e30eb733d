import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { IsNull } from 'typeorm';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { LOGGER } from '../platform/logging/logger.js';
import { removeServerFile, serverFilePath, writeServerFile } from '../platform/server-file.js';
import { digest } from './hashing.service.js';
import { People } from './people.service.js';
import { Person } from './person.entity.js';
import type { Principal } from './principal.js';
import { Sessions } from './sessions.service.js';

/** How the command line is called where people are named. */
const OPERATOR_NAME = 'Baris perintah';
const operatorLogin = (organiserId: string) => `command-line:${organiserId}`;

/**
 * Lets the command line of the same machine in. It shows the secret of the server's own file, and acts as a person of the trade
 * office who stands for it and has no other way in: what it does passes the same policy and the same audit as everybody's.
 */
@Injectable()
export class LocalAccess implements OnApplicationShutdown {
  private secret: string | null = null;

  constructor(
    private readonly db: Database,
    private readonly ids: Ids,
    private readonly people: People,
    private readonly sessions: Sessions,
    @Inject(Config) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Call once the server listens. Before that nobody is let in. A folder that cannot be written costs the command line, not the server. */
  announce(url: string): void {
    const secret = this.ids.secret();
    try {
      writeServerFile(serverFilePath(this.config), { url, secret });
      this.secret = secret;
    } catch (thrown) {
      this.logger.warn({ err: thrown }, 'the command line will not find this server');
    }
  }

  onApplicationShutdown(): void {
    if (this.secret !== null) removeServerFile(serverFilePath(this.config), this.secret);
  }

  /** @throws DomainError not_allowed */
  require(shown: string): void {
    const isRight =
      this.secret !== null && timingSafeEqual(Buffer.from(digest(this.secret)), Buffer.from(digest(shown)));
    if (!isRight) throw new DomainError('not_allowed');
  }

  /** The command line as a person of a trade office, made at its first use. */
  async operatorOf(organiserId: string, officeName: string): Promise<Principal> {
    const person = (await this.findOperator(organiserId)) ?? (await this.makeOperator(organiserId, officeName));
    const memberships = await this.sessions.membershipsOf(person.id);
    // its login is a name that others could have taken before
    const isOurs =
      memberships.length > 0 && memberships.every((m) => m.organiserId === organiserId && m.role === 'organiser');
    if (!isOurs) throw new DomainError('not_allowed');
    return { personId: person.id, name: person.name, sessionId: 'command-line', memberships };
  }

  private findOperator(organiserId: string): Promise<Person | null> {
    return this.db.read((m) => m.findOneBy(Person, { login: operatorLogin(organiserId), deletedAt: IsNull() }));
  }

  private makeOperator(organiserId: string, officeName: string): Promise<Person> {
    return this.db.write(async () => {
      await this.db.lockName(operatorLogin(organiserId));
      const known = await this.findOperator(organiserId);
      if (known) return known;
      const person = await this.people.create({ name: OPERATOR_NAME, login: operatorLogin(organiserId) });
      await this.people.addMembership(person.id, {
        organiserId,
        role: 'organiser',
        scopeKind: 'organiser',
        scopeId: organiserId,
        scopeName: officeName,
      });
      return person;
    });
  }
}
