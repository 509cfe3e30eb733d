import type { ApiPropertyOptions } from '@nestjs/swagger';
import { AGENCY_KINDS, type AgencyKind, SIZE_CLASSES, type SizeClass } from '../contract/kinds.js';
import { DemandView } from '../demands/demand.view.js';
import { ValueBandView } from '../demands/package.view.js';
import { valueBand } from '../demands/value-band.js';
import { WeightsDto } from '../events/events.dto.js';
import { type Factor, FACTORS } from '../events/weights.js';
import { OfferView, offerView, type SeenOffer } from '../offers/offer.view.js';
import type { PriceTier } from '../offers/price-tiers.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { areas } from '../reference/areas.queries.js';
import { getUnit } from '../reference/units.js';
import { photoUrl } from '../umkm/photo-url.js';
import { type Chip, chipsOf, TONES } from './chips.js';
import type { EventIdf } from './event-idf.entity.js';
import { GapView, gapView, StepOfferView, stepOfferView } from './gap.view.js';
import { type Coded, MATCH_CODES, type MatchCode, PRICE_BANDS, type PriceBand, tierAt } from './reading.js';
import type { MyNeedsPage } from './my-needs-page.js';
import type { PageWithNearMisses, RankedPage, ShownGroup, ShownPair } from './ranked-page.js';
import { PairStanceView } from './stance.view.js';
import type { Unlock } from './unlocks.js';

const nullable = (type: ApiPropertyOptions['type'], description?: string): ApiPropertyOptions =>
  ({ type, nullable: true, ...(description === undefined ? {} : { description }) }) as ApiPropertyOptions;

class CodedView {
  @ApiProperty({ enum: MATCH_CODES, enumName: 'MatchCode', description: 'its text is `match.<code>` of the messages' })
  code: MatchCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    description: 'quantities are steps of the offer’s unit, shares basis points, certificates joined by a comma',
  })
  params: Record<string, string | number>;
}

class ChipView extends CodedView {
  @ApiProperty({ enum: TONES }) tone: Chip['tone'];
}

class RaiseView extends CodedView {
  @ApiProperty(nullable('integer', 'points it could bring at most; null where that would tell of the ceiling')) points:
    number | null;
}

class MatchFactorView {
  @ApiProperty({ enum: FACTORS }) factor: Factor;
  @ApiProperty(nullable('integer', 'null where only the band may be seen')) points: number | null;
  @ApiProperty({ type: 'integer', description: 'the weight of the factor' }) max: number;
  @ApiProperty({ enum: PRICE_BANDS, nullable: true, type: String }) band: PriceBand | null;
  @ApiProperty({ type: CodedView }) reason: Coded;
}

class MatchDemandView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty(nullable(String)) categoryId: string | null;
  @ApiProperty({ format: 'uuid' }) agencyId: string;
  @ApiProperty() agencyName: string;
  @ApiProperty({ enum: AGENCY_KINDS }) agencyKind: AgencyKind;
  @ApiProperty(nullable('integer', 'steps of the unit')) quantity: number | null;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ ...nullable(String), format: 'date' }) deliverFrom: string | null;
  @ApiProperty({ ...nullable(String), format: 'date' }) deliverTo: string | null;
  @ApiProperty(nullable(String)) regencyCode: string | null;
  @ApiProperty(nullable(String)) place: string | null;
  @ApiProperty({ type: ValueBandView, nullable: true }) valueBand: ValueBandView | null;
}

class MatchOfferView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() categoryId: string;
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty() umkmName: string;
  @ApiProperty({ ...nullable(String), enum: SIZE_CLASSES }) sizeClass: SizeClass | null;
  @ApiProperty(nullable(String)) regencyCode: string | null;
  @ApiProperty(nullable(String)) regencyName: string | null;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ type: 'integer', description: 'rupiah for one unit at the quantity of the need' }) unitPrice: number;
  @ApiProperty(nullable('integer', 'for the agency and the organiser')) belowCeilingPermille: number | null;
  @ApiProperty(nullable(String)) photoUrl: string | null;
}

