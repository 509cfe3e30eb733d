import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Agencies } from '../agencies/agencies.service.js';
import { Counter } from '../counters/counter.entity.js';
import { valueOf } from '../demands/demand-state.js';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import { MatchingEvent } from '../events/event.entity.js';
import { Participations } from '../events/participations.service.js';
import { Offers, type WholeOffer } from '../offers/offers.service.js';
import { Database } from '../platform/database/database.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { traitsIn } from '../reference/certificates.js';
import { sizeClassOf } from '../reference/size-class.js';
import { CapacityPool } from '../umkm/capacity-pool.entity.js';
import type { Certificate } from '../umkm/certificate.entity.js';
import { covers } from '../umkm/certificate-lifecycle.js';
import { Certificates } from '../umkm/certificates.service.js';
import type { Committed, DemandRecord, HeldPaper, OfferRecord } from './records.js';
import { StanceRow } from './stance.entity.js';

/** How the rows that a ranking is made of stood when they were looked at: equal text, equal rows. */
export interface Stamp {
  demands: string;
  offers: string;
  committed: string;
  stances: string;
  words: string;
}

/** Reads what the ranking of an event is made of, in a number of queries that does not grow with the event. */
@Injectable()
export class MatchSources {
  private stampSql: [string, unknown[]] | null = null;

  constructor(
    private readonly db: Database,
    private readonly participations: Participations,
    private readonly agencies: Agencies,
    private readonly demands: Demands,
    private readonly offers: Offers,
    private readonly certificates: Certificates,
  ) {}

  /**
   * One query. Rows of these tables are never removed, each edit raises a version, ids grow, and all that counters count is told in
   * some log: so whatever changes, a count, a sum or the largest id in here does too.
   * @throws DomainError not_found
   */
  async stamp(eventId: string): Promise<Stamp> {
    const [stamp] = await this.db.read((m) => {
      // every question asks it, so its text is made once; the event is its only parameter, however often named
      this.stampSql ??= stampQuery(m).getQueryAndParameters();
      const [sql, parameters] = this.stampSql;
      return m.query<Stamp[]>(
        sql,
        parameters.map(() => eventId),
      );
    });
    if (!stamp) throw new DomainError('not_found', { what: 'event' });
    return stamp;
  }

  /** Needs that are not withdrawn, of agencies that take part, under packages on which something may still be signed. In order of id. */
  async demandRecords(event: MatchingEvent): Promise<DemandRecord[]> {
    const rows = await this.demands.listOfEvent(event.id);
    const taking = await this.takingPart(event.id, 'agency');
    const agencies = await this.agencies.listByIds(rows.map(({ demand }) => demand.agencyId));
    const byId = new Map(
      agencies.filter(({ id, deletedAt }) => deletedAt === null && taking.has(id)).map((agency) => [agency.id, agency]),
    );
    return rows.flatMap(({ demand, package: pack }) => {
      const agency = byId.get(demand.agencyId);
      if (!agency || demand.status === 'withdrawn' || pack.status !== 'active') return [];
      return [
        {
          ...ownFields(demand),
          agencyName: agency.name,
          agencyKind: agency.kind,
          reservedForSmall: pack.reservedForSmall,
        },
      ];
    });
  }

  /** Active offers of businesses that take part, in order of id. @param today decides the size class of a business */
  async offerRecords(event: MatchingEvent, today: string): Promise<OfferRecord[]> {
    const taking = await this.takingPart(event.id, 'umkm');
    const rows = (await this.offers.listOfEvent(event.id)).filter(
      ({ umkm }) => umkm.deletedAt === null && taking.has(umkm.id),
    );
    const certificates = await this.certificates.ofUmkms([...new Set(rows.map(({ umkm }) => umkm.id))]);
    return rows.map((row) => offerRecord(row, certificates.get(row.umkm.id) ?? [], today));
  }

