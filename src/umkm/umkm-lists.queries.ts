import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { SizeClass } from '../contract/kinds.js';
import { Participation } from '../events/participation.entity.js';
import { likePattern } from '../platform/edge/page.js';
import type { SizeClassLimits } from '../reference/data/rule-rows.js';
import { ruleAt } from '../reference/rules.js';
import { Umkm } from './umkm.entity.js';

/** Businesses that take part in an event. */
export function takingPart(m: EntityManager, eventId: string): SelectQueryBuilder<Umkm> {
  const taking = m
    .createQueryBuilder(Participation, 'taking')
    .select('taking.partyId')
    .where(`taking.eventId = :eventId AND taking.state <> 'withdrawn'`);
  return m
    .createQueryBuilder(Umkm, 'umkm')
    .where('umkm.deletedAt IS NULL')
    .andWhere(`umkm.id IN (${taking.getQuery()})`, { eventId });
}

/** By part of the name, or by the whole NIB, which is its own to tell and known to whoever types it. */
export function named(query: SelectQueryBuilder<Umkm>, term: string): SelectQueryBuilder<Umkm> {
  return query.andWhere(`(LOWER(umkm.name) LIKE :term ESCAPE '\\' OR umkm.nib = :nib)`, {
    term: likePattern(term),
    nib: term.trim(),
  });
}

/** The rule of reference/size-class.ts as a condition, so that a page can be cut by it; a test holds the two together. */
export function ofSizeClass(
  query: SelectQueryBuilder<Umkm>,
  sizeClass: SizeClass,
  date: string,
): SelectQueryBuilder<Umkm> {
  query.andWhere('umkm.cooperative = :cooperative', { cooperative: sizeClass === 'koperasi' });
  if (sizeClass === 'koperasi') return query;
  const capital = ruleAt('size_class_capital', date).value;
  const sales = ruleAt('size_class_sales', date).value;
  const [capitalAbove, capitalUpTo] = boundsOf(sizeClass, capital);
  const [salesAbove, salesUpTo] = boundsOf(sizeClass, sales);
  return query.andWhere(
    `((umkm.foundedOn >= :since AND umkm.capitalRupiah > :capitalAbove AND umkm.capitalRupiah <= :capitalUpTo)
      OR (umkm.foundedOn < :since AND umkm.yearlySalesRupiah > :salesAbove AND umkm.yearlySalesRupiah <= :salesUpTo))`,
    { since: capital.foundedFrom, capitalAbove, capitalUpTo, salesAbove, salesUpTo },
  );
}

/** Rupiah: above the first, up to the second. */
function boundsOf(sizeClass: Exclude<SizeClass, 'koperasi'>, limits: SizeClassLimits): [number, number] {
  switch (sizeClass) {
    case 'mikro':
      return [-1, limits.mikro];
    case 'kecil':
      return [limits.mikro, limits.kecil];
    case 'menengah':
      return [limits.kecil, limits.menengah];
    case 'besar':
      return [limits.menengah, Number.MAX_SAFE_INTEGER];
  }
}