export class MatchView {
  @ApiProperty({ type: 'integer' }) rank: number;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 10_000,
    description: 'for a seller it rests on the published band of the value, not on the ceiling',
  })
  score: number;
  @ApiProperty({ type: MatchDemandView }) demand: MatchDemandView;
  @ApiProperty({ type: MatchOfferView }) offer: MatchOfferView;
  @ApiProperty(nullable('integer', 'between the seats of the two regencies')) distanceKm: number | null;
  @ApiProperty({ type: MatchFactorView, isArray: true }) factors: MatchFactorView[];
  @ApiProperty({ type: ChipView, isArray: true, maxItems: 3 }) chips: ChipView[];
  @ApiProperty({ type: CodedView, isArray: true, description: 'what shuts the pair out; none in a match' })
  gaps: Coded[];
  @ApiProperty({ type: CodedView, isArray: true, description: 'what nobody has stated' }) missing: Coded[];
  @ApiProperty({ type: RaiseView, isArray: true, description: 'what the seller could do, most points first' })
  raise: RaiseView[];
  @ApiProperty({ type: 'integer', description: 'weight of the factors for which nothing is missing, basis points' })
  confidence: number;
  @ApiProperty({ type: PairStanceView }) stance: PairStanceView;
  @ApiProperty({ type: GapView, nullable: true, description: 'of a near miss, the smallest step that opens it' })
  step: GapView | null;
  @ApiProperty(
    nullable('integer', 'of a seller lifted for fairness, its place by the score alone; it stands at the tenth'),
  )
  liftedFrom: number | null;
}

class NearGroupView {
  @ApiProperty({ type: GapView, description: 'what they all lack, without figures' }) lack: GapView;
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({ type: MatchView, isArray: true, description: 'the best of them' }) items: MatchView[];
}

class NearMissesView {
  @ApiProperty({ type: 'integer', description: 'sellers, or needs, whatever they lack' }) total: number;
  @ApiProperty({ type: NearGroupView, isArray: true, description: 'by what they lack, the most first' })
  groups: NearGroupView[];
}

