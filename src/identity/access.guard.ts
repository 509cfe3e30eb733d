import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Config } from '../platform/config/config.js';
import { currentRequest } from '../platform/edge/request-context.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { ACTION, type RequestWithPrincipal } from './allow.decorator.js';
import { originAllowed } from './origin.js';
import { type Action, couldAllow, POLICY } from './policy.js';
import { Sessions } from './sessions.service.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands before every route: finds the session, refuses foreign origins on writes, and refuses whoever has no role by
 * which the route's action could ever be allowed. Ownership is asked by the service, which knows the thing.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    @Inject(Config) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const action = this.reflector.get<Action | undefined>(ACTION, context.getHandler());
    if (action === undefined || !(action in POLICY)) throw new DomainError('not_allowed');
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    if (!READING.has(request.method) && !originAllowed(request.headers, this.config.PUBLIC_URL)) {
      throw new DomainError('origin_refused');
    }
    const principal = await this.sessions.principalOf(request.headers.cookie);
    request.principal = principal;
    const current = currentRequest();
    if (current) current.personId = principal?.personId ?? null;
    if (!couldAllow(principal?.memberships ?? null, action)) {
      throw new DomainError(principal === null ? 'not_signed_in' : 'not_allowed');
    }
    return true;
  }
}
