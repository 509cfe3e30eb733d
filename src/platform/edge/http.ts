import { randomUUID } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { VersioningType } from '@nestjs/common';
import { type NextFunction, raw, type Request, type Response } from 'express';
import compression from 'compression';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { ProblemFilter } from '../errors/problem.filter.js';
import { runInRequest } from './request-context.js';
import { objectionToJson } from './strict-json.js';
import { createValidationPipe } from './validation.pipe.js';

export const JSON_BYTES_MAX = 64 * 1024;
const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** Everything between the wire and the controllers: ids, logs, headers, body limits, checks, error form. */
export function configureHttp(app: NestExpressApplication, config: Config, logger: Logger): void {
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(withRequestId);
  app.use(pinoHttp({ logger, genReqId: (request) => String(request.id), autoLogging: { ignore: (r) => r.url?.startsWith('/health') ?? false }, serializers: { req: briefRequest, res: briefResponse } }));
  app.use(securityHeaders(config));
  app.use(compression());
  app.use('/api', neverStored, refuseOtherBodies, raw({ limit: JSON_BYTES_MAX, type: 'application/json' }), parseJson);
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  app.enableShutdownHooks();
}

function withRequestId(request: Request & { id?: string }, response: Response, next: NextFunction): void {
  const given = request.headers['x-request-id'];
  request.id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', request.id);
  runInRequest({ requestId: request.id, personId: null, decided: false }, next);
}

const briefRequest = (request: { id: unknown; method: string; url: string }) => ({
  id: request.id,
  method: request.method,
  // a sign-in link's token is a secret even where it stands in an address
  url: request.url.replace(/\/(sign-in-links|s)\/[^/?]+/, '/$1/…').split('?')[0],
});
const briefResponse = (response: { statusCode: number }) => ({ status: response.statusCode });

function securityHeaders(config: Config) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    strictTransportSecurity: config.isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** No answer is kept on the way unless its route says so. */
function neverStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** JSON and uploads are the only bodies; a form post from a foreign page is neither. */
function refuseOtherBodies(request: Request, _response: Response, next: NextFunction): void {
  const hasBody = request.headers['content-length'] !== undefined ? request.headers['content-length'] !== '0' : request.headers['transfer-encoding'] !== undefined;
  const isKnown = request.is(['application/json', 'multipart/form-data']);
  next(hasBody && !isKnown ? new DomainError('unsupported_media_type') : undefined);
}

/** Parses the body by our rules (strict-json.ts); the top level is an object. */
function parseJson(request: Request, _response: Response, next: NextFunction): void {
  if (!Buffer.isBuffer(request.body)) {
    next();
    return;
  }
  try {
    request.body = readJson(request.body);
    next();
  } catch (thrown) {
    next(thrown);
  }
}

function readJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  const objection = objectionToJson(text);
  if (objection?.code === 'body_too_deep') throw new DomainError('body_too_deep', { max: objection.depth });
  if (objection?.code === 'duplicate_key') throw new DomainError('duplicate_key', { key: objection.key });
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // refused below
  }
  throw new DomainError('malformed_json');
}
