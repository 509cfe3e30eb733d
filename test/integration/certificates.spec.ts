import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CERTIFICATE_STATES, type CertificateState } from '../../src/contract/kinds.js';
import type { Problem } from '../../src/contract/errors.js';
import type { EventView } from '../../src/events/event.view.js';
import { civilDate, Clock } from '../../src/platform/clock.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import type { CertificateView } from '../../src/umkm/certificate.view.js';
import { Certificates } from '../../src/umkm/certificates.service.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { startServer, type TestServer } from '../support/app.js';
import { HOSTILE_TEXTS, Office, outcome } from '../support/buyers.js';
import type { Answer, Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { makeProduct, makeSeller, PDF, upload, wrongFields } from '../support/sellers.js';

const HALAL = { kind: 'HALAL', number: 'ID 3211 0000 1234 567' };

onEachEngine('certificates', (engine) => {
  let server: TestServer;
  let office: Office;
  let event: EventView;
  let umkm: UmkmView;
  let seller: Client;
  let officer: Client;
  let today: string;
  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    ({ event, officer } = await office.scene());
    ({ umkm, seller } = await makeSeller(office, event));
    today = civilDate(server.app.get(Clock).now(), 'Asia/Jakarta');
  });
  afterAll(() => server.stop());

  const claim = (fields: object): Promise<CertificateView> =>
    seller.must(seller.post(`umkm/${umkm.id}/certificates`, fields));
  const step = (client: Client, { id, version }: CertificateView, action: string, body: object = {}) =>
    client.send<CertificateView>('POST', `certificates/${id}/${action}`, body, { 'if-match': `"${version}"` });
  const did = (client: Client, certificate: CertificateView, action: string, body?: object) =>
    client.must(step(client, certificate, action, body));

  it('goes from draft to verified, in the version that was read', async () => {
    const draft = await claim(HALAL);
    expect(draft).toMatchObject({
      number: 'ID321100001234567',
      state: 'draft',
      validTo: null,
      productIds: [],
      version: 1,
    });
    const submitted = await did(seller, draft, 'submit');
    expect(submitted).toMatchObject({ state: 'submitted', version: 2 });
    expect(outcome((await step(office.organiser, draft, 'verify')) as Answer<never>)).toEqual([
      412,
      'version_conflict',
    ]);
    expect(outcome(await office.organiser.post(`certificates/${draft.id}/verify`))).toEqual([428, 'if_match_required']);
    const verified = await did(office.organiser, submitted, 'verify');
    expect(verified).toMatchObject({ state: 'verified', version: 3 });
    expect(verified.verifiedAt).not.toBeNull();
    const edited = await seller.must(
      seller.patch<CertificateView>(`certificates/${draft.id}`, 3, { validTo: '2030-01-01' }),
    );
    expect(edited).toMatchObject({ state: 'draft', verifiedAt: null, validTo: '2030-01-01' });
  });

  it('is verified and rejected by the organiser alone', async () => {
    const submitted = await did(seller, await claim(HALAL), 'submit');
    const rival = (await makeSeller(office, event)).seller;
    const far = await Office.found(server, 'Dinas Jauh');
    const [desk, auditor] = [await office.staff(event.id, 'desk'), await office.staff(event.id, 'auditor')];
    for (const client of [seller, rival, officer, desk, auditor, far.organiser]) {
      expect(outcome((await step(client, submitted, 'verify')) as Answer<never>)).toEqual([403, 'not_allowed']);
      expect(outcome((await step(client, submitted, 'reject', { reason: 'x' })) as Answer<never>)).toEqual([
        403,
        'not_allowed',
      ]);
    }
    for (const client of [rival, officer, desk, auditor, far.organiser]) {
      expect(
        outcome(await client.patch(`certificates/${submitted.id}`, submitted.version, { number: HALAL.number })),
      ).toEqual([403, 'not_allowed']);
    }
  });

  it('is rejected with a reason, which stands until it is submitted again', async () => {
    const submitted = await did(seller, await claim(HALAL), 'submit');
    expect(outcome((await step(office.organiser, submitted, 'reject')) as Answer<never>)).toEqual([
      400,
      'validation_failed',
    ]);
    const rejected = await did(office.organiser, submitted, 'reject', { reason: 'Nomor pada foto berbeda' });
    expect(rejected).toMatchObject({ state: 'rejected', rejectReason: 'Nomor pada foto berbeda' });
    const edited = await seller.must(
      seller.patch<CertificateView>(`certificates/${rejected.id}`, rejected.version, { number: 'ID32110000123456799' }),
    );
    expect(edited).toMatchObject({ state: 'draft', rejectReason: 'Nomor pada foto berbeda' });
    expect(await did(seller, edited, 'submit')).toMatchObject({ state: 'submitted', rejectReason: null });
  });

  it('can be wanted, and asked for no longer once there is one', async () => {
    const wanted = await claim({ kind: 'PIRT', wanted: true, number: 'apa saja' });
    expect(wanted).toMatchObject({ state: 'wanted', number: null });
    expect(outcome((await step(seller, wanted, 'submit')) as Answer<never>)).toEqual([409, 'certificate_transition']);
    const got = await seller.must(
      seller.patch<CertificateView>(`certificates/${wanted.id}`, 1, { number: '2061871010001-30' }),
    );
    expect(got).toMatchObject({ state: 'draft', number: '2061871010001-30', validTo: '2030-12-31' });
  });

  describe('every step of every state, by the API', () => {
    /** Steps that each state allows; all others are refused as such. */
    const ALLOWED: Record<CertificateState, string[]> = {
      wanted: ['want', 'edit'],
      draft: ['want', 'edit', 'submit'],
      submitted: ['edit', 'verify', 'reject'],
      verified: ['edit', 'reject'],
      rejected: ['want', 'edit'],
      expired: ['want', 'edit'],
    };
    const cells = CERTIFICATE_STATES.flatMap((state) =>
      ['want', 'edit', 'submit', 'verify', 'reject'].map((action) => [state, action] as const),
    );

    it.each(cells)('%s + %s', async (state, action) => {
      const certificate = await inState(state);
      expect(certificate.state).toBe(state);
      const answer = await doing(certificate, action);
      if (ALLOWED[state].includes(action)) expect(answer.status).toBe(200);
      else {
        expect(outcome(answer as Answer<never>)).toEqual([409, 'certificate_transition']);
        expect((answer.body as unknown as Problem).params).toEqual({ state, action });
      }
    });

    async function inState(state: CertificateState): Promise<CertificateView> {
      if (state === 'wanted') return claim({ kind: 'SLHS', wanted: true });
      const draft = await claim({
        kind: 'SLHS',
        number: '503/1',
        validTo: state === 'expired' ? addDays(today, -1) : today,
      });
      if (state === 'draft') return draft;
      const submitted = await did(seller, draft, 'submit');
      if (state === 'submitted') return submitted;
      if (state === 'rejected') return did(office.organiser, submitted, 'reject', { reason: 'tidak terbaca' });
      return did(office.organiser, submitted, 'verify');
    }

    function doing(certificate: CertificateView, action: string): Promise<Answer<CertificateView>> {
      const path = `certificates/${certificate.id}`;
      if (action === 'want') return seller.patch(path, certificate.version, { wanted: true });
      if (action === 'edit') return seller.patch(path, certificate.version, { number: '503/2' });
      return step(
        action === 'submit' ? seller : office.organiser,
        certificate,
        action,
        action === 'reject' ? { reason: 'x' } : {},
      );
    }
  });

  it('counts on its last day and not on the next, whatever is stored', async () => {
    const last = addDays(today, 10);
    const { id } = await did(
      office.organiser,
      await did(seller, await claim({ kind: 'SNI', number: 'SNI 1', validFrom: today, validTo: last }), 'submit'),
      'verify',
    );
    const certificates = server.app.get(Certificates);
    const on = async (date: string) => (await certificates.validAt([umkm.id], 'SNI', date)).map((c) => c.id);
    expect([await on(addDays(today, -1)), await on(today), await on(last), await on(addDays(last, 1))]).toEqual([
      [],
      [id],
      [id],
      [],
    ]);
  });

  it.each([
    [
      'the number of the decree (KH) for halal',
      { kind: 'HALAL', number: 'KH 18410000123' },
      [['number', 'halal_is_kh']],
    ],
    ['a short P-IRT number', { kind: 'PIRT', number: '206187101' }, [['number', 'pirt_length']]],
    [
      'a P-IRT number against its own year',
      { kind: 'PIRT', number: '2061871010001-30', validTo: '2031-01-01' },
      [['validTo', 'pirt_other_year']],
    ],
    ['a BPOM number without MD or ML', { kind: 'BPOM', number: 'AB 234512345678' }, [['number', 'bpom_prefix']]],
    ['an unknown kind', { kind: 'ISO' }, [['kind', 'not_a_choice']]],
    ['a state of one’s own choice', { ...HALAL, state: 'verified' }, [['state', 'unknown_field']]],
    ['a verifier of one’s own choice', { ...HALAL, verifiedBy: 'me' }, [['verifiedBy', 'unknown_field']]],
    ['a day that does not exist', { ...HALAL, validTo: '2027-02-30' }, [['validTo', 'not_date']]],
    ['a product that is no id', { ...HALAL, productIds: ['x'] }, [['productIds', 'not_a_choice']]],
  ])('refuses %s', async (_name, fields, wrong) => {
    const answer = await seller.post(`umkm/${umkm.id}/certificates`, fields);
    expect([answer.status, wrongFields(answer)]).toEqual([400, wrong]);
  });

  it('refuses an end before its start, products and evidence of others, and a submission without a number', async () => {
    const other = await makeSeller(office, event);
    const theirs = await makeProduct(other.seller, other.umkm.id);
    const evidence = await upload(other.seller, other.umkm.id, PDF);
    const refused = async (fields: object) =>
      outcome(await seller.post(`umkm/${umkm.id}/certificates`, { kind: 'SLHS', ...fields }));
    expect(await refused({ validFrom: '2027-01-02', validTo: '2027-01-01' })).toEqual([422, 'dates_out_of_order']);
    expect(await refused({ productIds: [theirs.id] })).toEqual([422, 'product_of_other_umkm']);
    expect(await refused({ evidenceFileId: evidence.body.id })).toEqual([404, 'not_found']);
    const bare = await claim({ kind: 'SLHS' });
    expect(wrongFields((await step(seller, bare, 'submit')) as Answer<never>)).toEqual([['number', 'text_empty']]);
    const own = await upload(seller, umkm.id, PDF);
    const evident = await seller.must(
      seller.patch<CertificateView>(`certificates/${bare.id}`, 1, { evidenceFileId: own.body.id }),
    );
    expect(await did(seller, evident, 'submit')).toMatchObject({ state: 'submitted', evidenceFileId: own.body.id });
  });

  it.each(HOSTILE_TEXTS)('takes no hostile text as number: %#', async (number) => {
    expect(outcome(await seller.post(`umkm/${umkm.id}/certificates`, { kind: 'OTHER', number }))).toEqual([
      400,
      'validation_failed',
    ]);
  });

  it('shows buyers what it is, without papers and reasons, and rivals nothing', async () => {
    const { umkm: mine, seller: owner } = await makeSeller(office, event);
    const evidence = await upload(owner, mine.id, PDF);
    const draft = await owner.must(
      owner.post<CertificateView>(`umkm/${mine.id}/certificates`, { ...HALAL, evidenceFileId: evidence.body.id }),
    );
    await did(office.organiser, await did(owner, draft, 'submit'), 'reject', { reason: 'foto buram' });
    const [seen] = (await officer.must(officer.get<UmkmView>(`umkm/${mine.id}`))).certificates;
    expect(seen).toMatchObject({
      kind: 'HALAL',
      number: 'ID321100001234567',
      state: 'rejected',
      evidenceFileId: null,
      rejectReason: null,
    });
    expect(outcome(await officer.get(`umkm/${mine.id}/certificates`))).toEqual([403, 'not_allowed']);
    const desk = await office.staff(event.id, 'desk');
    const listed = await desk.must(desk.get<{ items: CertificateView[] }>(`umkm/${mine.id}/certificates`));
    expect(listed.items).toEqual([
      expect.objectContaining({ evidenceFileId: evidence.body.id, rejectReason: 'foto buram' }),
    ]);
  });
});
