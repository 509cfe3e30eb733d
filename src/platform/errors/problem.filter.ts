import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../contract/errors.js';
import { LOGGER } from '../logging/logger.js';
import { DomainError } from './domain-error.js';
import { toProblem } from './problem.js';

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'validation_failed',
  401: 'not_signed_in',
  403: 'not_allowed',
  404: 'route_not_found',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'shutting_down',
};

/** Turns whatever was thrown into a DomainError; what is neither a refusal nor the framework's own is a bug. */
export function asDomainError(thrown: unknown, logger: Logger, requestId: string | null): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof HttpException) {
    const status = thrown.getStatus();
    return new DomainError(BY_STATUS[status] ?? 'validation_failed', status === 413 ? { limit: '64 KiB' } : {});
  }
  logger.error({ err: thrown, requestId }, 'unexpected error');
  return new DomainError('internal_error', { requestId });
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request & { id?: string }>();
    const requestId = request.id === undefined ? null : String(request.id);
    const problem = toProblem(asDomainError(thrown, this.logger, requestId), requestId);
    if (response.headersSent) {
      response.end();
      return;
    }
    // a route may let its answer be kept, never its refusal
    response.setHeader('Cache-Control', 'no-store');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
