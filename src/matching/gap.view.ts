import { GAP_KINDS, type GapKind } from '../contract/kinds.js';
import { ApiProperty } from '../platform/edge/api-docs.js';
import { areas } from '../reference/areas.queries.js';
import { getUnit } from '../reference/units.js';
import type { Gap } from './gap.js';
import type { OfferRecord } from './records.js';

/** A step that opens a pair, or without figures what is lacked. */
export class GapView {
  @ApiProperty({ enum: GAP_KINDS, enumName: 'GapKind', description: 'its text is `gap.<kind>` of the messages' })
  kind: GapKind;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    description:
      'papers joined by a comma (anyOf, certificate), steps of the offer’s unit (more, a period; quantity), days, rupiah for one unit, names of places',
  })
  params: Record<string, string | number>;
}

/** The offer that a step is about. */
export class StepOfferView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() unitId: string;
  @ApiProperty({ type: 'integer' }) steps: number;
}

export function gapView({ kind, params: { regencies, ...params } }: Gap): GapView {
  return { kind, params: regencies === undefined ? params : { ...params, places: placesIn(String(regencies)) } };
}

export const stepOfferView = ({ id, name, unitId }: Pick<OfferRecord, 'id' | 'name' | 'unitId'>): StepOfferView => ({
  id,
  name,
  unitId,
  steps: getUnit(unitId).steps,
});

const placesIn = (codes: string): string =>
  codes
    .split(',')
    .map((code) => areas.findRegency(code)?.shortName ?? code)
    .join(', ');
