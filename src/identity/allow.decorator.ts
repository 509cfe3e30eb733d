import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { ApiExtension } from '../platform/edge/api-docs.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Action } from './policy.js';
import type { Principal } from './principal.js';

export const ACTION = 'tapis:action';

export type RequestWithPrincipal = Request & { principal?: Principal | null };

/** Names the action of the policy table that a route is. A route without one is refused. */
export const Allow = (action: Action) => applyDecorators(SetMetadata(ACTION, action), ApiExtension('x-action', action));

/** The signed-in person. @throws DomainError not_signed_in */
export const Me = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const principal = context.switchToHttp().getRequest<RequestWithPrincipal>().principal;
  if (!principal) throw new DomainError('not_signed_in');
  return principal;
});

/** The signed-in person, or null where nobody is signed in. */
export const MaybeMe = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal | null =>
    context.switchToHttp().getRequest<RequestWithPrincipal>().principal ?? null,
);
