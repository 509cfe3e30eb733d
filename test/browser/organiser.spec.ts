import { expect, it } from '@jest/globals';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { PackageView } from '../../src/demands/package.view.js';
import type { EventView } from '../../src/events/event.view.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { button, inHall, LAPTOP, looksRight, TABLET, words } from '../support/browser.js';
import { plansCsv, templateCsv, UMKM_HEADERS } from '../support/importing.js';

const [SARI, SHORT] = ['9120000000011', '912000000002'];
const MENDED = '9120000000029';

inHall('an organiser', { buyers: 2, sellers: 2 }, (hall) => {
  const names = async (): Promise<string[]> => {
    const client = hall.as(hall.world.organiser);
    const { items } = await client.must(
      client.get<{ items: UmkmView[] }>(`events/${hall.world.eventId}/umkm?limit=100`),
    );
    return items.map((umkm) => umkm.name);
  };

  it('uploads a list, mends a cell, saves it, and takes it back as a whole', async () => {
    const page = await hall.device(LAPTOP, hall.world.organiser.cookie, `/acara/${hall.world.eventId}/impor`);
    await looksRight(page, 'imports');
    const made = {
      'Bentuk usaha': 'Perorangan',
      'Kabupaten/Kota': 'Kabupaten Pringsewu',
      'Tanggal berdiri': '17-08-2021',
      'Modal usaha (Rp)': '150.000.000',
      KBLI: '10794',
    };
    const file = templateCsv(
      UMKM_HEADERS,
      { NIB: SARI, 'Nama usaha': 'Keripik Way Siger', ...made },
      { NIB: SHORT, 'Nama usaha': 'Kopi Bukit Siger', ...made },
    );
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'daftar-umkm.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.waitForURL(/\/impor\/[0-9a-f-]{36}$/);
    await page.locator('.review-rows tbody tr').nth(1).waitFor();
    await page.locator('.fix').waitFor();
    await looksRight(page, 'import-review');

    await page.locator('#fix-value').fill(MENDED);
    await button(page, 'ui.import.keepValue').click();
    await page.locator('.fix').waitFor({ state: 'detached' });
    await button(page, 'ui.import.saveNow').click();
    await page.getByText(words('ui.import.saved', { count: 2 })).waitFor();
    await looksRight(page, 'import-saved');
    expect(await names()).toEqual(expect.arrayContaining(['Keripik Way Siger', 'Kopi Bukit Siger']));

    await button(page, 'ui.import.undo').click();
    await button(page, 'ui.import.yesUndo').click();
    await page.getByText(words('ui.import.undone')).waitFor();
    await looksRight(page, 'import-undone');
    expect(await names()).toHaveLength(2);
  }, 90_000);

  it('takes in an export of the public plans, also one whose columns have other names', async () => {
    const page = await hall.device(LAPTOP, hall.world.organiser.cookie, `/acara/${hall.world.eventId}/impor`);
    const [first, second] = ['61900001', '61900002'];
    const upload = (name: string, text: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await upload(
      'rup-penyedia.csv',
      plansCsv(
        {
          code: first,
          name: 'Belanja plakat siger',
          text: '1. Plakat ( 20, buah, @ 250000 ); 2. Snack box ( 139, OK, @ 25000 )',
        },
        { code: 'bukan-kode', pagu: '2O.000.000' },
      ),
    );
    await page.waitForURL(/\/impor\/[0-9a-f-]{36}$/);
    await page.locator('.review-rows tbody tr').nth(1).waitFor();
    await looksRight(page, 'import-plans');
    await button(page, 'ui.import.saveNow').click();
    await page.getByText(words('ui.import.saved', { count: 1 })).waitFor();

    await page.goto(`${hall.url}/acara/${hall.world.eventId}/impor`);
    const renamed = plansCsv({ code: second, name: 'Belanja seminar kit siger' })
      .replace('"kd_rup"', '"nomor"')
      .replace('"nama_paket"', '"judul"');
    await upload('rencana-lain.csv', renamed);
    await page.waitForURL(/\/impor\/[0-9a-f-]{36}$/);
    await page.locator('.column-map').waitFor();
    await looksRight(page, 'import-columns');
    await page.getByLabel('nomor', { exact: true }).selectOption({ label: words('ui.import.field.rupCode') });
    await page.getByLabel('judul', { exact: true }).selectOption({ label: words('ui.import.field.name') });
    await button(page, 'ui.import.readAgain').click();
    await page.locator('.review-rows tbody tr').first().waitFor();
    await button(page, 'ui.import.saveNow').click();
    await page.getByText(words('ui.import.saved', { count: 1 })).waitFor();
    const client = hall.as(hall.world.organiser);
    const { items } = await client.must(
      client.get<{ items: PackageView[] }>(`events/${hall.world.eventId}/packages?q=siger`),
    );
    expect(items.map((one) => [one.rupCode, one.name]).sort()).toEqual([
      [first, 'Belanja plakat siger'],
      [second, 'Belanja seminar kit siger'],
    ]);
  }, 90_000);

  it('needs and sellers stand for an officer, too, at every size', async () => {
    const [buyer] = hall.world.buyers;
    const page = await hall.device(LAPTOP, buyer!.cookie, '/kebutuhan');
    await page.locator('.needs-table tbody tr').first().waitFor();
    await looksRight(page, 'needs');
    await page.goto(`${hall.url}/kebutuhan/${buyer!.demandId}`);
    await page.locator('button.why').first().click();
    for (const [name, size] of Object.entries({ phone: { width: 360, height: 740 }, tablet: TABLET, laptop: LAPTOP })) {
      await page.setViewportSize(size);
      await looksRight(page, `sellers-${name}`);
    }
    await page.locator('.stance button').first().click();
    await page.locator('.stance button[aria-pressed=true]').waitFor();
    await page.goto(`${hall.url}/kebutuhan/${buyer!.demandId}/ubah`);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#regencyCode')?.value);
    expect(await page.locator('#regencyCode').inputValue()).toBe('Kota Bandar Lampung');
    await page.goto(`${hall.url}/kebutuhan/baru`);
    await looksRight(page, 'need-form');
  }, 90_000);

  it('sees who lacks what for which needs, and sets how far fairness may bend the order', async () => {
    const [buyer] = hall.world.buyers;
    const officer = hall.as(buyer!);
    const like = await officer.must(officer.get<DemandView>(`demands/${buyer!.demandId}`));
    await officer.must(
      officer.post(`events/${hall.world.eventId}/demands`, {
        packageId: like.packageId,
        name: like.name,
        categoryId: like.categoryId,
        quantity: 2,
        unitId: like.unitId,
        unitCeiling: like.unitCeiling,
        deliverFrom: like.deliverFrom,
        deliverTo: like.deliverTo,
        certificates: ['TKDN'],
      }),
    );
    const page = await hall.device(LAPTOP, hall.world.organiser.cookie, `/acara/${hall.world.eventId}/fasilitasi`);
    await page.locator('.help tbody tr').first().waitFor();
    for (const [name, size] of Object.entries({ phone: { width: 360, height: 740 }, tablet: TABLET, laptop: LAPTOP })) {
      await page.setViewportSize(size);
      await looksRight(page, `help-${name}`);
    }
    expect(await page.locator('.lack-sums li').first().textContent()).toContain(words('gap.certificate', { anyOf: 'TKDN' }));
    await page.locator('.help-tabs a').nth(1).click();
    await page.locator('.fair').waitFor();
    await looksRight(page, 'fair');
    await page.locator('.fair-tolerance .filters button').nth(2).click();
    await button(page, 'ui.fair.use').click();
    await button(page, 'ui.fair.use').waitFor({ state: 'detached' });
    await looksRight(page, 'fair-set');
    const organiser = hall.as(hall.world.organiser);
    const { settings } = await organiser.must(organiser.get<EventView>(`events/${hall.world.eventId}`));
    expect(settings.exposureTolerance).toBe(200);
  }, 90_000);

  // last of all: nobody marks interest in a day that is over
  it('sees who and what is in the event, invites, and closes the day', async () => {
    const page = await hall.device(LAPTOP, hall.world.organiser.cookie, `/acara/${hall.world.eventId}`);
    await page.locator('.strip').waitFor();
    for (const [at, what] of ['agencies', 'umkm', 'packages', 'demands', 'offers'].entries()) {
      await page.locator('.filter-bar .filters button').nth(at).click();
      await page.locator('tbody tr').first().waitFor();
      await looksRight(page, `event-${what}`);
    }
    await page.setViewportSize(TABLET);
    await looksRight(page, 'event-tablet');
    await page.setViewportSize(LAPTOP);
    await page.locator('.event-tools button').click();
    await page.locator('dialog').waitFor();
    await page.locator('dialog input').first().fill('Mega Anggraini');
    await looksRight(page, 'invite');
    await page.locator('dialog button.main').click();
    await page
      .getByText(/\/s\/[\w-]{22}/)
      .or(page.locator('dialog input[readonly]'))
      .first()
      .waitFor();
    await looksRight(page, 'invited');
    await page.keyboard.press('Escape');

    await button(page, 'ui.stage.action.close').click();
    await button(page, 'ui.stage.yes.close').click();
    await page.locator('.stage-bar [aria-current=step]', { hasText: words('ui.stage.name.closed') }).waitFor();
    await looksRight(page, 'event-closed');
  }, 120_000);
});