  /** Everything of which something is signed, by demand and by pool, whichever event signed it. */
  async committed(eventId: string): Promise<Committed> {
    const rows = await this.db.read((m) =>
      m
        .createQueryBuilder(Counter, 'counter')
        .where(
          `counter.committed > 0 AND (counter.ownerId IN ${ofEvent('demands', 'id')} OR counter.ownerId IN ${poolsSeen})`,
          { eventId },
        )
        .orderBy('counter.id')
        .getMany(),
    );
    const byOwner = new Map<string, [string, number][]>();
    for (const { id, ownerId, committed } of rows) {
      // a demand's counter is `demand:<id>`, a pool's `capacity:<id>:<period>`
      const entry: [string, number] = [id.slice(id.indexOf(ownerId) + ownerId.length + 1), committed];
      const known = byOwner.get(ownerId);
      if (known) known.push(entry);
      else byOwner.set(ownerId, [entry]);
    }
    return byOwner;
  }

  /** Businesses with an offer in the event, of whose capacity something is signed, for whichever product and event. */
  async sellersWithSales(eventId: string): Promise<string[]> {
    const rows = await this.db.read((m) =>
      m
        .createQueryBuilder(CapacityPool, 'pool')
        .select('pool.umkmId', 'umkmId')
        .distinct()
        .innerJoin(Counter, 'counter', 'counter.ownerId = pool.id AND counter.committed > 0')
        .where(`pool.umkmId IN ${ofEvent('offers', 'umkm_id')}`, { eventId })
        .getRawMany<{ umkmId: string }>(),
    );
    return rows.map(({ umkmId }) => umkmId);
  }

  /** What anybody thinks of a pair, now. */
  stances(eventId: string): Promise<StanceRow[]> {
    return this.db.read((m) =>
      m
        .createQueryBuilder(StanceRow, 'row')
        .where('row.eventId = :eventId AND row.stance IS NOT NULL', { eventId })
        .getMany(),
    );
  }

  private async takingPart(eventId: string, kind: 'agency' | 'umkm'): Promise<Set<string>> {
    const rows = await this.participations.of(eventId, kind);
    return new Set(rows.filter(({ state }) => state !== 'withdrawn').map(({ partyId }) => partyId));
  }
}

const ownFields = (demand: Demand) => ({
  id: demand.id,
  packageId: demand.packageId,
  agencyId: demand.agencyId,
  categoryId: demand.categoryId,
  name: demand.name,
  spec: demand.spec,
  unitId: demand.unitId,
  quantity: demand.quantity,
  baseQuantity: demand.baseQuantity,
  openBase: demand.baseQuantity,
  unitCeiling: demand.unitCeiling,
  value: valueOf(demand),
  deliverFrom: demand.deliverFrom,
  deliverTo: demand.deliverTo,
  place: demand.place,
  regencyCode: demand.regencyCode,
  certificates: demand.certificates,
  catalogueWanted: demand.catalogueWanted,
  domesticWanted: demand.domesticWanted,
  splittable: demand.splittable,
});

function offerRecord(
  { offer, prices, product, pool, umkm }: WholeOffer,
  certificates: readonly Certificate[],
  today: string,
): OfferRecord {
  return {
    id: offer.id,
    umkmId: umkm.id,
    umkmName: umkm.name,
    sizeClass: sizeClassOf(umkm, today).value,
    regencyCode: umkm.regencyCode,
    kbliCodes: umkm.kbliCodes,
    catalogueListed: umkm.catalogueListed,
    productId: product.id,
    categoryId: product.categoryId,
    name: offer.name ?? product.name,
    description: offer.description ?? product.description,
    traits: traitsIn(product.name),
    shelfLifeDays: product.shelfLifeDays,
    domestic: product.madeInIndonesia,
    photoFileId: product.photoFileId,
    unitId: offer.unitId,
    packSize: offer.packSize,
    minimumOrder: offer.minimumOrder,
    leadDays: offer.leadDays,
    prices,
    pricesComplete: offer.taxIncluded && offer.deliveryIncluded,
    deliveryArea: offer.deliveryArea,
    capacity: {
      poolId: pool.id,
      period: pool.period,
      units: pool.capacity,
      use: product.poolUse,
      madeFresh: product.madeFresh,
      reserved: [],
    },
    papers: certificates.filter((certificate) => covers(certificate, product.id)).flatMap(paperOf),
  };
}

