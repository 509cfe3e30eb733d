/** Who is asking: a signed-in person with the roles in force today, or nobody. */
import type { Membership } from './policy.js';

export interface Principal {
  personId: string;
  name: string;
  sessionId: string;
  memberships: readonly Membership[];
}

/** Ids of the agencies and UMKM that the person acts for. */
export function partyIds(principal: Principal | null): string[] {
  return (principal?.memberships ?? [])
    .filter((m) => m.scopeKind === 'agency' || m.scopeKind === 'umkm')
    .map((m) => m.scopeId);
}

/** Trade offices that the person belongs to in any role. */
export function tenantIds(principal: Principal | null): string[] {
  return [...new Set((principal?.memberships ?? []).map((m) => m.organiserId))];
}
