import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type ChildServer, makePlace, type Place, serveApart, serveHere } from '../../scripts/support/server.js';
import { openApiDocument } from '../../src/platform/edge/openapi.js';

/** `npm start` runs the packed server; everything else here runs the source it was packed from. */
describe('the packed server', () => {
  let place: Place;
  let packed: ChildServer;
  let described: OpenAPIObject;
  beforeAll(async () => {
    place = await makePlace('sqlite');
    const { app } = await serveHere(place);
    described = await openApiDocument(app);
    await app.close();
    packed = await serveApart(place);
  });
  afterAll(async () => {
    await packed.stop();
    await place.remove();
  });

  it('describes the same API, under the same names', async () => {
    const answered = (await (await fetch(`${packed.url}/api/openapi.json`)).json()) as OpenAPIObject;
    expect(Object.keys(answered.paths)).toEqual(Object.keys(described.paths));
    expect(Object.keys(answered.components?.schemas ?? {})).toEqual(Object.keys(described.components?.schemas ?? {}));
  });

  it('shows the API to people', async () => {
    const page = await (await fetch(`${packed.url}/api/docs`)).text();
    expect(page).toContain('swagger-ui');
    const script = await (await fetch(`${packed.url}/api/docs/swagger-ui-bundle.js`)).text();
    expect(script.length).toBeGreaterThan(100_000);
  });

  it('serves the pages and keeps 404 for what is not there', async () => {
    expect((await fetch(`${packed.url}/masuk`)).headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${packed.url}/api/v1/nothing`)).status).toBe(404);
    expect((await fetch(`${packed.url}/api/docs/nothing.js`)).status).toBe(404);
  });
});
