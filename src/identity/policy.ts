/**
 * Who may do what: one table, role x action -> which ownership is needed. Whatever is not in it is denied.
 * HTTP routes and socket events name an action of this table; a test enumerates them.
 */
import type { Role, ScopeKind } from '../contract/kinds.js';

/** `anyone` needs no session; `person` is anybody signed in. */
export type PolicyRole = Role | 'anyone' | 'person';

/**
 * - any: the role is enough
 * - tenant: the thing is of the trade office that the membership belongs to
 * - event: the thing is of the event that the membership is for, or of an event of its trade office
 * - participant: the membership's agency or UMKM takes part in the event
 * - own: the membership's agency or UMKM owns the thing
 * - watchable: the event may be watched by the public (live, closed or archived)
 */
export type Ownership = 'any' | 'tenant' | 'event' | 'participant' | 'own' | 'watchable';

type Rule = Partial<Record<PolicyRole, Ownership>>;

const staff = { organiser: 'tenant' } as const;
const insight = { organiser: 'tenant', desk: 'event', auditor: 'event' } as const;
const takingPart = { ...insight, screen: 'event', officer: 'participant', umkm: 'participant' } as const;

export const POLICY = {
  'session.create': { anyone: 'any' },
  'session.delete': { person: 'any' },
  'me.read': { person: 'any' },
  'me.credentials': { person: 'any' },
  // whoever shows the server's own secret, which LocalAccess asks for
  'local.use': { anyone: 'any' },
  'link.read': { anyone: 'any' },
  'platform.read': { anyone: 'any' },
  'reference.read': { anyone: 'any' },
  'invitation.create': staff,
  'link.create': { organiser: 'tenant', desk: 'event' },
  'sessions.revoke': staff,
  'consent.give': { person: 'any' },

  'event.list': { person: 'any' },
  'event.create': staff,
  'event.read': takingPart,
  'event.edit': staff,
  'event.stage': staff,

  'agency.list': takingPart,
  'agency.read': takingPart,
  'agency.create': staff,
  'agency.edit': { organiser: 'tenant', officer: 'own' },
  'agency.delete': staff,
  'agency.officers': { organiser: 'tenant', desk: 'event', officer: 'own' },

  'umkm.list': takingPart,
  'umkm.read': { ...takingPart, umkm: 'own' },
  'umkm.create': staff,
  'umkm.edit': { organiser: 'tenant', umkm: 'own' },
  'umkm.delete': staff,
  'certificate.read': { ...insight, umkm: 'own' },
  'certificate.edit': { organiser: 'tenant', umkm: 'own' },
  'certificate.verify': staff,
  'product.read': { ...insight, umkm: 'own' },
  'product.edit': { organiser: 'tenant', umkm: 'own' },
  'pool.read': { ...insight, umkm: 'own' },
  'pool.edit': { organiser: 'tenant', umkm: 'own' },
  'file.read': { ...insight, officer: 'participant', umkm: 'own' },
  'file.create': { organiser: 'tenant', umkm: 'own' },

  'package.list': { ...insight, officer: 'participant' },
  'package.read': { ...insight, officer: 'own' },
  'package.edit': { organiser: 'tenant', officer: 'own' },
  'demand.list': takingPart,
  'demand.read': takingPart,
  'demand.edit': { organiser: 'tenant', officer: 'own' },
  'offer.list': takingPart,
  'offer.read': { ...takingPart, umkm: 'own' },
  'offer.edit': { organiser: 'tenant', umkm: 'own' },

  'match.demand': { organiser: 'tenant', desk: 'event', officer: 'own' },
  'match.offer': { organiser: 'tenant', desk: 'event', umkm: 'own' },
  'match.mine': { umkm: 'participant' },
  // every pair of the event, with figures
  'match.event': staff,
  'stance.set': { officer: 'own', umkm: 'own' },

  'schedule.read': insight,
  'schedule.edit': staff,
  'attendance.read': insight,
  'attendance.check_in': { organiser: 'tenant', desk: 'event' },
  'meeting.list': { ...insight, officer: 'participant', umkm: 'participant' },
  'meeting.read': { ...insight, officer: 'own', umkm: 'own' },
  'meeting.run': { organiser: 'tenant', desk: 'event' },
  'meeting.outcome': { organiser: 'tenant', desk: 'event', officer: 'own', umkm: 'own' },
  'plan.make': staff,
  'plan.read': insight,
  'plan.needs': { ...insight, officer: 'participant' },
  'plan.mine': { umkm: 'participant' },
  'plan.wish': { organiser: 'tenant', officer: 'own' },

  'commitment.list': { ...insight, officer: 'participant', umkm: 'participant' },
  'commitment.read': { ...insight, officer: 'own', umkm: 'own' },
  'commitment.draft': { desk: 'event', officer: 'own', umkm: 'own' },
  'commitment.sign': { desk: 'event', officer: 'own', umkm: 'own' },
  'commitment.void': { organiser: 'tenant', desk: 'event', officer: 'own', umkm: 'own' },

  'log.read': { ...takingPart, anyone: 'watchable' },
  'board.read': { ...takingPart, anyone: 'watchable' },
  'live.connect': { ...takingPart, anyone: 'watchable' },

  'import.list': staff,
  'import.read': staff,
  'import.create': staff,
  'import.edit': staff,
  'import.template': { person: 'any' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;

/** One of a person's roles, in force today. */
export interface Membership {
  id: string;
  role: Role;
  /** The trade office (tenant) that the membership belongs to. */
  organiserId: string;
  scopeKind: ScopeKind;
  scopeId: string;
}

/** What is asked about. The service that owns the thing states these facts; a missing fact grants nothing. */
export interface Facts {
  organiserId?: string | undefined;
  eventId?: string | undefined;
  /** Agencies and UMKM that own the thing. */
  owners?: readonly string[] | undefined;
  /** Agencies and UMKM of the asking person that take part in the event. */
  participants?: readonly string[] | undefined;
  watchable?: boolean | undefined;
}

/** Stands for the session of nobody: what may be done without signing in. */
export const NOBODY: readonly Membership[] = [];

/**
 * The membership by which the action is allowed, `'role'` where the role alone is enough (anyone, person), or null.
 * @param memberships null for somebody who is not signed in
 */
export function allows(memberships: readonly Membership[] | null, action: Action, facts: Facts): Membership | 'role' | null {
  const rule: Rule = POLICY[action];
  for (const membership of memberships ?? []) {
    const needed = rule[membership.role];
    if (needed !== undefined && holds(needed, membership, facts)) return membership;
  }
  if (memberships !== null && rule.person !== undefined && holds(rule.person, null, facts)) return 'role';
  if (rule.anyone !== undefined && holds(rule.anyone, null, facts)) return 'role';
  return null;
}

/** Whether the action could be allowed for some thing: the coarse check before anything is loaded. */
export function couldAllow(memberships: readonly Membership[] | null, action: Action): boolean {
  const rule: Rule = POLICY[action];
  if (rule.anyone !== undefined) return true;
  if (memberships === null) return false;
  return rule.person !== undefined || memberships.some((m) => rule[m.role] !== undefined);
}

function holds(needed: Ownership, membership: Membership | null, facts: Facts): boolean {
  if (needed === 'any') return true;
  if (needed === 'watchable') return facts.watchable === true;
  if (membership === null) return false;
  switch (needed) {
    case 'tenant':
      return facts.organiserId !== undefined && membership.organiserId === facts.organiserId;
    case 'event':
      return membership.scopeKind === 'event'
        ? facts.eventId !== undefined && membership.scopeId === facts.eventId
        : facts.organiserId !== undefined && membership.organiserId === facts.organiserId;
    case 'participant':
      return facts.participants?.includes(membership.scopeId) ?? false;
    case 'own':
      return facts.owners?.includes(membership.scopeId) ?? false;
  }
}
