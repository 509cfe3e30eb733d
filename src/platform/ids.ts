import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

const POOL_BYTES = 4096;

/** The one source of identifiers and secrets, so that a test can fix them. */
@Injectable()
export class Ids {
  private pool = Buffer.alloc(0);

  /** UUIDv7: unique, and in order of making, which keeps index inserts at the end. */
  next(): string {
    return v7();
  }
  /** 128 random bits as 22 URL-safe characters: sign-in links and session tokens. */
  secret(): string {
    return randomBytes(16).toString('base64url');
  }
  /** 128 random bits as hex: the salt of a log entry's private part. */
  salt(): string {
    return this.random(16).toString('hex');
  }

  /** Asked of the system a page at a time: a batch of signatures takes a salt each, and each asking costs more than a hash. */
  private random(bytes: number): Buffer {
    if (this.pool.length < bytes) this.pool = randomBytes(POOL_BYTES);
    const taken = this.pool.subarray(0, bytes);
    this.pool = this.pool.subarray(bytes);
    return taken;
  }
}
