import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { tap } from 'rxjs';
import { currentRequest } from '../platform/edge/request-context.js';
import { ACTION } from './allow.decorator.js';
import { type Action, POLICY } from './policy.js';

/** A route whose action needs ownership and that answers without having asked the policy is a bug, not an answer. */
@Injectable()
export class DecidedInterceptor implements NestInterceptor {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const action = this.reflector.get<Action>(ACTION, context.getHandler());
    const needsOwnership = Object.values(POLICY[action]).some((ownership) => ownership !== 'any');
    const request = currentRequest();
    return next.handle().pipe(
      tap(() => {
        if (needsOwnership && request && !request.decided) throw new Error(`${action} answered without asking the policy`);
      }),
    );
  }
}
