/** Where an offer is delivered to: anywhere, or in some provinces, or in some regencies. */
export const AREA_KINDS = ['nation', 'provinces', 'regencies'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export interface DeliveryArea {
  kind: AreaKind;
  /** `18` for a province, `18.71` for a regency; none for the nation. */
  codes: string[];
}

export const EVERYWHERE: DeliveryArea = { kind: 'nation', codes: [] };

/** Codes once each and in order, so that equal areas are equal values; none for the nation. */
export function tidyArea(area: DeliveryArea): DeliveryArea {
  return { kind: area.kind, codes: area.kind === 'nation' ? [] : [...new Set(area.codes)].sort() };
}
