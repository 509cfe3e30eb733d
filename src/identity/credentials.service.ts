import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PASSWORD_LENGTH_MIN, passwordObjection, PIN_TRIES_MAX, pinObjection } from './credential-rules.js';
import { Hashing } from './hashing.service.js';
import { Person } from './person.entity.js';

/** PINs and passwords. Checked before any queue, and wrong tries are counted in a transaction of their own. */
@Injectable()
export class Credentials {
  /** The check under way of each person: two at once would race for the same count of tries. */
  private readonly checking = new Map<string, Promise<unknown>>();

  constructor(
    private readonly db: Database,
    private readonly hashing: Hashing,
  ) {}

  /**
   * @throws DomainError pin_missing, pin_wrong (with tries left), pin_locked (the desk has to help)
   */
  async checkPin(personId: string, pin: string): Promise<void> {
    const before = this.checking.get(personId) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.checkPinNow(personId, pin));
    this.checking.set(personId, mine);
    try {
      await mine;
    } finally {
      if (this.checking.get(personId) === mine) this.checking.delete(personId);
    }
  }

  private async checkPinNow(personId: string, pin: string): Promise<void> {
    const person = await this.getPerson(personId);
    if (person.pinHash === null) throw new DomainError('pin_missing');
    if (person.pinFailures >= PIN_TRIES_MAX) throw new DomainError('pin_locked');
    // counted before the check, so that guesses sent to several processes cannot outrun the counter
    const tries = await this.countTry(personId);
    if (tries > PIN_TRIES_MAX) throw new DomainError('pin_locked');
    if (!(await this.hashing.verify(person.pinHash, pin))) {
      if (tries >= PIN_TRIES_MAX) throw new DomainError('pin_locked');
      throw new DomainError('pin_wrong', { triesLeft: PIN_TRIES_MAX - tries });
    }
    await this.db.write((m) => m.update(Person, { id: personId }, { pinFailures: 0 }));
  }

  private countTry(personId: string): Promise<number> {
    return this.db.write(async (m) => {
      await m.increment(Person, { id: personId }, 'pinFailures', 1);
      const person = await m.findOneByOrFail(Person, { id: personId });
      return person.pinFailures;
    });
  }

  /** Sets a PIN: the first one freely, a later one with the current one, or after a reset at the desk. */
  async setPin(personId: string, pin: string, currentPin: string | undefined): Promise<void> {
    const objection = pinObjection(pin);
    if (objection !== null) throw new DomainError('pin_weak', { reason: objection });
    const person = await this.getPerson(personId);
    if (person.pinHash !== null) {
      if (currentPin === undefined) throw new DomainError('pin_wrong', { triesLeft: PIN_TRIES_MAX - person.pinFailures });
      await this.checkPin(personId, currentPin);
    }
    const pinHash = await this.hashing.hash(pin);
    await this.db.write((m) => m.update(Person, { id: personId }, { pinHash, pinFailures: 0 }));
  }

  async setPassword(personId: string, password: string, currentPassword: string | undefined): Promise<void> {
    const person = await this.getPerson(personId);
    const objection = passwordObjection(password, [...person.name.split(' '), person.login ?? '']);
    if (objection !== null) throw new DomainError('password_weak', { reason: objection, min: PASSWORD_LENGTH_MIN });
    if (person.passwordHash !== null && !(await this.hashing.verify(person.passwordHash, currentPassword ?? ''))) {
      throw new DomainError('sign_in_failed');
    }
    const passwordHash = await this.hashing.hash(password);
    await this.db.write((m) => m.update(Person, { id: personId }, { passwordHash }));
  }

  /** @throws DomainError sign_in_failed, the same for an unknown name and a wrong password */
  async checkPassword(login: string, password: string): Promise<Person> {
    const person = await this.db.read((m) => m.findOneBy(Person, { login: login.toLowerCase(), deletedAt: IsNull() }));
    const right = await this.hashing.verify(person?.passwordHash ?? null, password);
    if (!person || !right) throw new DomainError('sign_in_failed');
    return person;
  }

  /** Forgets both secrets, so that the person sets new ones: what a reset link does when it is used. */
  async forget(personId: string): Promise<void> {
    await this.db.write((m) => m.update(Person, { id: personId }, { pinHash: null, passwordHash: null, pinFailures: 0 }));
  }

  private async getPerson(personId: string): Promise<Person> {
    const person = await this.db.read((m) => m.findOneBy(Person, { id: personId, deletedAt: IsNull() }));
    if (!person) throw new DomainError('not_found', { what: 'person' });
    return person;
  }
}
