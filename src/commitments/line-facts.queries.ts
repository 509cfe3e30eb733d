import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Demand } from '../demands/demand.entity.js';
import { Package } from '../demands/package.entity.js';
import { Offer } from '../offers/offer.entity.js';
import { Database } from '../platform/database/database.js';
import { findByAny } from '../platform/database/many-rows.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { requirementsFor, traitsIn } from '../reference/certificates.js';
import { sizeClassOf } from '../reference/size-class.js';
import { CapacityPool } from '../umkm/capacity-pool.entity.js';
import { covers, holdsOn } from '../umkm/certificate-lifecycle.js';
import { Certificate } from '../umkm/certificate.entity.js';
import { Product } from '../umkm/product.entity.js';
import { Umkm } from '../umkm/umkm.entity.js';
import type { LineFacts } from './compose.js';

/** Reads what is known of the things that lines name: a handful of queries, however many lines there are. */
@Injectable()
export class LineFactsQueries {
  constructor(private readonly db: Database) {}

  /**
   * @param today civil date of the event's zone
   * @throws DomainError not_found for a demand or an offer that does not exist
   */
  load(lines: readonly { demandId: string; offerId: string }[], today: string): Promise<LineFacts[]> {
    return this.db.read(async (m) => {
      const demands = await byId(m, Demand, lines.map((l) => l.demandId));
      const offers = await byId(m, Offer, lines.map((l) => l.offerId));
      const packages = await byId(m, Package, [...demands.values()].map((d) => d.packageId));
      const products = await byId(m, Product, [...offers.values()].map((o) => o.productId));
      const pools = await byId(m, CapacityPool, [...products.values()].map((p) => p.poolId));
      const umkmIds = [...offers.values()].map((o) => o.umkmId);
      const sellers = await byId(m, Umkm, umkmIds);
      const certificates = await findByAny(m, Certificate, 'umkmId', umkmIds);
      return lines.map(({ demandId, offerId }) => {
        const demand = demands.get(demandId);
        const offer = offers.get(offerId);
        if (!demand || demand.deletedAt !== null) throw new DomainError('not_found', { what: 'demand' });
        if (!offer || offer.deletedAt !== null) throw new DomainError('not_found', { what: 'offer' });
        const product = must(products.get(offer.productId));
        return {
          demand,
          pack: must(packages.get(demand.packageId)),
          offer: { ...offer, name: offer.name ?? product.name },
          product,
          pool: must(pools.get(product.poolId)),
          ...sellerFacts(must(sellers.get(offer.umkmId)), certificates, product, demand, today),
        };
      });
    });
  }
}

/** Size class and requirements: those of the law for the product, and each kind that the buyer asks for. */
function sellerFacts(seller: Umkm, certificates: readonly Certificate[], product: Product, demand: Demand, today: string) {
  const sizeClass = sizeClassOf(seller, today).value;
  const own = certificates.filter((c) => c.umkmId === seller.id && covers(c, product.id));
  const facts = { traits: traitsIn(product.name), shelfLifeDays: product.shelfLifeDays, sizeClass };
  const compulsory = requirementsFor(product.categoryId, facts, demand.deliverTo ?? today).filter((r) => r.weight === 'compulsory');
  const byLaw = compulsory.map(({ anyOf, kbliAnyOf }) => ({
    anyOf,
    metOn: (date: string) =>
      own.some((c) => anyOf.includes(c.kind) && holdsOn(c, date)) || kbliAnyOf.some((code) => seller.kbliCodes.includes(code)),
  }));
  const byBuyer = demand.certificates.map((kind) => ({
    anyOf: [kind],
    metOn: (date: string) => own.some((c) => c.kind === kind && holdsOn(c, date)),
  }));
  const onlyByBuyer = byBuyer.filter((b) => !byLaw.some((l) => l.anyOf.includes(b.anyOf[0] ?? 'OTHER')));
  return { sizeClass, requirements: [...byLaw, ...onlyByBuyer] };
}

async function byId<T extends { id: string }>(m: EntityManager, entity: new () => T, ids: readonly string[]): Promise<Map<string, T>> {
  const rows = await findByAny(m, entity, 'id', ids as never);
  return new Map(rows.map((row) => [row.id, row]));
}

function must<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a foreign key points nowhere');
  return row;
}
