import type { CapacityPeriod } from '../../src/contract/kinds.js';
import { type DeliveryArea, EVERYWHERE } from '../../src/offers/delivery-area.js';
import type { PriceTier } from '../../src/offers/price-tiers.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import { getUnit } from '../../src/reference/units.js';
import { factsOf } from '../../src/umkm/product-facts.js';
import type { ProductFields } from '../../src/umkm/products.service.js';
import type { UmkmFields } from '../../src/umkm/umkms.service.js';
import type { Good } from './good.js';
import { getGood, ordinaryPrice } from './goods.js';
import { GUESTS } from './guests.js';
import { planPapers, type PlannedPaper } from './papers.js';
import { FAMILY_NAMES, MEN, PLACE_WORDS, REGENCIES, WOMEN } from './places.js';
import { niceQuantity, niceRupiah, type Random } from './random.js';
import { type Trade, TRADES } from './trades.js';

export interface PlannedProduct {
  fields: ProductFields;
  /** Of its own; null where the workshop's is shared. */
  capacity: { perPeriod: number; period: CapacityPeriod } | null;
  unitId: string;
  packSize: number;
  minimumOrder: number;
  leadDays: number;
  prices: PriceTier[];
  deliveryArea: DeliveryArea;
  taxIncluded: boolean;
  deliveryIncluded: boolean;
}

export interface PlannedMaker {
  umkm: UmkmFields;
  owner: string;
  /** Base units of work a month that all products draw on. */
  workshop: number | null;
  products: PlannedProduct[];
  papers: PlannedPaper[];
  /** Lets the hall's screen say its name. */
  named: boolean;
  /** Visitors of the demo can sign in as its owner. */
  guest: boolean;
}

const OFFERS = 400;
const OFFERS_EACH = 3;
const MAKERS_EVERYWHERE = 2;
const NAMED = 0.67;
const WITHOUT_NIB = 0.08;
const WITHOUT_SIZE = 0.1;
/** Rupiah of work in one unit of a shared workshop's capacity. */
const WORK_RUPIAH = 30_000;
const FOUNDED_UNDER_NEW_LAW = '2021-02-02';

/** 120 makers with 400 offers. The first tapis maker and the first snack maker are those whom visitors of the demo try. */
export function planMakers(random: Random, today: string): PlannedMaker[] {
  const trades = TRADES.flatMap((trade) => Array.from({ length: trade.makers }, () => trade));
  const more = new Set(random.shuffled(trades.map((_, at) => at)).slice(0, OFFERS - OFFERS_EACH * trades.length));
  const names = new Set<string>();
  const homes = homesOf(random, trades.length);
  return trades.map((trade, at) => {
    const isFirst = trades.indexOf(trade) === at;
    const offers = OFFERS_EACH + (more.has(at) ? 1 : 0);
    const maker = planMaker(random, { trade, offers, names, home: homes[at] ?? '' }, today);
    const asGuest = isFirst ? GUESTS[trade.id] : undefined;
    return asGuest ? asGuest(maker, random, today) : maker;
  });
}

/** Some makers in every regency, the others by weight. */
function homesOf(random: Random, makers: number): string[] {
  const sure = REGENCIES.flatMap(({ code }) => Array.from({ length: MAKERS_EVERYWHERE }, () => code));
  const others = Array.from(
    { length: makers - sure.length },
    () => random.weighted(REGENCIES, ({ weight }) => weight).code,
  );
  return random.shuffled([...sure, ...others]);
}

interface Wanted {
  trade: Trade;
  offers: number;
  /** Taken names; the maker's is added. */
  names: Set<string>;
  home: string;
}

function planMaker(random: Random, { trade, offers, names, home: code }: Wanted, today: string): PlannedMaker {
  const owner = `${random.pick(random.chance(trade.women) ? WOMEN : MEN)} ${random.pick(FAMILY_NAMES)}`;
  const level = random.next();
  return {
    umkm: { ...sizeFacts(random, today), ...identity(random, trade, names), regencyCode: code, ownerName: owner },
    owner,
    workshop: trade.sharesCapacity ? random.int([50, 110]) * 100 : null,
    products: chosenGoods(random, trade, offers).map(({ good, name }) =>
      planProduct(random, good, name, { trade, level, code }),
    ),
    papers: planPapers(random, trade.papers, code, today),
    named: random.chance(NAMED),
    guest: false,
  };
}

/** Different goods first, then another variant of one. */
function chosenGoods(random: Random, trade: Trade, count: number): { good: Good; name: string }[] {
  const goods = random
    .shuffled(trade.goods)
    .map((id) => ({ good: getGood(id), names: random.shuffled(getGood(id).products) }));
  const rounds = [0, 1, 2].flatMap((round) => goods.map(({ good, names }) => ({ good, name: names[round] })));
  return rounds.flatMap(({ good, name }) => (name === undefined ? [] : [{ good, name }])).slice(0, count);
}

