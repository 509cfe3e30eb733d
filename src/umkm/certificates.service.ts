import { Injectable } from '@nestjs/common';
import type { CertificateKind } from '../contract/kinds.js';
import type { Action } from '../identity/policy.js';
import type { Principal } from '../identity/principal.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Changes } from '../platform/changes.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { editRow } from '../platform/database/edit-row.js';
import { findByAny, groupRows } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Ids } from '../platform/ids.js';
import { type Claim, claimOf, NO_CLAIM, type TypedClaim } from './certificate-claim.js';
import { Certificate } from './certificate.entity.js';
import { type CertificateAction, holdsOn, missingForSubmit, next, stateAt } from './certificate-lifecycle.js';
import type { EditCertificateDto, NewCertificateDto } from './certificates.dto.js';
import { Product } from './product.entity.js';
import { UmkmAccess } from './umkm-access.service.js';
import { UmkmFiles } from './umkm-files.service.js';
import type { Umkm } from './umkm.entity.js';

const CERTIFICATES_PER_UMKM_MAX = 100;

export interface DatedCertificate {
  certificate: Certificate;
  /** Civil day on which its state is asked for. */
  date: string;
}

/** What businesses claim to hold, and what the trade office found of it. */
@Injectable()
export class Certificates {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly changes: Changes,
    private readonly access: UmkmAccess,
    private readonly files: UmkmFiles,
  ) {}

  listByIds(ids: readonly string[]): Promise<Certificate[]> {
    return this.db.read((m) => findByAny(m, Certificate, 'id', ids));
  }

  /** By business, the oldest first; their state on a day: `stateAt`, `holdsOn`. */
  async ofUmkms(umkmIds: readonly string[]): Promise<Map<string, Certificate[]>> {
    const rows = await this.db.read((m) => findByAny(m, Certificate, 'umkmId', umkmIds));
    return groupRows(
      rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
      'umkmId',
    );
  }

  /** Certificates of one kind that count on a civil day, of any of these businesses. */
  async validAt(umkmIds: readonly string[], kind: CertificateKind, date: string): Promise<Certificate[]> {
    const rows = await this.db.read((m) => findByAny(m, Certificate, 'umkmId', umkmIds, { kind, state: 'verified' }));
    return rows.filter((row) => holdsOn(row, date));
  }

  async list(principal: Principal, umkmId: string): Promise<DatedCertificate[]> {
    const umkm = await this.access.open(principal, 'certificate.read', umkmId);
    const date = await this.access.todayOf(umkm);
    const rows = (await this.ofUmkms([umkmId])).get(umkmId) ?? [];
    return rows.map((certificate) => ({ certificate, date }));
  }

  async create(principal: Principal, umkmId: string, dto: NewCertificateDto): Promise<DatedCertificate> {
    const { kind, wanted = false, ...typed } = dto;
    return this.db.write(async (m) => {
      const umkm = await this.access.open(principal, 'certificate.edit', umkmId);
      const kept = await m.countBy(Certificate, { umkmId });
      if (kept >= CERTIFICATES_PER_UMKM_MAX)
        throw new DomainError('too_many', { what: 'certificate', max: CERTIFICATES_PER_UMKM_MAX });
      const certificate: Certificate = {
        ...(wanted ? NO_CLAIM : await this.claim(umkm, kind, NO_CLAIM, typed)),
        id: this.ids.next(),
        umkmId,
        kind,
        state: wanted ? 'wanted' : 'draft',
        verifiedBy: null,
        verifiedAt: null,
        rejectReason: null,
        createdAt: this.clock.iso(),
        version: 1,
      };
      await m.insert(Certificate, certificate);
      await this.record('certificate.create', null, certificate);
      return { certificate, date: await this.access.todayOf(umkm) };
    });
  }

  /** What was verified was what stood there: an edit makes it a draft again. */
  async edit(principal: Principal, id: string, version: number, dto: EditCertificateDto): Promise<DatedCertificate> {
    const { wanted = false, ...typed } = dto;
    return this.act(
      principal,
      id,
      version,
      'certificate.edit',
      wanted ? 'want' : 'edit',
      async ({ umkm, certificate }) => ({
        ...(wanted ? NO_CLAIM : await this.claim(umkm, certificate.kind, certificate, typed)),
        verifiedBy: null,
        verifiedAt: null,
      }),
    );
  }

  async submit(principal: Principal, id: string, version: number): Promise<DatedCertificate> {
    return this.act(principal, id, version, 'certificate.edit', 'submit', ({ certificate }) => {
      const missing = missingForSubmit(certificate);
      if (missing !== null)
        throw new DomainError('validation_failed', { fields: 1 }, [
          { field: missing, code: 'text_empty', params: { min: 1 } },
        ]);
      return { rejectReason: null };
    });
  }

  async verify(principal: Principal, id: string, version: number): Promise<DatedCertificate> {
    return this.act(principal, id, version, 'certificate.verify', 'verify', () => this.decidedBy(principal));
  }

  async reject(principal: Principal, id: string, version: number, reason: string): Promise<DatedCertificate> {
    return this.act(principal, id, version, 'certificate.verify', 'reject', () => ({
      ...this.decidedBy(principal),
      rejectReason: reason,
    }));
  }

  /** One step of its life: who may, whether its state today allows it, what it changes, saved if nobody came first. */
  private async act(
    principal: Principal,
    id: string,
    version: number,
    allowed: Action,
    action: CertificateAction,
    changesOf: (found: {
      umkm: Umkm;
      certificate: Certificate;
    }) => Partial<Certificate> | Promise<Partial<Certificate>>,
  ): Promise<DatedCertificate> {
    return this.db.write(async (m) => {
      const certificate = await m.findOneBy(Certificate, { id });
      if (!certificate) throw new DomainError('not_found', { what: 'certificate' });
      const umkm = await this.access.open(principal, allowed, certificate.umkmId);
      const date = await this.access.todayOf(umkm);
      const from = stateAt(certificate, date);
      const state = next(from, action);
      if (state === null) throw new DomainError('certificate_transition', { state: from, action });
      const saved = await editRow(m, Certificate, certificate, version, {
        ...(await changesOf({ umkm, certificate })),
        state,
      });
      await this.record(`certificate.${action}`, certificate, saved);
      return { certificate: saved, date };
    });
  }

  /** @throws DomainError validation_failed, dates_out_of_order, product_of_other_umkm, not_found where the file is not its own */
  private async claim(umkm: Umkm, kind: CertificateKind, before: Claim, typed: TypedClaim): Promise<Claim> {
    const { claim, problems } = claimOf(kind, before, typed);
    if (problems.length > 0) throw new DomainError('validation_failed', { fields: problems.length }, problems);
    const { validFrom, validTo, productIds } = claim;
    if (validFrom !== null && validTo !== null && validTo < validFrom) {
      throw new DomainError('dates_out_of_order', { from: validFrom, to: validTo });
    }
    const products = await this.db.read((m) => findByAny(m, Product, 'id', productIds, { umkmId: umkm.id }));
    if (products.length < productIds.length) throw new DomainError('product_of_other_umkm');
    if (typed.evidenceFileId) await this.files.requireEvidence(umkm.id, typed.evidenceFileId);
    return claim;
  }

  private decidedBy(principal: Principal): Partial<Certificate> {
    return { verifiedBy: principal.personId, verifiedAt: this.clock.iso() };
  }

  private async record(action: string, before: Certificate | null, after: Certificate): Promise<void> {
    await this.audit.record({
      action,
      subjectKind: 'certificate',
      subjectId: after.id,
      before: before && { ...before },
      after: { ...after },
    });
    this.changes.tell('certificate', [after.id], null, after.version);
  }
}
