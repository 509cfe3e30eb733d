import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { ConsentPurpose, Office, Role, ScopeKind } from '../contract/kinds.js';
import { Audit } from '../platform/audit/audit.service.js';
import { civilDate, Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { Consent } from './consent.entity.js';
import { MembershipRow } from './membership.entity.js';
import { Person } from './person.entity.js';

export interface NewMembership {
  organiserId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  scopeName: string;
  office?: Office | null;
  appointment?: string | null;
  validFrom?: string;
  validTo?: string | null;
}

/** People and the roles they hold. Scopes are known by id only; whoever owns a scope says what it is called. */
@Injectable()
export class People {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError already_exists when the login is taken */
  async create(fields: { name: string; login?: string | null; phone?: string | null }): Promise<Person> {
    const person: Person = {
      id: this.ids.next(),
      name: fields.name,
      login: fields.login?.toLowerCase() ?? null,
      phone: fields.phone ?? null,
      passwordHash: null,
      pinHash: null,
      pinFailures: 0,
      createdAt: this.clock.iso(),
      deletedAt: null,
      version: 1,
    };
    return this.db.write(async (m) => {
      if (person.login !== null && (await m.existsBy(Person, { login: person.login }))) {
        throw new DomainError('already_exists', { what: 'login' });
      }
      await m.insert(Person, person);
      await this.audit.record({ action: 'person.create', subjectKind: 'person', subjectId: person.id, before: null, after: { ...person } });
      return person;
    });
  }

  async addMembership(personId: string, given: NewMembership): Promise<MembershipRow> {
    const now = this.clock.now();
    const row: MembershipRow = {
      id: this.ids.next(),
      personId,
      organiserId: given.organiserId,
      role: given.role,
      scopeKind: given.scopeKind,
      scopeId: given.scopeId,
      scopeName: given.scopeName,
      office: given.office ?? null,
      appointment: given.appointment ?? null,
      validFrom: given.validFrom ?? civilDate(now, 'Asia/Jakarta'),
      validTo: given.validTo ?? null,
      createdAt: now.toISOString(),
      revokedAt: null,
    };
    await this.db.write(async (m) => {
      await m.insert(MembershipRow, row);
      await this.audit.record({ action: 'membership.create', subjectKind: 'person', subjectId: personId, before: null, after: { ...row } });
    });
    return row;
  }

  /** @throws DomainError not_found */
  async get(id: string): Promise<Person> {
    const person = await this.db.read((m) => m.findOneBy(Person, { id, deletedAt: IsNull() }));
    if (!person) throw new DomainError('not_found', { what: 'person' });
    return person;
  }

  /** Memberships of a scope that are not revoked, with their people. */
  async listOfScopes(scopeIds: string[]): Promise<{ membership: MembershipRow; person: Person }[]> {
    if (scopeIds.length === 0) return [];
    const memberships = await this.db.read((m) => m.findBy(MembershipRow, { scopeId: In(scopeIds), revokedAt: IsNull() }));
    const people = await this.db.read((m) => m.findBy(Person, { id: In(memberships.map((r) => r.personId)), deletedAt: IsNull() }));
    const byId = new Map(people.map((p) => [p.id, p]));
    return memberships.flatMap((membership) => {
      const person = byId.get(membership.personId);
      return person ? [{ membership, person }] : [];
    });
  }

  async giveConsent(subjectId: string, purpose: ConsentPurpose, givenBy: string, textVersion: string): Promise<void> {
    await this.db.write((m) =>
      m.insert(Consent, {
        id: this.ids.next(),
        subjectId,
        purpose,
        textVersion,
        givenBy,
        givenAt: this.clock.iso(),
        withdrawnAt: null,
      }),
    );
  }

  async withdrawConsent(subjectId: string, purpose: ConsentPurpose): Promise<void> {
    await this.db.write((m) => m.update(Consent, { subjectId, purpose, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.iso() }));
  }

  /** Of these subjects, those whose consent for a purpose stands. */
  async consenting(subjectIds: string[], purpose: ConsentPurpose): Promise<Set<string>> {
    if (subjectIds.length === 0) return new Set();
    const rows = await this.db.read((m) => m.findBy(Consent, { subjectId: In(subjectIds), purpose, withdrawnAt: IsNull() }));
    return new Set(rows.map((r) => r.subjectId));
  }
}