class RankedView {
  @ApiProperty({ type: 'integer', description: 'counts the changes of the weights' }) version: number;
  @ApiProperty({ type: 'integer', description: 'counts the times that the event’s words were frozen' })
  wordsVersion: number;
  @ApiProperty({ type: WeightsDto }) weights: WeightsDto;
  @ApiProperty({ type: 'integer', description: 'pairs that fit' }) total: number;
  @ApiProperty({ type: MatchView, isArray: true, description: 'best first' }) items: MatchView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class DemandMatchesView extends RankedView {
  @ApiProperty({ type: DemandView }) demand: DemandView;
  @ApiProperty({ type: NearMissesView }) nearMisses: NearMissesView;
}

export class OfferMatchesView extends RankedView {
  @ApiProperty({ type: OfferView }) offer: OfferView;
  @ApiProperty({ type: NearMissesView }) nearMisses: NearMissesView;
}

class UnlockView {
  @ApiProperty({ type: GapView }) step: GapView;
  @ApiProperty({ type: StepOfferView, nullable: true, description: 'null where the whole business lacks it' })
  offer: StepOfferView | null;
  @ApiProperty({ type: 'integer', description: 'needs that this one step would open' }) demands: number;
  @ApiProperty(
    nullable(
      'integer',
      'what could be sold of them at the own price, in three figures, where they are at least 3 needs of at least 2 buyers',
    ),
  )
  rupiah: number | null;
  @ApiProperty({ type: ValueBandView, nullable: true, description: 'else the sum of the bands of its parts' })
  band: ValueBandView | null;
}

export class MyMatchesView extends RankedView {
  @ApiProperty({
    type: 'integer',
    description: 'needs that one step would open; they come after the others, with it in `step`',
  })
  nearTotal: number;
  @ApiProperty({ type: UnlockView, isArray: true, description: 'worth most first' }) unlocks: UnlockView[];
}

export class FrozenWordsView {
  @ApiProperty({ type: 'integer' }) wordsVersion: number;
  @ApiProperty() frozenAt: string;
  @ApiProperty({ type: 'integer', description: 'words and pairs of words' }) words: number;
}

const rankedView = ({ version, wordsVersion, weights, total, items, nextCursor }: RankedPage): RankedView => ({
  version,
  wordsVersion,
  weights: { ...weights },
  total,
  items: items.map(matchView),
  nextCursor,
});

const nearMissesView = ({ nearMisses: { total, groups } }: PageWithNearMisses): NearMissesView => ({
  total,
  groups: groups.map(nearGroupView),
});

const nearGroupView = ({ lack, total, items }: ShownGroup): NearGroupView => ({
  lack: gapView(lack),
  total,
  items: items.map(matchView),
});

export const demandMatchesView = (page: PageWithNearMisses & { demand: DemandView }): DemandMatchesView => ({
  demand: page.demand,
  ...rankedView(page),
  nearMisses: nearMissesView(page),
});

export const offerMatchesView = (page: PageWithNearMisses & { offer: SeenOffer }): OfferMatchesView => ({
  offer: offerView(page.offer),
  ...rankedView(page),
  nearMisses: nearMissesView(page),
});

export const myMatchesView = (page: MyNeedsPage): MyMatchesView => ({
  ...rankedView(page),
  nearTotal: page.nearTotal,
  unlocks: page.unlocks.map(unlockView),
});

const unlockView = ({ gap, offer, demands, rupiah, band }: Unlock): UnlockView => ({
  step: gapView(gap),
  offer: offer && stepOfferView(offer),
  demands,
  rupiah,
  band,
});

/** What the reader may see of a pair was decided when it was read (reading.ts); here it only gets its names. */
export function matchView({
  rank,
  pair,
  read,
  distanceKm,
  seesCeilings,
  stance,
  gap,
  liftedFrom,
}: ShownPair): MatchView {
  return {
    rank,
    score: read.score,
    demand: demandOf(pair),
    offer: { ...offerOf(pair), belowCeilingPermille: seesCeilings ? belowCeiling(pair) : null },
    distanceKm,
    factors: read.factors,
    chips: chipsOf(read),
    gaps: read.gaps,
    missing: read.missing,
    raise: read.raise,
    confidence: read.confidence,
    stance,
    step: gap && gapView(gap),
    liftedFrom,
  };
}

function demandOf({ demand }: ShownPair['pair']): MatchDemandView {
  return {
    id: demand.id,
    name: demand.name,
    categoryId: demand.categoryId,
    agencyId: demand.agencyId,
    agencyName: demand.agencyName,
    agencyKind: demand.agencyKind,
    quantity: demand.quantity,
    unitId: demand.unitId,
    steps: getUnit(demand.unitId).steps,
    deliverFrom: demand.deliverFrom,
    deliverTo: demand.deliverTo,
    regencyCode: demand.regencyCode,
    place: demand.place,
    valueBand: demand.value === null ? null : valueBand(demand.value),
  };
}

const offerOf = ({ offer, rankOffer, rankDemand }: ShownPair['pair']) => ({
  id: offer.id,
  name: offer.name,
  categoryId: offer.categoryId,
  umkmId: offer.umkmId,
  umkmName: offer.umkmName,
  sizeClass: offer.sizeClass,
  regencyCode: offer.regencyCode,
  regencyName: (offer.regencyCode === null ? undefined : areas.findRegency(offer.regencyCode))?.shortName ?? null,
  unitId: offer.unitId,
  steps: getUnit(offer.unitId).steps,
  unitPrice: (offer.prices[tierAt(rankOffer, rankDemand.quantity)] as PriceTier).unitPrice,
  photoUrl: photoUrl(offer.photoFileId),
});

const BASIS_POINTS_PER_PERMILLE = 10;

function belowCeiling({ explanation }: ShownPair['pair']): number | null {
  const reason = explanation.factors.find(({ factor }) => factor === 'price')?.reason;
  if (reason?.code === 'at_ceiling') return 0;
  return reason?.code === 'below_ceiling' ? Math.floor(reason.params.saving / BASIS_POINTS_PER_PERMILLE) : null;
}

export const frozenWordsView = ({ version, at, data }: EventIdf): FrozenWordsView => ({
  wordsVersion: version,
  frozenAt: at,
  words: data.terms.length,
});