function identity(random: Random, trade: Trade, names: Set<string>) {
  let name: string;
  do name = `${random.pick(trade.names)} ${random.pick(PLACE_WORDS)}`;
  while (names.has(name));
  names.add(name);
  const isCooperative = trade.legalForm === 'KOPERASI';
  return {
    name,
    cooperative: isCooperative,
    legalForm: trade.legalForm,
    // nobody was given a number that begins so
    nib: random.chance(WITHOUT_NIB) ? null : `9999${String(random.int([0, 999_999_999])).padStart(9, '0')}`,
    npwp: null,
    address: 'Jalan Contoh 1',
    // none: a message to an invented number would reach somebody
    phone: null,
    kbliCodes: random.chance(0.95) ? [...trade.kbliCodes] : [],
    catalogueListed: random.chance(trade.catalogued),
    catalogueUrl: null,
    photoFileId: null,
  };
}

/** Mostly micro, some small, a few medium; of some it cannot be told yet. */
function sizeFacts(random: Random, today: string) {
  if (random.chance(WITHOUT_SIZE)) return { foundedOn: null, capitalRupiah: null, yearlySalesRupiah: null };
  const foundedOn = addDays(today, -random.int([300, 4_500]));
  const size = random.weighted(
    ['mikro', 'kecil', 'menengah'] as const,
    (one) => ({ mikro: 78, kecil: 19, menengah: 3 })[one],
  );
  const isNew = foundedOn >= FOUNDED_UNDER_NEW_LAW;
  const millions = isNew
    ? { mikro: [40, 800], kecil: [1_200, 3_500], menengah: [6_000, 8_500] }
    : { mikro: [180, 1_800], kecil: [2_400, 9_000], menengah: [16_000, 28_000] };
  const rupiah = random.int(millions[size] as [number, number]) * 1_000_000;
  return { foundedOn, capitalRupiah: isNew ? rupiah : null, yearlySalesRupiah: isNew ? null : rupiah };
}

function planProduct(
  random: Random,
  good: Good,
  name: string,
  maker: { trade: Trade; level: number; code: string },
): PlannedProduct {
  const facts = factsOf({ categoryId: good.shelfId, unitId: good.unitId });
  if ('code' in facts) throw new Error(`${good.id}: ${facts.code}`);
  const steps = getUnit(good.unitId).steps;
  const made = niceQuantity(random.skewed(good.made));
  const isDomestic = random.chance(0.94);
  return {
    fields: {
      name,
      description: good.description,
      ...facts,
      kbkiCode: null,
      photoFileId: null,
      shelfLifeDays: good.shelfLifeDays ?? null,
      domesticContentPermille: isDomestic && random.chance(0.3) ? random.int([40, 92]) * 10 : null,
      madeInIndonesia: isDomestic,
      poolUse: maker.trade.sharesCapacity ? Math.max(1, Math.round(ordinaryPrice(good) / WORK_RUPIAH)) : 1,
    },
    capacity: maker.trade.sharesCapacity ? null : { perPeriod: made * getUnit(good.unitId).ratio, period: good.period },
    ...terms(random, good, steps, maker.level),
    leadDays: random.int(good.leadDays),
    deliveryArea: areaOf(random, maker.code),
    taxIncluded: random.chance(0.93),
    deliveryIncluded: random.chance(0.86),
  };
}

function terms(random: Random, good: Good, steps: number, level: number) {
  const [low, high] = good.price;
  const at = Math.min(1, Math.max(0, level + random.between([-0.2, 0.2])));
  const price = low + at * (high - low);
  const other = good.alsoIn !== undefined && random.chance(0.3) ? good.alsoIn : null;
  if (other === null)
    return {
      unitId: good.unitId,
      packSize: getUnit(good.unitId).ratio,
      minimumOrder: good.minimum * steps,
      prices: tiers(random, price, good.minimum, steps),
    };
  const minimum = Math.max(1, Math.round(good.minimum / other.holds));
  return {
    unitId: other.unitId,
    packSize: other.holds,
    minimumOrder: minimum,
    prices: tiers(random, price * other.holds * 0.97, minimum, 1),
  };
}

function tiers(random: Random, price: number, minimum: number, steps: number): PriceTier[] {
  const found: PriceTier[] = [{ minQuantity: minimum * steps, unitPrice: niceRupiah(price) }];
  let [quantity, asked] = [minimum, price];
  for (let more = random.int([0, 2]); more > 0; more--) {
    quantity = niceQuantity(quantity * random.int([4, 9]) + 1);
    asked *= random.between([0.93, 0.97]);
    const unitPrice = niceRupiah(asked);
    if (unitPrice < (found.at(-1)?.unitPrice ?? 0)) found.push({ minQuantity: quantity * steps, unitPrice });
  }
  return found;
}

function areaOf(random: Random, own: string): DeliveryArea {
  const kind = random.weighted(
    ['nation', 'provinces', 'regencies'] as const,
    (one) => ({ nation: 50, provinces: 42, regencies: 8 })[one],
  );
  if (kind === 'nation') return EVERYWHERE;
  return kind === 'provinces' ? { kind, codes: ['18'] } : { kind, codes: [...new Set([own, '18.71'])].sort() };
}
