import { SIZE_CLASSES, type SizeClass } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { areas } from '../reference/areas.queries.js';
import type { Facilitation, HelpRow, LackSum } from './facilitation.js';
import { GapView, gapView, StepOfferView, stepOfferView } from './gap.view.js';

class OpensView {
  @ApiProperty({ type: 'integer', description: 'needs that would be open' }) demands: number;
  @ApiProperty({ type: 'integer', description: 'agencies whose needs they are' }) buyers: number;
  @ApiProperty({
    type: 'integer',
    description: 'what could be sold of them at the seller’s own price, as far as its capacity goes, each by itself',
  })
  rupiah: number;
}

class HelpView extends OpensView {
  @ApiProperty({ format: 'uuid' }) umkmId: string;
  @ApiProperty() umkmName: string;
  @ApiProperty({ type: String, enum: SIZE_CLASSES, nullable: true }) sizeClass: SizeClass | null;
  @ApiProperty({ type: String, nullable: true }) regencyName: string | null;
  @ApiProperty({ type: GapView, description: 'opens all of the needs' }) step: GapView;
  @ApiProperty({ type: StepOfferView, nullable: true, description: 'null where the whole business lacks it' })
  offer: StepOfferView | null;
}

class LackSumView extends OpensView {
  @ApiProperty({ type: GapView, description: 'without figures' }) lack: GapView;
  @ApiProperty({ type: 'integer' }) sellers: number;
}

export class FacilitationView {
  @ApiProperty({ type: 'integer', description: 'rows of the asked kind' }) total: number;
  @ApiProperty({ type: HelpView, isArray: true, description: 'a row for each seller and lack, worth most first' })
  items: HelpView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty({
    type: LackSumView,
    isArray: true,
    description:
      'each lack over all sellers, whichever kind is asked for; each need once, with who could sell most of it',
  })
  lacks: LackSumView[];
}

export const facilitationView = ({ total, items, nextCursor, lacks }: Facilitation): FacilitationView => ({
  total,
  items: items.map(helpView),
  nextCursor,
  lacks: lacks.map(lackSumView),
});

const helpView = ({ umkmId, umkmName, sizeClass, regencyCode, gap, offer, ...opens }: HelpRow): HelpView => ({
  umkmId,
  umkmName,
  sizeClass,
  regencyName: (regencyCode === null ? undefined : areas.findRegency(regencyCode))?.shortName ?? null,
  step: gapView(gap),
  offer: offer && stepOfferView(offer),
  demands: opens.demands,
  buyers: opens.buyers,
  rupiah: opens.rupiah,
});

const lackSumView = ({ lack, sellers, demands, buyers, rupiah }: LackSum): LackSumView => ({
  lack: gapView(lack),
  sellers,
  demands,
  buyers,
  rupiah,
});
