/**
 * How much of a business somebody sees. Full: the business itself and its trade office. Staff: desk and auditor of an event that
 * it takes part in. Buyer: an officer whose agency takes part in the same event. Peer: everybody else who may know that it takes
 * part, such as another seller: name and place, never a phone, a number, a price or a paper.
 */
import { allows, type Facts, type Membership } from '../identity/policy.js';

export const SIGHTS = ['full', 'staff', 'buyer', 'peer'] as const;
export type Sight = (typeof SIGHTS)[number];

/** The widest sight that any of the person's memberships gives. */
export function sightOf(memberships: readonly Membership[], facts: Facts): Sight {
  if (allows(memberships, 'umkm.edit', facts) !== null) return 'full';
  if (allows(memberships, 'certificate.read', facts) !== null) return 'staff';
  const buys = memberships.some((m) => m.role === 'officer' && facts.participants?.includes(m.scopeId));
  return buys ? 'buyer' : 'peer';
}
