import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/app.js';
import {
  aDemand,
  allPages,
  FOREIGN_FIELDS,
  HOSTILE_NUMBERS,
  HOSTILE_TEXTS,
  Office,
  outcome,
} from '../support/buyers.js';
import { codeOf } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';

onEachEngine('demands, hostile input', (engine) => {
  let server: TestServer;
  let office: Office;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
  });
  afterAll(() => server.stop());

  describe('hostile input', () => {
    const refusedBodies = [
      ...HOSTILE_NUMBERS.flatMap((value) => [{ quantity: value }, { unitCeiling: value }]),
      ...HOSTILE_NUMBERS.filter((value) => value !== 0).map((pagu) => ({ package: { name: 'X', pagu } })),
      ...HOSTILE_TEXTS.flatMap((value) => [{ name: value }, { spec: value }, { place: value }]),
      ...HOSTILE_TEXTS.map((name) => ({ package: { name, pagu: 1 } })),
      ...FOREIGN_FIELDS.flatMap((field) => [{ [field]: 1 }, { package: { name: 'X', pagu: 1, [field]: 1 } }]),
      { name: '' },
      { quantity: 1_000_000_000_001 },
      { unitId: ['kotak'] },
      { unitId: 'Kotak' },
      { unitId: '../kotak' },
      { categoryId: { $ne: null } },
      { deliverFrom: '2027-02-30' },
      { deliverFrom: '01-02-2027' },
      { deliverFrom: 20270201 },
      { regencyCode: '18.7' },
      { certificates: 'HALAL' },
      { certificates: ['HALAL', 'SURGA'] },
      { certificates: Array.from({ length: 10 }, () => 'HALAL') },
      { splittable: 'false' },
      { catalogueWanted: 1 },
      { package: [] },
      { package: 'X' },
      { package: null },
      { packageId: 'X', package: undefined },
    ];

    it('is refused field by field with a code, and leaves nothing behind', async () => {
      const { event, officer } = await office.scene();
      for (const body of refusedBodies) {
        const answer = await officer.post(`events/${event.id}/demands`, aDemand(body));
        const shown = JSON.stringify(body).slice(0, 80);
        expect([shown, answer.status, codeOf(answer)]).toEqual([shown, 400, 'validation_failed']);
      }
      expect(await allPages(officer, `events/${event.id}/demands`, 10)).toEqual([]);
      expect(await allPages(officer, `events/${event.id}/packages`, 10)).toEqual([]);
    });

    it.each([
      [{ unitId: 'gerobak' }, 'unit_unknown'],
      [{ categoryId: 'rumah-mewah' }, 'category_unknown'],
      [{ regencyCode: '99.99' }, 'regency_unknown'],
      [{ deliverFrom: '2027-03-01' }, 'dates_out_of_order'],
      [{ quantity: 1_000_000_000_000, unitId: 'ton' }, 'amount_overflow'],
      [{ quantity: 1_000_000_000, unitCeiling: Number.MAX_SAFE_INTEGER }, 'amount_overflow'],
    ])('is refused by its rule: %j', async (body, code) => {
      const { event, officer } = await office.scene();
      expect(outcome(await officer.post(`events/${event.id}/demands`, aDemand(body)))).toEqual([422, code]);
      expect(await allPages(officer, `events/${event.id}/packages`, 10)).toEqual([]);
    });

    it.each([
      ['1e309', '{"name":"X","unitId":"kotak","quantity":1e309,"package":{"name":"X","pagu":1}}'],
      ['a doubled key', '{"name":"X","unitId":"kotak","quantity":1,"quantity":2,"package":{"name":"X","pagu":1}}'],
      ['a prototype', '{"name":"X","unitId":"kotak","__proto__":{"role":"organiser"},"package":{"name":"X","pagu":1}}'],
      ['no object', '[]'],
    ])('is refused as JSON: %s', async (_name, body) => {
      const { event, officer } = await office.scene();
      expect((await officer.post(`events/${event.id}/demands`, body)).status).toBe(400);
    });
  });
});
