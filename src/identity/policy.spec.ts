import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../contract/kinds.js';
import { type Action, allows, couldAllow, type Membership, POLICY } from './policy.js';

const member = (role: Membership['role'], over: Partial<Membership> = {}): Membership => ({
  id: 'm',
  role,
  organiserId: 'tenant',
  scopeKind: role === 'officer' ? 'agency' : role === 'umkm' ? 'umkm' : role === 'organiser' ? 'organiser' : 'event',
  scopeId: role === 'organiser' ? 'tenant' : role === 'officer' || role === 'umkm' ? 'party' : 'event',
  ...over,
});

const everything = { organiserId: 'tenant', eventId: 'event', owners: ['party'], participants: ['party'], watchable: true };
const actions = Object.keys(POLICY) as Action[];

describe('the policy table', () => {
  it.each(actions.flatMap((action) => ROLES.map((role) => ({ action, role }))))('$role, $action: what the table says, and nothing on missing facts', ({ action, role }) => {
    const rule = POLICY[action] as Record<string, string | undefined>;
    const granted = rule[role] !== undefined || rule['person'] !== undefined || rule['anyone'] !== undefined;
    expect(allows([member(role)], action, everything) !== null).toBe(granted);
    const unconditional = [rule[role], rule['person'], rule['anyone']].includes('any');
    expect(allows([member(role)], action, {}) !== null).toBe(unconditional);
  });

  it.each(actions)('%s: nobody without a session, unless the table says anyone', (action) => {
    const rule = POLICY[action] as Record<string, string | undefined>;
    expect(allows(null, action, everything) !== null).toBe(rule['anyone'] !== undefined);
    expect(couldAllow(null, action)).toBe(rule['anyone'] !== undefined);
  });

  it.each([
    ['an organiser of another trade office', member('organiser', { organiserId: 'other', scopeId: 'other' }), 'event.edit'],
    ['an officer of another agency', member('officer', { scopeId: 'other' }), 'demand.edit'],
    ['another seller', member('umkm', { scopeId: 'other' }), 'offer.edit'],
    ['the desk of another event of the same office', member('desk', { scopeId: 'other event' }), 'commitment.sign'],
    ['an auditor, to change anything', member('auditor'), 'commitment.void'],
    ['an officer of another agency, to read a meeting', member('officer', { scopeId: 'other' }), 'meeting.read'],
    ['an auditor, to say an outcome', member('auditor'), 'meeting.outcome'],
    ['a screen, to list meetings', member('screen'), 'meeting.list'],
    ['a screen, to read commitments', member('screen'), 'commitment.read'],
  ] as const)('refuses %s', (_name, membership, action) => {
    expect(allows([membership], action, everything)).toBeNull();
  });

  it('takes the one of several memberships that fits', () => {
    const both = [member('officer', { id: 'a', scopeId: 'other' }), member('officer', { id: 'b' })];
    expect(allows(both, 'demand.edit', everything)).toMatchObject({ id: 'b' });
  });
});
