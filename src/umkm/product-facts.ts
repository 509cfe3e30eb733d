/**
 * What a product is, from what a person or a file said of it: on a shelf that goods may stand on, in a unit that we know, and the
 * rest as its shelf usually is. The dimension of its unit is its own for ever, because capacity and orders are counted in it.
 */
import type { ErrorCode, ErrorParams } from '../contract/errors.js';
import { type Category, findCategory, isWithin } from '../reference/categories.js';
import { convertible, type Dimension, getUnit, type Unit, UNITS } from '../reference/units.js';

/** Goods on this shelf are packed to be kept. */
const PACKAGED_SHELF = 'makanan-kemasan';

export type Objection = { code: ErrorCode; params: ErrorParams };

export interface DescribedProduct {
  categoryId: string;
  unitId?: string | undefined;
  madeFresh?: boolean | undefined;
  packaged?: boolean | undefined;
}

export interface ProductFacts {
  categoryId: string;
  unitId: string;
  baseDimension: Dimension;
  madeFresh: boolean;
  packaged: boolean;
}

/** A group heads a part of the tree; nothing stands on it. */
function shelfOf(categoryId: string): Category | Objection {
  const category = findCategory(categoryId);
  return category && !category.group ? category : { code: 'category_unknown', params: { category: categoryId } };
}

/** By its id alone: other spellings are for files. */
export function unitOf(unitId: string): Unit | Objection {
  return UNITS.find((unit) => unit.id === unitId) ?? { code: 'unit_unknown', params: { unit: unitId } };
}

export function factsOf(described: DescribedProduct): ProductFacts | Objection {
  const shelf = shelfOf(described.categoryId);
  if ('code' in shelf) return shelf;
  const unit = unitOf(described.unitId ?? shelf.unitId);
  if ('code' in unit) return unit;
  return {
    categoryId: shelf.id,
    unitId: unit.id,
    baseDimension: unit.dimension,
    madeFresh: described.madeFresh ?? shelf.madeFresh,
    packaged: described.packaged ?? isWithin(shelf.id, PACKAGED_SHELF),
  };
}

export function objectionToShelf(categoryId: string): Objection | null {
  const shelf = shelfOf(categoryId);
  return 'code' in shelf ? shelf : null;
}

/** Whether a product counted in one unit may be offered, or from now on be stated, in another. */
export function objectionToUnit(unitId: string, productUnitId: string): Objection | null {
  const unit = unitOf(unitId);
  if ('code' in unit) return unit;
  return convertible(unit, getUnit(productUnitId))
    ? null
    : { code: 'unit_mismatch', params: { from: unitId, to: productUnitId } };
}

/** A capacity in another base unit than the product's needs somebody to say how much of it one base unit takes. */
export function poolUseOf(product: Dimension, pool: Dimension, stated: number | undefined): number | null {
  if (stated !== undefined) return stated;
  const countAlike = product === pool || (isCounted(product) && isCounted(pool));
  return countAlike ? 1 : null;
}

/** A sheet counts as a piece. */
const isCounted = (dimension: Dimension) => dimension === 'piece' || dimension === 'sheet';
