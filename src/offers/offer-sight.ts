/**
 * What somebody sees of offers. A seller sees its own and nobody else's; buyers, the trade office and its staff see all, with
 * exact prices; the hall's screen sees all without prices.
 */
import { allows, type Facts, type Membership } from '../identity/policy.js';

export function seesOthers(memberships: readonly Membership[], facts: Facts): boolean {
  return allowedWithout('umkm', memberships, 'offer.list', facts);
}

export function seesPrices(memberships: readonly Membership[], facts: Facts): boolean {
  return allowedWithout('screen', memberships, 'offer.read', facts);
}

function allowedWithout(
  role: Membership['role'],
  memberships: readonly Membership[],
  action: 'offer.list' | 'offer.read',
  facts: Facts,
) {
  const others = memberships.filter((membership) => membership.role !== role);
  return allows(others, action, facts) !== null;
}
