/** The ranking workload as records of the product: shelves are the twenty trees of its categories, so that many pairs are on the floor. */
import { DEFAULTS } from '../../src/engine/rank/defaults.js';
import { freezeIdf } from '../../src/engine/rank/idf.js';
import { Ranking } from '../../src/engine/rank/rank.js';
import type { RankDemand, RankOffer, RankSettings } from '../../src/engine/rank/types.js';
import { type Dataset, type Demand, LEAF_COUNT, type Offer, REGION_COUNT } from './workloads/ranking.js';

/** 24 November 2026. */
const ORDER_DAY = 20_781;
const SHELVES = 20;
const OFFERS_OF_A_SELLER = 3;
const DAYS_OF_CAPACITY = 30;

export interface ProductRanking {
  readonly ranking: Ranking;
  /** By id. */
  readonly offers: readonly RankOffer[];
}

export function productRanking(dataset: Dataset): ProductRanking {
  const ranking = new Ranking(settingsOf(dataset));
  const offers = dataset.offers.map(rankOffer);
  dataset.demands.forEach((demand) => ranking.putDemand(rankDemand(demand)));
  offers.forEach((offer) => ranking.putOffer(offer));
  return { ranking, offers };
}

export const sellerOf = ({ id }: Offer): number => Math.floor(id / OFFERS_OF_A_SELLER);

/** Ids of offers by seller. */
export function sellersOf({ offers }: Dataset): number[][] {
  const sellers: number[][] = [];
  for (const offer of offers) (sellers[sellerOf(offer)] ??= []).push(offer.id);
  return sellers;
}

function settingsOf({ offers, latitude, longitude }: Dataset): RankSettings {
  const affinities = new Uint16Array(SHELVES * SHELVES);
  for (let shelf = 0; shelf < SHELVES; shelf++) affinities[shelf * SHELVES + shelf] = 10_000;
  const kilometres = new Uint16Array(REGION_COUNT * REGION_COUNT);
  for (let a = 0; a < REGION_COUNT; a++)
    for (let b = 0; b < REGION_COUNT; b++)
      kilometres[a * REGION_COUNT + b] = Math.round(
        111 * Math.hypot(latitude[a]! - latitude[b]!, longitude[a]! - longitude[b]!),
      );
  return {
    ...DEFAULTS,
    shelves: { categories: SHELVES, affinities, floor: 8_000 },
    idf: freezeIdf(
      offers.map(({ words }) => words),
      1,
    ),
    distances: { locations: REGION_COUNT, kilometres },
    orderDay: ORDER_DAY,
  };
}

const shelfOf = (leaf: number): number => Math.floor(leaf / (LEAF_COUNT / SHELVES));

function rankDemand({
  id,
  category,
  words,
  ceilingPrice,
  quantity,
  windowDays,
  region,
  certificates,
  prefersCatalogue,
}: Demand): RankDemand {
  return {
    id,
    agency: id % 500,
    category: shelfOf(category),
    terms: words,
    dimension: 0,
    quantity,
    splittable: id % 4 !== 0,
    ceiling: { rupiah: Math.max(1, Math.round(ceilingPrice)), units: 1 },
    window: { from: ORDER_DAY + Math.floor(windowDays / 2), to: ORDER_DAY + windowDays },
    deliveries: 1,
    place: { location: region, areas: [region] },
    certificates: [1, 2, 4, 8, 16, 32].filter((bit) => (certificates & bit) !== 0),
    catalogue: prefersCatalogue ? 'wanted' : 'open',
    domestic: 'open',
    smallOnly: false,
  };
}

function rankOffer(offer: Offer): RankOffer {
  return {
    id: offer.id,
    umkm: sellerOf(offer),
    category: shelfOf(offer.category),
    terms: offer.words,
    dimension: 0,
    prices: [{ minimum: 1, price: { rupiah: Math.max(1, Math.round(offer.price)), units: 1 } }],
    pricesComplete: true,
    minimumOrder: offer.minimumOrder,
    leadDays: offer.leadDays,
    location: offer.region,
    area: null,
    requires: [],
    certificates: [0, 1, 2, 3, 4, 5]
      .filter((kind) => (offer.certificates & (1 << kind)) !== 0)
      .map((kind) => ({ kind, validFrom: null, validUntil: null, verified: true })),
    capacity: {
      period: 'day',
      perPeriod: Math.max(1, Math.round(offer.capacity / DAYS_OF_CAPACITY)),
      exceptions: [],
      madeFresh: offer.id % 2 === 0,
    },
    inCatalogue: offer.inCatalogue === 1,
    domestic: true,
    small: offer.micro === 1,
    withdrawn: false,
  };
}
