/** Allocation workload: demands of log-normal quantities that compete for offers, 70 % of them out of a window of neighbours. */
import { createHash } from 'node:crypto';
import { mulberry32, normalFrom } from './random.js';

export interface Instance {
  /** Units, median about 150. */
  quantity: Int32Array;
  /** Units, median about 67. */
  capacity: Int32Array;
  arcDemand: Int32Array;
  arcOffer: Int32Array;
  /** Points a unit, 1..1000. */
  arcValue: Int32Array;
}

/** `degree` different offers per demand, `offers` at least so many. */
export function instance(demands: number, offers: number, degree: number, seed = 7): Instance {
  const random = mulberry32(seed);
  const normal = normalFrom(random);
  const units = (mean: number, spread: number) => Math.max(1, Math.round(Math.exp(mean + spread * normal())));
  const quantity = Int32Array.from({ length: demands }, () => units(5, 1.3));
  const capacity = Int32Array.from({ length: offers }, () => units(4.2, 1.2));
  const arcDemand = new Int32Array(demands * degree);
  const arcOffer = new Int32Array(demands * degree);
  const arcValue = new Int32Array(demands * degree);
  let arc = 0;
  for (let demand = 0; demand < demands; demand++) {
    for (const offer of drawOffers(random, offers, degree)) {
      arcDemand[arc] = demand;
      arcOffer[arc] = offer;
      arcValue[arc++] = 1 + Math.floor(random() * 1000);
    }
  }
  return { quantity, capacity, arcDemand, arcOffer, arcValue };
}

function drawOffers(random: () => number, offers: number, degree: number): Set<number> {
  const drawn = new Set<number>();
  const base = Math.floor(random() * offers);
  while (drawn.size < degree) {
    const near = random() < 0.7;
    drawn.add(near ? (base + Math.floor(random() * degree * 4)) % offers : Math.floor(random() * offers));
  }
  return drawn;
}

/** Per offer, 5..30 % of its capacity. */
export function minimumOrders({ capacity }: Instance, seed = 99): Int32Array {
  const random = mulberry32(seed);
  return Int32Array.from(capacity, (units) => Math.max(1, Math.round(units * (0.05 + 0.25 * random()))));
}

/** Which of so many sellers are micro businesses: six in ten. */
export function microSellers(count: number, seed = 5): boolean[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () => random() < 0.6);
}

/** What each workload is to be; another engine may round Math.exp, log or cos otherwise, and then figures do not compare. */
const FINGERPRINTS: readonly [demands: number, offers: number, degree: number, fingerprint: string][] = [
  [100, 300, 20, '86c6bdfa5af951d4'],
  [1_000, 5_000, 20, '52c70b4de05fec17'],
  [5_000, 20_000, 20, 'efbba1258f5c777c'],
];

export function fingerprint({ quantity, capacity, arcDemand, arcOffer, arcValue }: Instance): string {
  const hash = createHash('sha256');
  for (const { buffer } of [quantity, capacity, arcDemand, arcOffer, arcValue]) hash.update(new Uint8Array(buffer));
  return hash.digest('hex').slice(0, 16);
}

/** Throws when a workload is not the one the published figures are about. */
export function checkFingerprints(): void {
  for (const [demands, offers, degree, expected] of FINGERPRINTS) {
    const actual = fingerprint(instance(demands, offers, degree));
    if (actual !== expected)
      throw new Error(`workload ${demands} x ${offers} has fingerprint ${actual}, not ${expected}`);
  }
}
