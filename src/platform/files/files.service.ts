import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { currentRequest } from '../edge/request-context.js';
import { DomainError } from '../errors/domain-error.js';
import { Ids } from '../ids.js';
import { type MediaType, sniff } from './sniff.js';
import { StoredFile } from './stored-file.entity.js';

export interface FileRule {
  maxBytes: number;
  types: readonly MediaType[];
  /** What the file is, where somebody has read all of it; else its first bytes tell. */
  as?: MediaType;
}

export interface FileOwner {
  kind: string;
  id: string;
}

/** Content-addressed files: the same bytes are kept once, and a row is written only after its bytes are durable. */
@Injectable()
export class Files {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(Config) private readonly config: Config,
  ) {}

  /**
   * @throws DomainError file_too_large, file_type_refused
   */
  async store(bytes: Uint8Array, rule: FileRule, owner: FileOwner): Promise<StoredFile> {
    if (bytes.length > rule.maxBytes) throw new DomainError('file_too_large', { maxBytes: rule.maxBytes });
    const mediaType = rule.as ?? sniff(bytes);
    if (mediaType === null || !rule.types.includes(mediaType)) {
      throw new DomainError('file_type_refused', { allowed: rule.types.join(', ') });
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.keep(sha256, bytes);
    const row: StoredFile = {
      id: this.ids.next(),
      sha256,
      mediaType,
      bytes: bytes.length,
      ownerKind: owner.kind,
      ownerId: owner.id,
      createdAt: this.clock.iso(),
      createdBy: currentRequest()?.personId ?? null,
    };
    await this.db.write((m) => m.insert(StoredFile, row));
    return row;
  }

  /** @throws DomainError not_found */
  async get(id: string): Promise<StoredFile> {
    const row = await this.db.read((m) => m.findOneBy(StoredFile, { id }));
    if (!row) throw new DomainError('not_found', { what: 'file' });
    return row;
  }

  async bytesOf(file: StoredFile): Promise<Buffer> {
    return readFile(this.pathOf(file.sha256));
  }

  private pathOf(sha256: string): string {
    return join(this.config.FILES_DIR, sha256.slice(0, 2), sha256);
  }

  /** Written beside, synced, then renamed: a crash leaves either the whole file or none. */
  private async keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const path = this.pathOf(sha256);
    const present = await stat(path).catch(() => null);
    if (present !== null) return;
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.${this.ids.next()}.part`;
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, path);
  }
}
