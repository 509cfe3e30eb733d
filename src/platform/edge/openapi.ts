import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RequestHandler } from 'express';
import { ERROR_KINDS, ERRORS } from '../../contract/errors.js';
import { swaggerWithNotes } from './api-docs.js';

/** The error body of every route: RFC 9457 problem details. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'params', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', example: 'urn:tapis:error:budget_exceeded' },
    title: { type: 'string' },
    status: { type: 'integer', example: 422 },
    code: { type: 'string', enum: Object.keys(ERRORS) },
    params: { type: 'object', additionalProperties: true },
    detail: {
      type: 'object',
      required: ['id', 'en'],
      properties: { id: { type: 'string' }, en: { type: 'string' } },
    },
    requestId: { type: 'string', nullable: true },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string' },
          code: { type: 'string' },
          params: { type: 'object', additionalProperties: true },
          detail: { type: 'object', properties: { id: { type: 'string' }, en: { type: 'string' } } },
        },
      },
    },
  },
} as const;

/** The API document, out of the request and view classes. */
export async function openApiDocument(app: NestExpressApplication): Promise<OpenAPIObject> {
  const { DocumentBuilder, SwaggerModule } = await swaggerWithNotes();
  const base = new DocumentBuilder()
    .setTitle('Tapis')
    .setDescription(
      'Runs a government business-matching day. Errors are RFC 9457 problem details with a code out of a closed list ' +
        `(kinds: ${ERROR_KINDS.join(', ')}). Lists answer {items, nextCursor}. Money is integer rupiah.`,
    )
    .setVersion('1')
    .addCookieAuth('__Host-tapis')
    .build();
  const document = SwaggerModule.createDocument(app, base);
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: PROBLEM as never };
  const problem = {
    description: 'refused; `code` says why and `detail` says it in Indonesian and English',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      if (operation.responses) operation.responses['default'] = problem;
    }
  }
  return document;
}

const PLACES = /^\/api\/(docs|openapi\.json)(\/|$)/;

/** `/api/docs` for people, `/api/openapi.json` for programs: made when first asked for. */
export function serveOpenApi(app: NestExpressApplication): void {
  let made: Promise<RequestHandler> | undefined;
  app.use(((request, response, next) => {
    if (!PLACES.test(request.path)) return next();
    made ??= docsHandler(app);
    made.then((handle) => handle(request, response, next), next);
  }) as RequestHandler);
}

/** An Express application of its own, because by now the main one has its last word, 404, behind all routes. */
async function docsHandler(app: NestExpressApplication): Promise<RequestHandler> {
  const document = await openApiDocument(app);
  const { SwaggerModule } = await swaggerWithNotes();
  const adapter = new ExpressAdapter();
  const host = { getHttpAdapter: () => adapter, useStaticAssets: adapter.useStaticAssets.bind(adapter), config: { getGlobalPrefix: () => '' } };
  SwaggerModule.setup('api/docs', host as never, document, { jsonDocumentUrl: 'api/openapi.json' });
  return adapter.getInstance() as RequestHandler;
}
