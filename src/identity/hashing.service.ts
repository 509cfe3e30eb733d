import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../platform/errors/domain-error.js';

/** Checks under way at once: more would only take the cores from everything else. */
const CONCURRENT_MAX = 2;
/** Checks waiting; beyond it a person is asked to try again rather than left hanging. */
const WAITING_MAX = 500;
/** argon2id, as OWASP advises for servers: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A real hash of nothing anybody has, so that an unknown name costs as long as a wrong password. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$X0M7b4dVhQ9b7tq0Ew3Bv8YI1k0m3m3l5sE1f9S5s2k';

/** argon2id with a bounded number of checks under way, so that a crowd of sign-ins never starves the signing path. */
@Injectable()
export class Hashing {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  hash(secret: string): Promise<string> {
    return this.bounded(() => hash(secret, COST));
  }

  /** False for a wrong secret and for a missing hash, in the same time. */
  verify(stored: string | null, secret: string): Promise<boolean> {
    return this.bounded(async () => {
      const right = await verify(stored ?? NOBODYS_HASH, secret).catch(() => false);
      return stored !== null && right;
    });
  }

  private async bounded<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= CONCURRENT_MAX) {
      if (this.waiting.length >= WAITING_MAX) throw new DomainError('too_many_requests', { seconds: 5 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** Tokens have 128 random bits, so a plain digest is enough to keep the table useless to a thief. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');
