import { describe, expect, it } from '@jest/globals';
import type { Facts, Membership } from '../identity/policy.js';
import { seesOthers, seesPrices } from './offer-sight.js';

const facts: Facts = {
  organiserId: 'office',
  eventId: 'event',
  owners: ['seller'],
  participants: ['seller', 'buyer', 'rival'],
};
const membership = (role: Membership['role'], scopeKind: Membership['scopeKind'], scopeId: string): Membership => ({
  id: 'm',
  role,
  organiserId: 'office',
  scopeKind,
  scopeId,
});

describe('what is seen of an offer', () => {
  it.each<[string, Membership[], boolean, boolean]>([
    ['its seller', [membership('umkm', 'umkm', 'seller')], false, true],
    ['another seller', [membership('umkm', 'umkm', 'rival')], false, false],
    ['a buyer of the event', [membership('officer', 'agency', 'buyer')], true, true],
    ['a buyer of another event', [membership('officer', 'agency', 'absent')], false, false],
    ['the trade office', [membership('organiser', 'organiser', 'office')], true, true],
    ['the desk', [membership('desk', 'event', 'event')], true, true],
    ['the auditor', [membership('auditor', 'event', 'event')], true, true],
    ['the screen', [membership('screen', 'event', 'event')], true, false],
    [
      'a buyer who sells too',
      [membership('umkm', 'umkm', 'rival'), membership('officer', 'agency', 'buyer')],
      true,
      true,
    ],
    [
      'a seller on whose account the screen runs',
      [membership('umkm', 'umkm', 'rival'), membership('screen', 'event', 'event')],
      true,
      false,
    ],
  ])('by %s: others %#', (_name, memberships, others, prices) => {
    expect([seesOthers(memberships, facts), seesPrices(memberships, facts)]).toEqual([others, prices]);
  });
});
