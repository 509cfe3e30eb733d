import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '../../src/contract/errors.js';
import type { EventView } from '../../src/events/event.view.js';
import { Events } from '../../src/events/events.service.js';
import type { LinkedUmkmView, UmkmView } from '../../src/umkm/umkm.view.js';
import { Umkms } from '../../src/umkm/umkms.service.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, FOREIGN_FIELDS, HOSTILE_NUMBERS, HOSTILE_TEXTS, Office, outcome } from '../support/buyers.js';
import { onEachEngine } from '../support/engines.js';
import {
  aUmkm,
  bareUmkm,
  freshNib,
  makeOffer,
  makeProduct,
  makeSeller,
  makeUmkm,
  reserve,
  wrongFields,
} from '../support/sellers.js';

onEachEngine('umkm', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    event = await office.event('open');
  });
  afterAll(() => server.stop());

  const post = (body: unknown, eventId = event.id) =>
    office.organiser.post<LinkedUmkmView>(`events/${eventId}/umkm`, body);

  describe('taking part', () => {
    it('makes a business, cleans its numbers, computes its class and shows no NPWP', async () => {
      const { status, body } = await post(aUmkm({ nib: '0220 0012 34567', kbliCodes: ['56210', '13912', '56210'] }));
      expect(status).toBe(201);
      expect(body).toMatchObject({
        outcome: 'created',
        sight: 'full',
        nib: '0220001234567',
        npwpMasked: '•••••••••••1000',
        kbliCodes: ['13912', '56210'],
        phone: '+6281200001234',
        capitalRupiah: 400_000_000,
        sizeClass: { value: 'mikro', basis: 'capital', missing: [] },
        certificates: [],
        version: 1,
      });
      expect(JSON.stringify(body)).not.toContain('012345674321000');
    });

    it('links the same NIB into another event and keeps the fields it has', async () => {
      const second = await office.event();
      const made = await makeUmkm(office, event);
      const linked = await post(aUmkm({ nib: made.nib, name: 'Nama lain', phone: null }), second.id);
      expect([linked.status, linked.body]).toEqual([201, { ...made, outcome: 'linked' }]);
      await post(aUmkm({ nib: made.nib }), second.id);
      expect(await allPages(office.organiser, `events/${second.id}/umkm`, 10)).toHaveLength(1);
    });

    it('makes a new business where none has a NIB, and where another trade office has it', async () => {
      const first = await makeUmkm(office, event, { nib: null });
      expect((await post(aUmkm({ nib: null }))).body.id).not.toBe(first.id);
      const far = await Office.found(server, 'Dinas Provinsi Lain');
      const theirs = await makeUmkm(far, await far.event());
      const ours = await makeUmkm(office, event, { nib: theirs.nib });
      expect([ours.outcome, ours.id === theirs.id]).toEqual(['created', false]);
    });

    it('makes one business of requests that come at once', async () => {
      const body = aUmkm();
      const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(body)));
      expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
      expect(answers.filter((a) => a.body.outcome === 'created')).toHaveLength(1);
    });

    it('names every wrong number at once, in words', async () => {
      const answer = await post(aUmkm({ nib: '123', npwp: '1', kbliCodes: ['abc'], foundedOn: '2199-01-01' }));
      expect(outcome(answer as never)).toEqual([400, 'validation_failed']);
      expect(wrongFields(answer as never)).toEqual([
        ['kbliCodes.0', 'kbli_digits'],
        ['nib', 'nib_length'],
        ['npwp', 'npwp_length'],
        ['foundedOn', 'date_future'],
      ]);
      const problem = answer.body as unknown as Problem;
      expect(problem.errors?.every((e) => e.detail.id.includes(' ') && !e.detail.id.includes('{'))).toBe(true);
    });

    it.each([
      ['an unknown regency', { regencyCode: '99.99' }, 422, 'regency_unknown'],
      ['a plain http address', { catalogueUrl: 'http://x.example' }, 400, 'validation_failed'],
      ['a script as address', { catalogueUrl: 'javascript:alert(1)' }, 400, 'validation_failed'],
      ['a size class that was typed', { sizeClass: 'mikro' }, 400, 'validation_failed'],
      ['no name', { name: '' }, 400, 'validation_failed'],
    ])('refuses %s', async (_name, changes, status, code) => {
      expect(outcome((await post(aUmkm(changes))) as never)).toEqual([status, code]);
    });

    it('refuses everybody but the organiser, and a closed event', async () => {
      const { event: busy, officer } = await office.scene();
      const { seller } = await makeSeller(office, busy);
      for (const client of [officer, seller, await office.staff(busy.id, 'desk')]) {
        expect(outcome(await client.post(`events/${busy.id}/umkm`, aUmkm()))).toEqual([403, 'not_allowed']);
      }
      expect(outcome(await server.anonymous.post(`events/${busy.id}/umkm`, aUmkm()))).toEqual([401, 'not_signed_in']);
      const closed = await office.event('open', 'start', 'close');
      expect(outcome((await post(aUmkm(), closed.id)) as never)).toEqual([409, 'stage_forbids']);
    });

    it.each(HOSTILE_TEXTS)('takes no hostile text as name: %#', async (name) => {
      expect(outcome((await post(aUmkm({ name }))) as never)).toEqual([400, 'validation_failed']);
    });
    it.each(HOSTILE_NUMBERS.slice(1))('takes no hostile amount as capital: %#', async (capitalRupiah) => {
      expect(outcome((await post(aUmkm({ capitalRupiah }))) as never)).toEqual([400, 'validation_failed']);
    });
    it.each(FOREIGN_FIELDS)('takes no %s from outside', async (field) => {
      expect(outcome((await post(aUmkm({ [field]: 'x' }))) as never)).toEqual([400, 'validation_failed']);
    });
    it('keeps markup, formulas and template strings as the text they are', async () => {
      const name = `<b>=1+1</b> {{7*7}} %_\\ '; DROP TABLE umkm; --`;
      expect((await makeUmkm(office, event, { name })).name).toBe(name);
    });
  });

  describe('edits', () => {
    it('saves over the version read, and only over that', async () => {
      const { umkm, seller } = await makeSeller(office, event);
      const edited = await seller.must(
        seller.patch<UmkmView>(`umkm/${umkm.id}`, 1, { phone: '081200000000', kbliCodes: [] }),
      );
      expect(edited).toMatchObject({ phone: '081200000000', kbliCodes: [], name: umkm.name, version: 2 });
      expect(outcome(await seller.patch(`umkm/${umkm.id}`, 1, { phone: null }))).toEqual([412, 'version_conflict']);
      expect(outcome(await seller.send('PATCH', `umkm/${umkm.id}`, { phone: null }))).toEqual([
        428,
        'if_match_required',
      ]);
      expect((await seller.must(seller.patch<UmkmView>(`umkm/${umkm.id}`, 2, { phone: null }))).phone).toBeNull();
    });

    it('lets a business state its NIB once, and the organiser correct it, never to one that is taken', async () => {
      const { umkm, seller } = await makeSeller(office, event, { nib: null });
      const nib = freshNib();
      await seller.must(seller.patch(`umkm/${umkm.id}`, 1, { nib }));
      expect(outcome(await seller.patch(`umkm/${umkm.id}`, 2, { nib: freshNib() }))).toEqual([403, 'not_allowed']);
      await seller.must(seller.patch(`umkm/${umkm.id}`, 2, { nib, name: 'Nama baru' }));
      const other = await makeUmkm(office, event);
      expect(outcome(await office.organiser.patch(`umkm/${umkm.id}`, 3, { nib: other.nib }))).toEqual([
        409,
        'already_exists',
      ]);
      await office.organiser.must(office.organiser.patch(`umkm/${umkm.id}`, 3, { nib: freshNib() }));
    });

    it('removes a business that holds nothing; its NIB is free again', async () => {
      const { umkm, seller } = await makeSeller(office, event);
      expect(outcome(await seller.delete(`umkm/${umkm.id}`))).toEqual([403, 'not_allowed']);
      expect((await office.organiser.delete(`umkm/${umkm.id}`)).status).toBe(204);
      expect(outcome(await office.organiser.get(`umkm/${umkm.id}`))).toEqual([404, 'not_found']);
      expect(outcome(await seller.get(`umkm/${umkm.id}`))).toEqual([404, 'not_found']);
      expect((await makeUmkm(office, event, { nib: umkm.nib })).outcome).toBe('created');
    });

    it('does not remove a business that offers, or of whose capacity something is reserved', async () => {
      const { umkm, seller } = await makeSeller(office, event);
      const product = await makeProduct(seller, umkm.id);
      const offer = await makeOffer(seller, event.id, { productId: product.id });
      expect(outcome(await office.organiser.delete(`umkm/${umkm.id}`))).toEqual([409, 'still_in_use']);
      expect(outcome(await seller.delete(`products/${product.id}`))).toEqual([409, 'still_in_use']);
      expect((await seller.delete(`offers/${offer.id}`)).status).toBe(204);
      await reserve(server, product.poolId, '2027-01', 1);
      expect(outcome(await office.organiser.delete(`umkm/${umkm.id}`))).toEqual([409, 'still_in_use']);
      expect((await seller.delete(`products/${product.id}`)).status).toBe(204);
    });

    it('saves a file of edits in one write, all or none', async () => {
      const umkms = server.app.get(Umkms);
      const linked = await umkms.linkMany(
        await server.app.get(Events).get(event.id),
        Array.from({ length: 700 }, (_, at) => bareUmkm(`Massal ${at}`)),
      );
      const rows = linked.map(({ umkm }) => ({ ...umkm, name: `${umkm.name} baru`, kbliCodes: ['56210'] }));
      const saved = await umkms.changeMany(rows);
      expect(saved.every((row) => row.version === 2)).toBe(true);
      const stored = await umkms.listByIds(saved.map((row) => row.id));
      expect(
        stored.every((row) => row.name.endsWith('baru') && row.version === 2 && row.kbliCodes[0] === '56210'),
      ).toBe(true);
      await umkms.change(saved[699] as never, 2, { name: 'disunting' });
      await expect(umkms.changeMany(saved.map((row) => ({ ...row, name: 'hilang' })))).rejects.toMatchObject({
        code: 'version_conflict',
      });
      expect((await umkms.listByIds(saved.map((row) => row.id))).some((row) => row.name === 'hilang')).toBe(false);
    });
  });
});
