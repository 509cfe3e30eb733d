/**
 * One change of a seller, or of its offer, that opens a pair which the gates keep apart: what it is, and the offer as it would be after it.
 * Figures are the ranking's: base units, days, rupiah for so many base units.
 */
import { comparePrices } from '../rank/ratio.js';
import type { Coded, Nothing } from '../rank/reasons.js';
import type { CertificateKind, HeldCertificate, Period, RankOffer, UnitPrice } from '../rank/types.js';

interface StepParams {
  /** Any one of these, verified and valid on the days of delivery; the first is the one that is easiest to get. */
  certificate: { anyOf: readonly CertificateKind[] };
  /** It is held, and nobody has examined it. */
  verification: { certificate: CertificateKind };
  /** It is held, and not valid on the days of delivery. */
  renewal: { certificate: CertificateKind };
  catalogue: Nothing;
  domestic: Nothing;
  /** Places to deliver to as well, in the numbers of `RankOffer.area`. */
  area: { areas: readonly number[] };
  /** The quantity from which orders are taken. */
  minimum_order: { quantity: number };
  /** So many units more in every period, whatever is reserved there. */
  capacity: { more: number; period: Period };
  /** Ready in so many days at most. */
  lead_time: { leadDays: number };
  /** No price above this one. */
  price: { most: UnitPrice };
}

export type Step = Coded<StepParams>;
export type StepCode = Step['code'];

/** The offer after the step. Of several certificates that would do, the first is taken. */
export function withStep(offer: RankOffer, step: Step): RankOffer {
  switch (step.code) {
    case 'certificate':
      return { ...offer, certificates: [...offer.certificates, ALWAYS(step.params.anyOf[0]!)] };
    case 'verification':
      return withCertificate(offer, step.params.certificate, (held) => ({ ...held, verified: true }));
    case 'renewal':
      return withCertificate(offer, step.params.certificate, ({ kind }) => ALWAYS(kind));
    case 'catalogue':
      return { ...offer, inCatalogue: true };
    case 'domestic':
      return { ...offer, domestic: true };
    case 'area':
      return { ...offer, area: offer.area && [...offer.area, ...step.params.areas] };
    case 'minimum_order':
      return withMinimum(offer, step.params.quantity);
    case 'capacity':
      return withCapacity(offer, step.params.more);
    case 'lead_time':
      return { ...offer, leadDays: Math.min(offer.leadDays ?? 0, step.params.leadDays) };
    case 'price':
      return withPrice(offer, step.params.most);
  }
}

const ALWAYS = (kind: CertificateKind): HeldCertificate => ({
  kind,
  validFrom: null,
  validUntil: null,
  verified: true,
});

const withCertificate = (
  offer: RankOffer,
  kind: CertificateKind,
  change: (held: HeldCertificate) => HeldCertificate,
): RankOffer => ({
  ...offer,
  certificates: offer.certificates.map((held) => (held.kind === kind ? change(held) : held)),
});

/** Below the first tier there is no price: what is sold from a smaller quantity on is sold at that tier's. */
function withMinimum(offer: RankOffer, quantity: number): RankOffer {
  const [first, ...others] = offer.prices;
  return {
    ...offer,
    minimumOrder: Math.min(offer.minimumOrder, quantity),
    prices: [{ ...first!, minimum: Math.min(first!.minimum, quantity) }, ...others],
  };
}

function withCapacity(offer: RankOffer, more: number): RankOffer {
  if (offer.capacity === null) return offer;
  const { perPeriod, exceptions, ...rest } = offer.capacity;
  return {
    ...offer,
    capacity: {
      ...rest,
      perPeriod: perPeriod + more,
      exceptions: exceptions.map(({ period, left }) => ({ period, left: left + more })),
    },
  };
}

const withPrice = (offer: RankOffer, most: UnitPrice): RankOffer => ({
  ...offer,
  prices: offer.prices.map((tier) => (comparePrices(tier.price, most) > 0 ? { ...tier, price: most } : tier)),
});
