import { Injectable } from '@nestjs/common';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Files } from '../platform/files/files.service.js';
import type { MediaType } from '../platform/files/sniff.js';
import { StoredFile } from '../platform/files/stored-file.entity.js';
import { Product } from './product.entity.js';
import { UmkmAccess } from './umkm-access.service.js';
import type { Umkm } from './umkm.entity.js';
import { Umkms } from './umkms.service.js';

export const UMKM_FILE_BYTES_MAX = 5 * 1024 * 1024;
const FILES_PER_UMKM_MAX = 300;
const PHOTO_TYPES: readonly MediaType[] = ['image/jpeg', 'image/png', 'image/webp'];
const EVIDENCE_TYPES: readonly MediaType[] = [...PHOTO_TYPES, 'application/pdf'];

const OWNER_KIND = 'umkm';

/** Photos and evidence of a business. */
@Injectable()
export class UmkmFiles {
  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly files: Files,
    private readonly access: UmkmAccess,
    private readonly umkms: Umkms,
  ) {}

  /** @throws DomainError file_too_large, file_type_refused, too_many */
  async store(principal: Principal, umkmId: string, bytes: Buffer): Promise<StoredFile> {
    const umkm = await this.access.open(principal, 'file.create', umkmId);
    const kept = await this.db.read((m) => m.countBy(StoredFile, { ownerKind: OWNER_KIND, ownerId: umkm.id }));
    if (kept >= FILES_PER_UMKM_MAX) throw new DomainError('too_many', { what: 'file', max: FILES_PER_UMKM_MAX });
    const rule = { maxBytes: UMKM_FILE_BYTES_MAX, types: EVIDENCE_TYPES };
    return this.files.store(bytes, rule, { kind: OWNER_KIND, id: umkm.id });
  }

  /** Buyers see photos; evidence is for the business itself and those who check it. */
  async read(principal: Principal, fileId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.files.get(fileId);
    if (file.ownerKind !== OWNER_KIND) throw new DomainError('not_found', { what: 'file' });
    const umkm = await this.umkms.get(file.ownerId);
    const { participants, ...facts } = await this.umkms.factsOf(umkm, principal);
    this.policy.require(
      principal,
      'file.read',
      (await this.isPhoto(umkm, fileId)) ? { ...facts, participants } : facts,
    );
    return { file, bytes: await this.files.bytesOf(file) };
  }

  /** @throws DomainError not_found, file_type_refused */
  async requirePhoto(umkmId: string, fileId: string): Promise<void> {
    const file = await this.ownFile(umkmId, fileId);
    const isPhoto = (PHOTO_TYPES as readonly string[]).includes(file.mediaType);
    if (!isPhoto) throw new DomainError('file_type_refused', { allowed: PHOTO_TYPES.join(', ') });
  }

  /** @throws DomainError not_found */
  async requireEvidence(umkmId: string, fileId: string): Promise<void> {
    await this.ownFile(umkmId, fileId);
  }

  private async ownFile(umkmId: string, fileId: string): Promise<StoredFile> {
    const file = await this.files.get(fileId);
    const isOwn = file.ownerKind === OWNER_KIND && file.ownerId === umkmId;
    if (!isOwn) throw new DomainError('not_found', { what: 'file' });
    return file;
  }

  private async isPhoto(umkm: Umkm, fileId: string): Promise<boolean> {
    if (umkm.photoFileId === fileId) return true;
    return this.db.read((m) => m.existsBy(Product, { umkmId: umkm.id, photoFileId: fileId }));
  }
}
