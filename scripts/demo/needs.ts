import type { CertificateKind, ProcurementMethod } from '../../src/contract/kinds.js';
import { RUP_AGENCY_KINDS } from '../../src/contract/kinds.js';
import { type DemandFields, valueOf } from '../../src/demands/demand-state.js';
import type { PackageFields } from '../../src/demands/packages.service.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import { isWithin } from '../../src/reference/categories.js';
import { getUnit } from '../../src/reference/units.js';
import type { Good } from './good.js';
import { getGood, ordinaryPrice } from './goods.js';
import { type BuyingOffice, BUYING_OFFICES } from './offices.js';
import { ROOMS } from './places.js';
import { niceQuantity, niceRupiah, type Random } from './random.js';
import { type Theme, THEMES, TOPICS } from './themes.js';

export interface PlannedPackage {
  fields: Omit<PackageFields, 'agencyId'>;
  needs: DemandFields[];
}

export interface PlannedBuyer {
  office: BuyingOffice;
  packages: PlannedPackage[];
}

const INCOMPLETE = 0.04;
const WITHOUT_CEILING = 0.04;
/** How many times an ordinary order, and how often: offices order for one meeting, for a season, for a year. */
const SIZES: readonly (readonly [times: number, share: number])[] = [
  [2, 22],
  [3.5, 36],
  [6.5, 28],
  [11, 14],
];
/** And at most so many times what is usual at most. */
const LARGEST_TIMES = 5;
/** Rupiah of one need at most: no office of the size of these puts more into one line. */
const NEED_RUPIAH_MAX = 450_000_000;
/** Ceilings below the market, so that some sellers just miss. */
const TIGHT = 0.1;
const TIGHT_PAGU = 0.12;
const WITHOUT_CODE = 0.06;
const DIRECT_LIMIT = 200_000_000;
/** RUP codes from here on are not given out yet, so that none of them is somebody's. */
const FIRST_RUP_CODE = 91_400_000;
const RUP_CODE_STEP = 7;

/** What the offices need, each under a package of its plan. */
export function planBuyers(random: Random, today: string): PlannedBuyer[] {
  const buyers = BUYING_OFFICES.map((office, at) => {
    const packages = at === 0 ? [firstPackage(office, today)] : [];
    let open = office.needs - packages.length;
    while (open > 0) {
      const made = planPackage(random, office, today, open);
      open -= made.needs.length;
      packages.push(made);
    }
    return { office, packages };
  });
  return withCodes(buyers);
}

/** Every package that stands in a plan has a code of its own. */
function withCodes(buyers: PlannedBuyer[]): PlannedBuyer[] {
  const planned = buyers.flatMap(({ packages }) => packages).filter(({ fields }) => fields.source === 'rup_penyedia');
  planned.forEach(({ fields }, at) => (fields.rupCode = String(FIRST_RUP_CODE + at * RUP_CODE_STEP)));
  return buyers;
}

/** The need that whoever tries the demo as an officer opens first. */
function firstPackage(office: BuyingOffice, today: string): PlannedPackage {
  const good = getGood('selendang-tapis');
  const need: DemandFields = {
    ...needOf(good, office),
    name: 'Selendang Tapis untuk cendera mata tamu',
    quantity: 100,
    unitCeiling: 600_000,
    deliverFrom: addDays(today, 30),
    deliverTo: addDays(today, 120),
    place: 'Ruang bagian umum',
    catalogueWanted: true,
    domesticWanted: true,
  };
  return {
    fields: { ...packageOf(office, today, 'Belanja cendera mata tamu', 60_000_000), source: 'rup_penyedia' },
    needs: [need],
  };
}

function planPackage(random: Random, office: BuyingOffice, today: string, open: number): PlannedPackage {
  const theme = random.weighted(THEMES, ({ weight }) => weight);
  const goods = [...new Set(random.shuffled(theme.goods))].slice(0, Math.min(open, random.int([1, theme.lines])));
  const needs = goods.map((id) => planNeed(random, getGood(id), office, today));
  const worth = needs.reduce((sum, need) => sum + (valueOf(need) ?? estimated(need)), 0);
  const room = random.chance(TIGHT_PAGU) ? random.between([0.82, 0.95]) : random.between([1, 1.15]);
  return { fields: planFields(random, theme, office, today, Math.ceil((worth * room) / 500_000) * 500_000), needs };
}

