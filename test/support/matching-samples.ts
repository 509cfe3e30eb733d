/** Records that the ranking is made of: one plain need and one offer that fits it, to vary by hand, and a ranking of them. */
import { EventRanking } from '../../src/matching/event-ranking.js';
import { type DemandRecord, demandText, type OfferRecord, offerText } from '../../src/matching/records.js';
import { buildTables } from '../../src/matching/tables.js';
import { freezeWords, Vocabulary } from '../../src/matching/vocabulary.js';
import { DEFAULT_WEIGHTS } from '../../src/events/weights.js';
import { areas } from '../../src/reference/areas.queries.js';

export const TODAY = '2026-11-24';
export const TABLES = buildTables(areas);

/** Ids that sort by their number, as those of records made one after the other. */
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** 100 shawls of Tapis at no more than Rp 600,000 each, from January to March 2027, in Bandar Lampung. */
export function aNeed(number: number, changes: Partial<DemandRecord> = {}): DemandRecord {
  const need: DemandRecord = {
    id: idOf(number),
    packageId: 'package-1',
    agencyId: 'agency-1',
    agencyName: 'Balai Pelatihan Kerja',
    agencyKind: 'INSTANSI_VERTIKAL',
    categoryId: 'kain-tapis',
    name: 'Selendang tapis untuk tamu',
    spec: null,
    unitId: 'helai',
    quantity: 100,
    baseQuantity: 100,
    openBase: 100,
    unitCeiling: 600_000,
    value: null,
    deliverFrom: '2027-01-01',
    deliverTo: '2027-03-31',
    place: 'Aula',
    regencyCode: '18.71',
    certificates: [],
    catalogueWanted: false,
    domesticWanted: false,
    splittable: true,
    reservedForSmall: true,
    ...changes,
  };
  const { quantity, unitCeiling } = need;
  return { ...need, value: quantity === null || unitCeiling === null ? null : quantity * unitCeiling };
}

/** Tapis shawls at Rp 570,000, 40 a month, ready in two weeks, of a micro business in the same town. */
export const anOffer = (number: number, changes: Partial<OfferRecord> = {}): OfferRecord => ({
  id: idOf(number),
  umkmId: 'umkm-1',
  umkmName: 'Tapis Muli Siger',
  sizeClass: 'mikro',
  regencyCode: '18.71',
  kbliCodes: [],
  catalogueListed: false,
  productId: 'product-1',
  categoryId: 'kain-tapis',
  name: 'Selendang tapis pucuk rebung',
  description: null,
  traits: [],
  shelfLifeDays: null,
  domestic: true,
  photoFileId: null,
  unitId: 'helai',
  packSize: 1,
  minimumOrder: 1,
  leadDays: 14,
  prices: [{ minQuantity: 1, unitPrice: 570_000 }],
  pricesComplete: true,
  deliveryArea: { kind: 'nation', codes: [] },
  capacity: { poolId: 'pool-1', period: 'month', units: 40, use: 1, madeFresh: false, reserved: [] },
  papers: [],
  ...changes,
});

export function rankingOf(needs: readonly DemandRecord[], offers: readonly OfferRecord[], today = TODAY): EventRanking {
  const ranking = emptyRanking([...needs.map(demandText), ...offers.map(offerText)], today);
  ranking.update(needs, offers, today);
  return ranking;
}

export const emptyRanking = (texts: readonly string[], today = TODAY): EventRanking =>
  new EventRanking(
    { weights: DEFAULT_WEIGHTS, version: 1, vocabulary: new Vocabulary(freezeWords(texts), 1), tables: TABLES },
    today,
  );
