import { Injectable } from '@nestjs/common';
import { Events } from '../events/events.service.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { civilDate, Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { type Page, pageOf } from '../platform/edge/page.js';
import { DomainError, type FieldError } from '../platform/errors/domain-error.js';
import { areas } from '../reference/areas.queries.js';
import { Certificates } from './certificates.service.js';
import { sightOf } from './sight.js';
import { readIdentifiers } from './typed-identifiers.js';
import { UmkmAccess } from './umkm-access.service.js';
import { UmkmFiles } from './umkm-files.service.js';
import { named, ofSizeClass, takingPart } from './umkm-lists.queries.js';
import type { Umkm } from './umkm.entity.js';
import type { SeenUmkm } from './umkm.view.js';
import type { EditUmkmDto, NewUmkmDto, UmkmQuery } from './umkms.dto.js';
import { type LinkedUmkm, type UmkmFields, Umkms } from './umkms.service.js';

const NOTHING_KNOWN: Omit<UmkmFields, 'name'> = {
  cooperative: false,
  legalForm: null,
  nib: null,
  npwp: null,
  regencyCode: null,
  address: null,
  phone: null,
  ownerName: null,
  foundedOn: null,
  capitalRupiah: null,
  yearlySalesRupiah: null,
  kbliCodes: [],
  catalogueListed: false,
  catalogueUrl: null,
  photoFileId: null,
};

/** What people ask about businesses. */
@Injectable()
export class UmkmRequests {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly access: UmkmAccess,
    private readonly umkms: Umkms,
    private readonly certificates: Certificates,
    private readonly files: UmkmFiles,
  ) {}

  /** Businesses of an event, by name. */
  async list(principal: Principal, eventId: string, query: UmkmQuery): Promise<Page<SeenUmkm>> {
    const event = await this.events.get(eventId);
    const facts = await this.events.factsOf(event, principal);
    this.policy.require(principal, 'umkm.list', facts);
    const date = civilDate(this.clock.now(), event.timeZone);
    return this.db.read(async (m) => {
      const rows = takingPart(m, eventId);
      if (query.q !== undefined) named(rows, query.q);
      if (query.regencyCode !== undefined) rows.andWhere('umkm.regencyCode = :regency', { regency: query.regencyCode });
      if (query.sizeClass !== undefined) ofSizeClass(rows, query.sizeClass, date);
      const page = await pageOf(rows, 'umkm', query, 'name');
      const certificates = await this.certificates.ofUmkms(page.items.map((umkm) => umkm.id));
      const items = page.items.map((umkm) => {
        const sight = sightOf(principal.memberships, { ...facts, owners: [umkm.id] });
        return { umkm, sight, date, certificates: certificates.get(umkm.id) ?? [] };
      });
      return { items, nextCursor: page.nextCursor };
    });
  }

  async read(principal: Principal, id: string): Promise<SeenUmkm> {
    return this.seen(principal, await this.access.open(principal, 'umkm.read', id));
  }

  async create(
    principal: Principal,
    eventId: string,
    dto: NewUmkmDto,
  ): Promise<SeenUmkm & Pick<LinkedUmkm, 'outcome'>> {
    return this.db.write(async () => {
      const event = await this.events.get(eventId);
      this.policy.require(principal, 'umkm.create', { organiserId: event.organiserId });
      this.events.requirePermits(event, 'edit_parties');
      const today = civilDate(this.clock.now(), event.timeZone);
      const fields = { ...NOTHING_KNOWN, ...stated(checked(dto, today)), name: dto.name };
      const { umkm, outcome } = await this.umkms.createOrLink(event, fields);
      return { ...(await this.seen(principal, umkm)), outcome };
    });
  }

  async edit(principal: Principal, id: string, version: number, dto: EditUmkmDto): Promise<SeenUmkm> {
    return this.db.write(async () => {
      const umkm = await this.access.open(principal, 'umkm.edit', id);
      const changes = checked(dto, await this.access.todayOf(umkm));
      await this.requireOwnNib(principal, umkm, changes.nib);
      if (dto.photoFileId) await this.files.requirePhoto(umkm.id, dto.photoFileId);
      return this.seen(principal, await this.umkms.change(umkm, version, changes));
    });
  }

  async remove(principal: Principal, id: string): Promise<void> {
    await this.db.write(async () => {
      await this.umkms.remove(await this.access.open(principal, 'umkm.delete', id));
    });
  }

  /** A business may state its NIB once; imports find it by that number, so only the organiser changes it afterwards. */
  private async requireOwnNib(principal: Principal, umkm: Umkm, nib: string | null | undefined): Promise<void> {
    if (nib === undefined || umkm.nib === null || nib === umkm.nib) return;
    this.policy.require(principal, 'umkm.create', { organiserId: umkm.organiserId });
  }

  private async seen(principal: Principal, umkm: Umkm): Promise<SeenUmkm> {
    const sight = sightOf(principal.memberships, await this.umkms.factsOf(umkm, principal));
    const certificates = await this.certificates.ofUmkms([umkm.id]);
    return { umkm, sight, date: await this.access.todayOf(umkm), certificates: certificates.get(umkm.id) ?? [] };
  }
}

/** The fields as they are stored. @throws DomainError validation_failed with every wrong field, regency_unknown */
function checked<T extends NewUmkmDto | EditUmkmDto>(dto: T, today: string): T {
  const { values, problems } = readIdentifiers(dto);
  if (dto.foundedOn && dto.foundedOn > today) problems.push({ field: 'foundedOn', code: 'date_future', params: {} });
  refuse(problems);
  if (dto.regencyCode && !areas.findRegency(dto.regencyCode)) {
    throw new DomainError('regency_unknown', { code: dto.regencyCode });
  }
  return { ...dto, ...values };
}

function refuse(problems: FieldError[]): void {
  if (problems.length > 0) throw new DomainError('validation_failed', { fields: problems.length }, problems);
}

/** Without the fields that were not stated. */
function stated<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
