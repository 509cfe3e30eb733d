import { applyDecorators, type CallHandler, createParamDecorator, type ExecutionContext, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { DomainError } from '../errors/domain-error.js';
import { ApiHeader } from './api-docs.js';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<Request>();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The version that an edit started from, from `If-Match: "3"`. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) throw new DomainError('if_match_required');
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new DomainError('if_match_required');
  return Number(version);
});

class VersionTagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<{ version: number }>): Observable<unknown> {
    return next.handle().pipe(
      tap(({ version }) => {
        context.switchToHttp().getResponse<Response>().setHeader('ETag', `"${version}"`);
        delete requestOf(context).headers['if-none-match'];
      }),
    );
  }
}

/**
 * Sends the `version` of the answer as its ETag, which `If-Match` gives back. It names the version that an edit starts
 * from, and not all that a record shows: it is never answered with 'not modified'.
 */
export const VersionTag = () => UseInterceptors(VersionTagInterceptor);

/** The key made on the device before the first try; lower-cased so that one key has one spelling. */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const header = requestOf(context).headers['idempotency-key'];
  if (header === undefined || header === '') throw new DomainError('idempotency_key_required');
  if (typeof header !== 'string' || !UUID.test(header)) throw new DomainError('idempotency_key_malformed');
  return header.toLowerCase();
});

export const ApiIfMatch = () =>
  applyDecorators(
    ApiHeader({ name: 'If-Match', required: true, description: 'Version that the edit started from', example: '"3"' }),
  );

export const ApiIdempotencyKey = () =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        'A UUID made on the device before the first try and kept for every retry. The same key and body get the same ' +
        'answer; another body is refused with 422.',
      example: '0b7b3a52-7a0e-4b1f-9d55-0f0a3f3d2c11',
    }),
  );
