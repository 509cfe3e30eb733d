import { Injectable } from '@nestjs/common';
import { currentRequest } from '../platform/edge/request-context.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { type Action, allows, type Facts, type Membership } from './policy.js';
import type { Principal } from './principal.js';

/** Asks the policy table about one thing. Services call it with the facts of what they loaded, before they answer. */
@Injectable()
export class Policy {
  can(principal: Principal | null, action: Action, facts: Facts): boolean {
    return allows(principal?.memberships ?? null, action, facts) !== null;
  }

  /**
   * @returns the membership that allows it, or null where no membership was needed
   * @throws DomainError not_signed_in, not_allowed
   */
  require(principal: Principal | null, action: Action, facts: Facts): Membership | null {
    const request = currentRequest();
    if (request) request.decided = true;
    const allowed = allows(principal?.memberships ?? null, action, facts);
    if (allowed === null) throw new DomainError(principal === null ? 'not_signed_in' : 'not_allowed');
    return allowed === 'role' ? null : allowed;
  }
}
