import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { codeOf } from '../support/client.js';
import type { EventView } from '../../src/events/event.view.js';
import { UMKM_FILE_BYTES_MAX } from '../../src/umkm/umkm-files.service.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { Office, outcome } from '../support/buyers.js';
import type { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { makeProduct, makeSeller, PDF, PNG, upload, wrongFields } from '../support/sellers.js';

onEachEngine('files of umkm', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  let umkm: UmkmView;
  let seller: Client;
  let officer: Client;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    ({ event, officer } = await office.scene());
    ({ umkm, seller } = await makeSeller(office, event));
  });
  afterAll(() => server.stop());

  const fetched = (client: Client, id: string) =>
    fetch(`${client.url}/api/v1/files/${id}`, { headers: { cookie: client.cookie ?? '' } });

  it('come back byte for byte, as what they are', async () => {
    const { status, body } = await upload(seller, umkm.id, PNG, '../../etc/passwd', 'text/html');
    expect([status, body]).toEqual([201, { id: body.id, mediaType: 'image/png', bytes: PNG.length }]);
    const answer = await fetched(seller, body.id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="${body.id}.png"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; sandbox`,
      'cache-control': 'private, max-age=86400, immutable',
    });
    const paper = await upload(seller, umkm.id, PDF, 'halal.pdf', 'application/pdf');
    const disposition = (await fetched(seller, paper.body.id)).headers.get('content-disposition');
    expect(disposition).toBe(`attachment; filename="${paper.body.id}.pdf"`);
  });

  it.each([
    ['a script named .png', Buffer.from('<script>alert(1)</script>')],
    ['an SVG named .png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page named .png', Buffer.from('<!doctype html><title>x</title>')],
    ['an archive named .png', Buffer.from('504b0304140000000800', 'hex')],
    ['a program named .png', Buffer.from('7f454c4602010100', 'hex')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1')],
  ])('are not what their name says: %s', async (_name, bytes) => {
    const answer = await upload(seller, umkm.id, bytes);
    expect([answer.status, codeOf(answer)]).toEqual([415, 'file_type_refused']);
  });

  it('are taken up to the limit, and refused beyond it by their own code', async () => {
    const most = Buffer.concat([PNG, Buffer.alloc(UMKM_FILE_BYTES_MAX - PNG.length)]);
    expect((await upload(seller, umkm.id, most)).status).toBe(201);
    const answer = await upload(seller, umkm.id, Buffer.concat([most, Buffer.alloc(1)]));
    expect([answer.status, codeOf(answer)]).toEqual([413, 'file_too_large']);
    expect(answer.body).toMatchObject({ params: { maxBytes: UMKM_FILE_BYTES_MAX } });
  });

  it('are refused empty, missing, under another name, or without a form', async () => {
    const empty = await upload(seller, umkm.id, Buffer.alloc(0));
    expect([empty.status, codeOf(empty)]).toEqual([422, 'file_empty']);
    expect((await upload(seller, umkm.id, PNG, 'x.png', 'image/png', 'berkas')).status).toBe(400);
    const json = await seller.post(`umkm/${umkm.id}/files`, { file: 'x' });
    expect([json.status, wrongFields(json)]).toEqual([400, [['file', 'file_missing']]]);
    for (const body of ['--x\r\n', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc', '']) {
      const broken = await fetch(`${seller.url}/api/v1/umkm/${umkm.id}/files`, {
        method: 'POST',
        headers: { cookie: seller.cookie ?? '', 'content-type': 'multipart/form-data; boundary=x' },
        body,
      });
      expect(broken.status).toBe(400);
    }
  });

  it('are stored by the business and its office alone', async () => {
    const rival = (await makeSeller(office, event)).seller;
    for (const client of [rival, officer, await office.staff(event.id, 'desk')]) {
      const answer = await upload(client, umkm.id, PNG);
      expect([answer.status, codeOf(answer)]).toEqual([403, 'not_allowed']);
    }
    const stranger = await upload(server.anonymous, umkm.id, PNG);
    expect([stranger.status, codeOf(stranger)]).toEqual([401, 'not_signed_in']);
    expect((await upload(office.organiser, umkm.id, PNG)).status).toBe(201);
  });

  it('show buyers the photos and nothing else; rivals, strangers and other events nothing at all', async () => {
    const [photo, evidence] = [(await upload(seller, umkm.id, PNG)).body, (await upload(seller, umkm.id, PDF)).body];
    const rival = (await makeSeller(office, event)).seller;
    const { officer: elsewhere } = await office.scene();
    const far = await Office.found(server, 'Dinas Jauh');
    expect((await fetched(officer, photo.id)).status).toBe(403);
    await makeProduct(seller, umkm.id, { photoFileId: photo.id });
    expect((await fetched(officer, photo.id)).status).toBe(200);
    expect((await fetched(officer, evidence.id)).status).toBe(403);
    for (const staff of [
      office.organiser,
      await office.staff(event.id, 'desk'),
      await office.staff(event.id, 'auditor'),
    ]) {
      expect((await fetched(staff, evidence.id)).status).toBe(200);
    }
    for (const client of [rival, elsewhere, far.organiser]) {
      expect([(await fetched(client, photo.id)).status, (await fetched(client, evidence.id)).status]).toEqual([
        403, 403,
      ]);
    }
    expect((await fetched(server.anonymous, photo.id)).status).toBe(401);
  });

  it('become a photo only where they are an image of the same business', async () => {
    const other = await makeSeller(office, event);
    const theirs = (await upload(other.seller, other.umkm.id, PNG)).body;
    const paper = (await upload(seller, umkm.id, PDF)).body;
    const photo = (await upload(seller, umkm.id, PNG)).body;
    const edit = (photoFileId: string) => seller.patch<UmkmView>(`umkm/${umkm.id}`, umkm.version, { photoFileId });
    expect(outcome((await edit(theirs.id)) as never)).toEqual([404, 'not_found']);
    expect(outcome((await edit(paper.id)) as never)).toEqual([415, 'file_type_refused']);
    expect((await edit(photo.id)).body.photoUrl).toBe(`/api/v1/files/${photo.id}`);
    expect((await officer.must(officer.get<UmkmView>(`umkm/${umkm.id}`))).photoUrl).toBe(`/api/v1/files/${photo.id}`);
    expect((await fetched(officer, photo.id)).status).toBe(200);
  });
});
