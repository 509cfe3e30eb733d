/**
 * A step that would open a pair, in what people count in: its kind, the papers it is about, and its figures in steps of the offer's unit.
 * Texts stand in the messages under `gap.<kind>`, with the figures under `gap.step.<kind>`.
 */
import type { GapKind } from '../contract/kinds.js';
import type { Step } from '../engine/gaps/step.js';
import { inOfferSteps } from './encode.js';
import { isCertificate, paperName } from './numbers.js';
import type { OfferRecord } from './records.js';
import type { Tables } from './tables.js';

export interface Gap {
  readonly kind: GapKind;
  /** Papers and codes of regencies are joined by a comma. */
  readonly params: Readonly<Record<string, string | number>>;
}

export function gapOf(step: Step, offer: OfferRecord, tables: Tables): Gap {
  switch (step.code) {
    case 'certificate': {
      const papers = step.params.anyOf.map(paperName);
      return { kind: papers.some(isCertificate) ? 'certificate' : 'kbli', params: { anyOf: papers.join(',') } };
    }
    case 'verification':
    case 'renewal':
      return { kind: step.code, params: { certificate: paperName(step.params.certificate) } };
    case 'catalogue':
    case 'domestic':
      return { kind: step.code, params: {} };
    case 'area':
      return { kind: 'area', params: { regencies: regenciesIn(step.params.areas, tables) } };
    case 'minimum_order':
      return { kind: 'minimum_order', params: { quantity: inOfferSteps(step.params.quantity, offer, 'down') } };
    case 'capacity': {
      const { more, period } = step.params;
      return { kind: 'capacity', params: { more: inOfferSteps(more, offer, 'up'), period } };
    }
    case 'lead_time':
      return { kind: 'lead_time', params: { leadDays: step.params.leadDays } };
    case 'price':
      return { kind: 'price', params: { unitPrice: step.params.most.rupiah } };
  }
}

const PAPERS = ['anyOf', 'certificate'] as const;

/** What is lacked, whatever its figures: equal texts, equal lacks. */
export function lackOf({ kind, params }: Gap): Gap {
  const papers = PAPERS.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]] as const]));
  return { kind, params: Object.fromEntries(papers) };
}

export const lackKey = (gap: Gap): string => [gap.kind, ...Object.values(lackOf(gap).params)].join(' ');

function regenciesIn(areas: readonly number[], { locations }: Tables): string {
  const codes = [...locations.keys()];
  return areas.map((area) => codes[area]!).join(',');
}
