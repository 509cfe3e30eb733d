import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** The one source of identifiers and secrets, so that a test can fix them. */
@Injectable()
export class Ids {
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
    return randomBytes(16).toString('hex');
  }
}