/** Of a need whose quantity or ceiling is still to be asked. */
const estimated = ({ quantity }: DemandFields): number => (quantity === null ? 25_000_000 : 40_000_000);

function planNeed(random: Random, good: Good, office: BuyingOffice, today: string): DemandFields {
  const quantity = wantedOf(random, good, office);
  const level = random.chance(TIGHT) ? random.between([0.86, 0.95]) : random.between([1.03, 1.25]);
  const deliverFrom = addDays(today, random.int([12, 45]));
  const isCountedOtherwise = good.alsoCountedIn !== undefined && random.chance(0.5);
  const unitId = isCountedOtherwise ? (good.alsoCountedIn as string) : good.unitId;
  return {
    ...needOf(good, office),
    name: random.pick(good.needs),
    unitId,
    quantity: random.chance(INCOMPLETE) ? null : quantity * getUnit(unitId).steps,
    unitCeiling: random.chance(WITHOUT_CEILING) ? null : niceRupiah(ordinaryPrice(good) * level),
    deliverFrom,
    deliverTo: addDays(deliverFrom, random.int([25, 95])),
    place: random.pick(ROOMS),
    certificates: askedFor(random, good),
    catalogueWanted: random.chance(0.4),
    domesticWanted: random.chance(0.35),
    oneSeller: random.chance(0.08),
  };
}

function wantedOf(random: Random, good: Good, office: BuyingOffice): number {
  const [times] = random.weighted(SIZES, ([, share]) => share);
  const wanted = random.skewed(good.needed) * office.size * times;
  return niceQuantity(Math.min(wanted, good.needed[1] * LARGEST_TIMES, NEED_RUPIAH_MAX / ordinaryPrice(good)));
}

function needOf(good: Good, office: BuyingOffice): DemandFields {
  return {
    categoryId: good.shelfId,
    name: good.needs[0] ?? '',
    spec: good.spec,
    quantity: null,
    unitId: good.unitId,
    unitCeiling: null,
    deliverFrom: null,
    deliverTo: null,
    place: null,
    regencyCode: office.regencyCode,
    certificates: [],
    catalogueWanted: false,
    domesticWanted: false,
    oneSeller: false,
  };
}

function askedFor(random: Random, { shelfId }: Good): CertificateKind[] {
  if (isWithin(shelfId, 'konsumsi-rapat')) return random.chance(0.4) ? ['HALAL'] : [];
  if (isWithin(shelfId, 'makanan-kemasan')) return random.chance(0.35) ? ['HALAL', 'PIRT'] : [];
  if (isWithin(shelfId, 'mesin')) return random.chance(0.3) ? ['TKDN'] : [];
  return random.chance(0.04) ? ['TKDN'] : [];
}

function planFields(
  random: Random,
  theme: Theme,
  office: BuyingOffice,
  today: string,
  pagu: number,
): PlannedPackage['fields'] {
  const isPlanned = RUP_AGENCY_KINDS.includes(office.kind) && !random.chance(WITHOUT_CODE);
  const isDirect = pagu <= DIRECT_LIMIT && random.chance(0.3);
  const method: ProcurementMethod = isDirect ? 'PENGADAAN_LANGSUNG' : 'E_PURCHASING';
  const name = random.pick(theme.names).replace('{topic}', random.pick(TOPICS));
  return {
    ...packageOf(office, today, name, pagu),
    kind: theme.kind,
    method,
    reservedForSmall: random.chance(0.8),
    source: isPlanned ? 'rup_penyedia' : 'local',
  };
}

function packageOf(office: BuyingOffice, today: string, name: string, pagu: number): PlannedPackage['fields'] {
  const isNational = office.kind === 'INSTANSI_VERTIKAL' || office.kind === 'KL';
  const isRegional = office.kind === 'OPD_PROVINSI' || office.kind === 'OPD_KABKOTA' || office.kind === 'DESA';
  return {
    year: Number(addDays(today, 60).slice(0, 4)),
    rupCode: null,
    name,
    mak: isNational ? '9999.ABC.001.051.521211' : isRegional ? '5.1.02.01.01.9999' : null,
    fund: isNational ? 'APBN' : isRegional ? 'APBD' : null,
    method: 'E_PURCHASING',
    kind: 'BARANG',
    pagu,
    reservedForSmall: true,
    status: 'active',
    source: 'local',
  };
}
