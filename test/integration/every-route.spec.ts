import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { makeWorld, type World } from '../../scripts/support/world.js';
import { ERRORS, type Problem } from '../../src/contract/errors.js';
import { ACTION } from '../../src/identity/allow.decorator.js';
import { People } from '../../src/identity/people.service.js';
import { type Action, POLICY } from '../../src/identity/policy.js';
import { Sessions } from '../../src/identity/sessions.service.js';
import { openApiDocument } from '../../src/platform/edge/openapi.js';
import { startServer, type TestServer } from '../support/app.js';
import { Client } from '../support/client.js';
import { HOSTILE_BODIES, HOSTILE_NUMBERS, HOSTILE_STRINGS } from '../support/hostile-values.js';

interface Route {
  method: string;
  path: string;
  action: Action;
  query: string[];
  fields: string[];
}

/** What every route owes, whoever wrote it: an action of the policy, an answer to everybody, and calm under hostile input. */
describe('every route', () => {
  let server: TestServer;
  let world: World;
  let routes: Route[];
  let stranger: Client;

  beforeAll(async () => {
    server = await startServer('sqlite');
    world = await makeWorld(server.app, { buyers: 1, sellers: 1 });
    routes = await routesOf(server);
    const person = await server.app.get(People).create({ name: 'Orang Tanpa Peran' });
    const { token } = await server.app.get(Sessions).start(person.id, undefined);
    stranger = Object.assign(new Client(server.url), { cookie: `tapis-demo=${token}` });
  });
  afterAll(() => server.stop());

  const organiser = () => Object.assign(new Client(server.url), { cookie: world.organiser.cookie });
  /** Ids that exist nowhere: what is refused for its shape or for rights must not depend on the thing. */
  const pathOf = (route: Route, id = '00000000-0000-7000-8000-000000000000') =>
    route.path.replace('{id}', route.path.includes('/events/{id}') ? world.eventId : id).replace(/\{[^}]+\}/g, id);
  const rule = (action: Action) => POLICY[action] as Partial<Record<string, string>>;
  const withBody = (route: Route) => ['POST', 'PATCH', 'PUT'].includes(route.method);
  const extra = { 'idempotency-key': '0b7b3a52-7a0e-4b1f-9d55-0f0a3f3d2c11', 'if-match': '"1"' };
  const expectProblem = (body: unknown, status: number) => {
    const problem = body as Problem;
    expect(Object.keys(ERRORS)).toContain(problem.code);
    expect([problem.status, problem.type]).toEqual([status, `urn:tapis:error:${problem.code}`]);
    expect(problem.detail.id).not.toBe(`error.${problem.code}`);
    expect(problem.detail.en).not.toBe(`error.${problem.code}`);
  };

  it('names an action of the policy, and stands in the API document', () => {
    const app = server.app;
    const discovery = new DiscoveryService(app.get(ModulesContainer));
    const scanner = new MetadataScanner();
    const handlers = discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.getMetadata('path', prototype[name] as object) !== undefined)
        .map((name) => ({ name: `${metatype.name}.${name}`, action: Reflect.getMetadata(ACTION, prototype[name] as object) as string | undefined }));
    });
    expect(handlers.filter((h) => h.action === undefined || !(h.action in POLICY))).toEqual([]);
    expect(routes.length).toBeGreaterThanOrEqual(handlers.length);
    expect(routes.length).toBeGreaterThan(50);
  });

  it('lets lists that never change be kept, and no refusal of theirs', async () => {
    const kept = await server.anonymous.get('reference/regencies?q=pringsewu');
    expect([kept.status, kept.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400']);
    const refused = await server.anonymous.get('reference/regencies?limit=many');
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([400, 'no-store']);
  });

  it('asks a person without a session to sign in, unless the policy says anyone', async () => {
    for (const route of routes.filter((r) => !rule(r.action)['anyone'])) {
      const answer = await server.anonymous.send<Problem>(route.method, pathOf(route), withBody(route) ? {} : undefined, extra);
      expect([route.method, route.path, answer.status]).toEqual([route.method, route.path, 401]);
      expectProblem(answer.body, 401);
    }
  });

  it('gives nothing to a person without a role, unless the policy says person or anyone', async () => {
    for (const route of routes.filter((r) => !rule(r.action)['anyone'] && !rule(r.action)['person'])) {
      const answer = await stranger.send<Problem>(route.method, pathOf(route), withBody(route) ? {} : undefined, extra);
      expect([route.method, route.path, answer.status]).toEqual([route.method, route.path, 403]);
      expectProblem(answer.body, 403);
    }
  });

  it('refuses ids that are none with a 4xx', async () => {
    for (const route of routes.filter((r) => r.path.includes('{'))) {
      for (const id of ['x', '%00', '..%2f..', "1'--", '1'.repeat(2000), '%F0%28%8C%28']) {
        const path = route.path.replace(/\{[^}]+\}/g, id);
        const answer = await organiser().send(route.method, path, withBody(route) ? {} : undefined, extra);
        expect({ route: `${route.method} ${path}`.slice(0, 120), calm: answer.status >= 400 && answer.status < 500 }).toEqual({ route: `${route.method} ${path}`.slice(0, 120), calm: true });
      }
    }
  });

  it.each(HOSTILE_BODIES)('answers a body that is %s with a 4xx and a code', async (_name, body) => {
    for (const route of routes.filter(withBody)) {
      const answer = await organiser().send(route.method, pathOf(route), body, { ...extra, 'content-type': 'application/json' });
      const calm = answer.status < 500 && (answer.status >= 400 || body === '' || answer.status === 200);
      expect({ route: `${route.method} ${route.path}`, status: answer.status, calm }).toEqual({ route: `${route.method} ${route.path}`, status: answer.status, calm: true });
      if (answer.status >= 400) expectProblem(answer.body, answer.status);
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('takes no hostile value in any field, alone or among others, for a 5xx', async () => {
    for (const route of routes.filter(withBody)) {
      for (const [i, value] of [...HOSTILE_NUMBERS, ...HOSTILE_STRINGS].entries()) {
        const body = Object.fromEntries(route.fields.map((field, at) => [field, at === i % Math.max(1, route.fields.length) ? value : 'x']));
        for (const sent of [body, Object.fromEntries(route.fields.map((field) => [field, value]))]) {
          const answer = await organiser().send(route.method, pathOf(route), sent, extra);
          expect({ route: `${route.method} ${route.path}`, value: String(value).slice(0, 20), ok: answer.status < 500 }).toEqual({
            route: `${route.method} ${route.path}`,
            value: String(value).slice(0, 20),
            ok: true,
          });
        }
      }
    }
  });

  it('takes no hostile value in any query parameter for a 5xx, and LIKE wildcards for letters', async () => {
    for (const route of routes.filter((r) => r.method === 'GET')) {
      for (const parameter of route.query) {
        for (const value of [...HOSTILE_STRINGS.filter((s) => !/[\ud800-\udfff]/.test(s) && s.length < 5000), '-1', '1e9', '0', '999999999999']) {
          const answer = await organiser().send(route.method, `${pathOf(route)}?${parameter}=${encodeURIComponent(value)}`);
          expect({ route: `${route.method} ${route.path}`, parameter, value, ok: answer.status < 500 }).toEqual({ route: `${route.method} ${route.path}`, parameter, value, ok: true });
        }
      }
    }
  });

  it('refuses other kinds of bodies', async () => {
    for (const route of routes.filter(withBody)) {
      const answer = await organiser().send(route.method, pathOf(route), 'a=1', { ...extra, 'content-type': 'application/x-www-form-urlencoded' });
      expect([route.path, answer.status]).toEqual([route.path, 415]);
    }
  });

  it('still stands, with its log and its counters as they were', async () => {
    expect((await server.anonymous.get('/health/ready')).status).toBe(200);
    const page = await server.anonymous.must(server.anonymous.get<{ items: { type: string }[] }>(`events/${world.eventId}/log`));
    expect(page.items.every((e) => e.type === 'stage.changed')).toBe(true);
  });
});

async function routesOf(server: TestServer): Promise<Route[]> {
  const document = await openApiDocument(server.app);
  type Operation = {
    'x-action'?: Action;
    parameters?: { in: string; name: string }[];
    requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => {
      const reference = operation.requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1);
      const schema = reference === undefined ? undefined : (document.components?.schemas?.[reference] as { properties?: object } | undefined);
      return {
        method: method.toUpperCase(),
        path,
        action: operation['x-action'] as Action,
        query: (operation.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name),
        fields: Object.keys(schema?.properties ?? {}),
      };
    }),
  );
}
