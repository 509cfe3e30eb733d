import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { likePattern } from '../platform/edge/page.js';
import { descendants } from '../reference/categories.js';
import { Product } from '../umkm/product.entity.js';
import { Umkm } from '../umkm/umkm.entity.js';
import { Offer } from './offer.entity.js';
import type { OfferQuery } from './offers.dto.js';

/** Offers of an event as they are asked for; withdrawn ones too, unless one status is. */
export function offersOf(m: EntityManager, eventId: string, query: OfferQuery): SelectQueryBuilder<Offer> {
  const standing = m.createQueryBuilder(Umkm, 'umkm').select('umkm.id').where('umkm.deletedAt IS NULL');
  const rows = m
    .createQueryBuilder(Offer, 'offer')
    .where('offer.eventId = :eventId AND offer.deletedAt IS NULL', { eventId })
    .andWhere(`offer.umkmId IN (${standing.getQuery()})`);
  if (query.umkmId !== undefined) rows.andWhere('offer.umkmId = :umkmId', { umkmId: query.umkmId });
  if (query.status !== undefined) rows.andWhere('offer.status = :status', { status: query.status });
  if (query.categoryId !== undefined) onShelf(m, rows, query.categoryId);
  if (query.q !== undefined) named(m, rows, query.q);
  return rows;
}

function onShelf(m: EntityManager, rows: SelectQueryBuilder<Offer>, categoryId: string): void {
  const products = m
    .createQueryBuilder(Product, 'shelved')
    .select('shelved.id')
    .where('shelved.categoryId IN (:...shelves)');
  const shelves = ['', ...descendants(categoryId).map((category) => category.id)];
  rows.andWhere(`offer.productId IN (${products.getQuery()})`, { shelves });
}

/** An offer is called as its product unless it says otherwise. */
function named(m: EntityManager, rows: SelectQueryBuilder<Offer>, term: string): void {
  const products = m
    .createQueryBuilder(Product, 'named')
    .select('named.id')
    .where(`LOWER(named.name) LIKE :term ESCAPE '\\'`);
  const byProduct = `(offer.name IS NULL AND offer.productId IN (${products.getQuery()}))`;
  rows.andWhere(`(LOWER(offer.name) LIKE :term ESCAPE '\\' OR ${byProduct})`, { term: likePattern(term) });
}
