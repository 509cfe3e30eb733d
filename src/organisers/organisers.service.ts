import { Injectable } from '@nestjs/common';
import { People } from '../identity/people.service.js';
import { type MadeLink, Links } from '../identity/links.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Organiser } from './organiser.entity.js';

@Injectable()
export class Organisers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly people: People,
    private readonly links: Links,
  ) {}

  /** @throws DomainError not_found */
  async get(id: string): Promise<Organiser> {
    const organiser = await this.db.read((m) => m.findOneBy(Organiser, { id }));
    if (!organiser) throw new DomainError('not_found', { what: 'organiser' });
    return organiser;
  }

  /** A new trade office with its first person, who comes in by the returned link. Called from the command line only. */
  async found(name: string, timeZone: string, first: { name: string; login: string | null }): Promise<{ organiser: Organiser; personId: string; link: MadeLink }> {
    return this.db.write(async (m) => {
      const organiser: Organiser = { id: this.ids.next(), name, regencyCode: null, timeZone, createdAt: this.clock.iso(), version: 1 };
      await m.insert(Organiser, organiser);
      const person = await this.people.create(first);
      await this.people.addMembership(person.id, {
        organiserId: organiser.id,
        role: 'organiser',
        scopeKind: 'organiser',
        scopeId: organiser.id,
        scopeName: name,
      });
      return { organiser, personId: person.id, link: await this.links.make(person.id, 'invite', true) };
    });
  }
}
