import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';

const TRIES_MAX = 10;
const WINDOW_MS = 10 * 60_000;
const NAMES_MAX = 10_000;

/**
 * Slows guessing of one name's password. By name and never by address: a whole hall sits behind one. Kept in memory:
 * losing it at a restart only gives a guesser a few more tries.
 */
@Injectable()
export class SignInThrottle {
  private readonly tries = new Map<string, { count: number; since: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts a try. @throws DomainError too_many_requests with the seconds to wait */
  count(login: string): void {
    const now = this.clock.now().getTime();
    const key = login.toLowerCase();
    const entry = this.tries.get(key);
    if (!entry || now - entry.since > WINDOW_MS) {
      if (this.tries.size >= NAMES_MAX) this.tries.clear();
      this.tries.set(key, { count: 1, since: now });
      return;
    }
    entry.count++;
    if (entry.count > TRIES_MAX) {
      throw new DomainError('too_many_requests', { seconds: Math.ceil((entry.since + WINDOW_MS - now) / 1000) });
    }
  }

  forgive(login: string): void {
    this.tries.delete(login.toLowerCase());
  }
}
