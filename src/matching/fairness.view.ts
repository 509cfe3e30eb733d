import { SIZE_CLASSES, type SizeClass } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { areas } from '../reference/areas.queries.js';
import type { BeforeAfter, Fairness, SellerExposure, SellerGroup } from './fairness.js';

class BeforeAfterView implements BeforeAfter {
  @ApiProperty({ type: 'integer', description: 'by the scores alone' }) before: number;
  @ApiProperty({ type: 'integer', description: 'with the exposure floor' }) after: number;
}

class SeenView {
  @ApiProperty({ type: 'integer' }) sellers: number;
  @ApiProperty({ type: BeforeAfterView, description: 'sellers among the first ten of some list' })
  placed: BeforeAfterView;
  @ApiProperty({ type: BeforeAfterView, description: 'their places: a first one is 10,000, a tenth 2,891' })
  weight: BeforeAfterView;
}

class SizeSeenView extends SeenView {
  @ApiProperty({ type: String, enum: SIZE_CLASSES, nullable: true }) sizeClass: SizeClass | null;
}

class RegencySeenView extends SeenView {
  @ApiProperty({ type: String, nullable: true }) regencyName: string | null;
}

class SellerSeenView {
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty() umkmName: string;
  @ApiProperty({ type: String, enum: SIZE_CLASSES, nullable: true }) sizeClass: SizeClass | null;
  @ApiProperty({ type: String, nullable: true }) regencyName: string | null;
  @ApiProperty({ description: 'nothing of it is signed, at no event of the trade office' }) isNewcomer: boolean;
  @ApiProperty({ type: BeforeAfterView, description: 'lists in whose first ten it stands' }) places: BeforeAfterView;
  @ApiProperty({ type: BeforeAfterView }) weight: BeforeAfterView;
}

export class FairnessView {
  @ApiProperty({ type: 'integer', description: 'points (of 10,000) that the figures after are for' }) tolerance: number;
  @ApiProperty({ type: 'integer', description: 'points that the event has; 0: nobody is lifted' }) inForce: number;
  @ApiProperty({ type: 'integer', description: 'needs' }) lists: number;
  @ApiProperty({ type: 'integer', description: 'lists whose tenth place is given to somebody' }) lifted: number;
  @ApiProperty({ type: BeforeAfterView, description: 'Gini coefficient of the weights, 10,000 is 1' })
  gini: BeforeAfterView;
  @ApiProperty({ type: SeenView }) everybody: SeenView;
  @ApiProperty({ type: SeenView }) newcomers: SeenView;
  @ApiProperty({ type: SizeSeenView, isArray: true, description: 'the largest group first' }) bySize: SizeSeenView[];
  @ApiProperty({ type: RegencySeenView, isArray: true, description: 'the largest group first' })
  byRegency: RegencySeenView[];
  @ApiProperty({ type: SellerSeenView, isArray: true, description: 'seen least first' }) items: SellerSeenView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export const fairnessView = (fairness: Fairness): FairnessView => ({
  tolerance: fairness.tolerance,
  inForce: fairness.inForce,
  lists: fairness.lists,
  lifted: fairness.lifted,
  gini: fairness.gini,
  everybody: seenView(fairness.everybody),
  newcomers: seenView(fairness.newcomers),
  bySize: fairness.bySize.map((group) => ({ sizeClass: group.key, ...seenView(group) })),
  byRegency: fairness.byRegency.map((group) => ({ regencyName: regencyName(group.key), ...seenView(group) })),
  items: fairness.items.map(sellerSeenView),
  nextCursor: fairness.nextCursor,
});

const seenView = ({ sellers, placed, weight }: SellerGroup<unknown>): SeenView => ({ sellers, placed, weight });

const sellerSeenView = ({ regencyCode, ...seller }: SellerExposure): SellerSeenView => ({
  umkmId: seller.umkmId,
  umkmName: seller.umkmName,
  sizeClass: seller.sizeClass,
  regencyName: regencyName(regencyCode),
  isNewcomer: seller.isNewcomer,
  places: seller.places,
  weight: seller.weight,
});

const regencyName = (code: string | null): string | null =>
  (code === null ? undefined : areas.findRegency(code))?.shortName ?? null;
