import { EVERYWHERE } from '../../src/offers/delivery-area.js';
import { getGood } from './goods.js';
import type { PlannedMaker, PlannedProduct } from './makers.js';
import { paper } from './papers.js';
import type { Random } from './random.js';

/** Makers whom visitors of the demo try, by trade: the first of that trade is turned into them. */
export const GUESTS: Readonly<Record<string, (maker: PlannedMaker, random: Random, today: string) => PlannedMaker>> = {
  tapis: asTapisGuest,
  camilan: asSnackGuest,
};

const CITY = '18.71';
const SCARF = 'Selendang tapis motif pucuk rebung';

/** Offers what the first officer needs. */
function asTapisGuest(maker: PlannedMaker): PlannedMaker {
  const own = maker.products.findIndex(({ fields }) => fields.name.startsWith('Selendang'));
  const products = maker.products.map((product, at) => (at === Math.max(0, own) ? scarf(product) : product));
  return { ...known(maker, 'Tapis Muli Siger', 'Sari Puspita', '9999000000001'), products };
}

function scarf(product: PlannedProduct): PlannedProduct {
  const { shelfId, unitId, description } = getGood('selendang-tapis');
  return {
    ...product,
    fields: {
      ...product.fields,
      name: SCARF,
      description,
      categoryId: shelfId,
      unitId,
      baseDimension: 'sheet',
      madeInIndonesia: true,
    },
    capacity: { perPeriod: 60, period: 'month' },
    unitId,
    packSize: 1,
    minimumOrder: 10,
    leadDays: 14,
    prices: [
      { minQuantity: 10, unitPrice: 450_000 },
      { minQuantity: 60, unitPrice: 430_000 },
    ],
    deliveryArea: EVERYWHERE,
    taxIncluded: true,
    deliveryIncluded: true,
  };
}

/** Has its P-IRT and lacks the halal certificate, so that what one paper would open can be seen. */
function asSnackGuest(maker: PlannedMaker, random: Random, today: string): PlannedMaker {
  const papers = [paper(random, 'PIRT', 'verified', CITY, today), paper(random, 'HALAL', 'wanted', CITY, today)];
  return { ...known(maker, 'Keripik Tiga Rasa', 'Hesti Lestari', '9999000000002'), papers };
}

function known(maker: PlannedMaker, name: string, owner: string, nib: string): PlannedMaker {
  const facts = { foundedOn: '2022-05-01', capitalRupiah: 350_000_000, yearlySalesRupiah: null, catalogueListed: true };
  return {
    ...maker,
    umkm: { ...maker.umkm, ...facts, name, ownerName: owner, nib, regencyCode: CITY },
    owner,
    named: true,
    guest: true,
  };
}
