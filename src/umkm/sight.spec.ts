import { describe, expect, it } from '@jest/globals';
import type { Facts, Membership } from '../identity/policy.js';
import { type Sight, sightOf } from './sight.js';

const facts: Facts = {
  organiserId: 'office',
  eventId: 'event',
  owners: ['seller'],
  participants: ['seller', 'buyer', 'other'],
};
const membership = (
  role: Membership['role'],
  scopeKind: Membership['scopeKind'],
  scopeId: string,
  organiserId = 'office',
): Membership => ({
  id: 'm',
  role,
  organiserId,
  scopeKind,
  scopeId,
});

describe('sightOf', () => {
  it.each<[string, Membership[], Sight]>([
    ['the business itself', [membership('umkm', 'umkm', 'seller')], 'full'],
    ['its trade office', [membership('organiser', 'organiser', 'office')], 'full'],
    ['another trade office', [membership('organiser', 'organiser', 'far', 'far')], 'peer'],
    ['the desk of its event', [membership('desk', 'event', 'event')], 'staff'],
    ['the auditor of its event', [membership('auditor', 'event', 'event')], 'staff'],
    ['the desk of another event', [membership('desk', 'event', 'elsewhere')], 'peer'],
    ['an officer of its event', [membership('officer', 'agency', 'buyer')], 'buyer'],
    ['an officer of another event', [membership('officer', 'agency', 'absent')], 'peer'],
    ['another seller of its event', [membership('umkm', 'umkm', 'other')], 'peer'],
    ['the screen of its event', [membership('screen', 'event', 'event')], 'peer'],
    ['nobody', [], 'peer'],
  ])('of %s', (_name, memberships, sight) => {
    expect(sightOf(memberships, facts)).toBe(sight);
  });

  it('is the widest of several roles', () => {
    const both = [membership('officer', 'agency', 'buyer'), membership('umkm', 'umkm', 'seller')];
    expect(sightOf(both, facts)).toBe('full');
  });
});