/** What is only wished for, or was refused, is not held at all. */
function paperOf({ kind, state, validFrom, validTo }: Certificate): HeldPaper[] {
  if (state === 'wanted' || state === 'rejected') return [];
  const wasVerified = state === 'verified' || (state === 'expired' && validTo !== null);
  return [{ kind, verified: wasVerified, validFrom, validTo }];
}

/** How many, how often edited, and the newest: `12 40 0193…`. */
const rowsSeen = (table: string, where: string) =>
  `(SELECT COUNT(*) || ' ' || COALESCE(SUM(t.version), 0) || ' ' || COALESCE(MAX(t.id), '') FROM ${table} t WHERE ${where})`;

const ofEvent = (table: string, column: string) => `(SELECT x.${column} FROM ${table} x WHERE x.event_id = :eventId)`;

/** A participation has no version: who is out is named. */
const takingPartSeen = (kind: string) =>
  `(SELECT COUNT(*) || ' ' || COALESCE(string_agg(CASE WHEN t.state = 'withdrawn' THEN t.party_id END, ',' ORDER BY t.party_id), '')
    FROM participations t WHERE t.event_id = :eventId AND t.party_kind = '${kind}')`;

const poolsSeen = `(SELECT p.pool_id FROM products p WHERE p.id IN ${ofEvent('offers', 'product_id')})`;

const joined = (...parts: string[]) => parts.join(` || '/' || `);

const STAMP: Readonly<Record<keyof Stamp, string>> = {
  demands: joined(
    rowsSeen('demands', 't.event_id = :eventId AND t.deleted_at IS NULL'),
    rowsSeen('packages', `t.id IN ${ofEvent('demands', 'package_id')}`),
    rowsSeen('agencies', `t.id IN ${ofEvent('demands', 'agency_id')}`),
    takingPartSeen('agency'),
  ),
  offers: joined(
    rowsSeen('offers', 't.event_id = :eventId AND t.deleted_at IS NULL'),
    rowsSeen('products', `t.id IN ${ofEvent('offers', 'product_id')}`),
    rowsSeen('umkm', `t.id IN ${ofEvent('offers', 'umkm_id')}`),
    rowsSeen('certificates', `t.umkm_id IN ${ofEvent('offers', 'umkm_id')}`),
    rowsSeen('capacity_pools', `t.umkm_id IN ${ofEvent('offers', 'umkm_id')}`),
    takingPartSeen('umkm'),
  ),
  committed: joined(
    `(SELECT COUNT(*) || ' ' || COALESCE(SUM(t.committed), 0) FROM counters t
      WHERE t.committed > 0 AND (t.owner_id IN ${ofEvent('demands', 'id')} OR t.owner_id IN ${poolsSeen}))`,
    `(SELECT COALESCE(SUM(h.seq), 0) FROM event_heads h WHERE h.event_id IN
      (SELECT e.id FROM events e WHERE e.organiser_id = event.organiser_id))`,
  ),
  stances: rowsSeen('stances', 't.event_id = :eventId'),
  words: `(SELECT COALESCE(MAX(w.version), 0) || '' FROM event_idf w WHERE w.event_id = :eventId)`,
};

function stampQuery(m: EntityManager): SelectQueryBuilder<MatchingEvent> {
  const query = m.createQueryBuilder(MatchingEvent, 'event').select([]).where('event.id = :eventId', { eventId: '' });
  for (const [part, sql] of Object.entries(STAMP)) query.addSelect(sql, part);
  return query;
}
