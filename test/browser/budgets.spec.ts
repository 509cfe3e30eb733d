import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { draftBody } from '../../scripts/support/caller.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import { inHall, LAPTOP, PHONE } from '../support/browser.js';

const KB = 1_000;
/** Gzip of what a device loads for a page, everything that comes after its first paint included. */
const BUDGET = { first: 30 * KB, phone: 60 * KB, staff: 150 * KB, css: 10 * KB };

inHall('what a device must load', { buyers: 1, sellers: 1 }, (hall) => {
  it('stays within the budget of each page', async () => {
    const [buyer, seller] = [hall.world.buyers[0]!, hall.world.sellers[0]!];
    const officer = hall.as(buyer);
    const draft = await officer.must(
      officer.post<CommitmentView>(`events/${hall.world.eventId}/commitments`, draftBody(hall.world, buyer, seller, 5)),
    );
    const pages = [
      { path: '/kebutuhan', who: seller, size: PHONE, js: BUDGET.first },
      { path: `/kebutuhan/${buyer.demandId}`, who: seller, size: PHONE, js: BUDGET.phone },
      { path: '/komitmen', who: seller, size: PHONE, js: BUDGET.phone },
      { path: `/komitmen/${draft.id}`, who: seller, size: PHONE, js: BUDGET.phone },
      { path: `/komitmen/${draft.id}/tanda-tangan`, who: seller, size: PHONE, js: BUDGET.phone },
      { path: '/barang', who: seller, size: PHONE, js: BUDGET.phone },
      { path: '/akun', who: seller, size: PHONE, js: BUDGET.phone },
      { path: '/masuk', who: null, size: PHONE, js: BUDGET.phone },
      { path: `/layar/${hall.world.eventId}`, who: null, size: PHONE, js: BUDGET.phone },
      { path: '/kebutuhan', who: buyer, size: LAPTOP, js: BUDGET.staff },
      { path: `/kebutuhan/${buyer.demandId}`, who: buyer, size: LAPTOP, js: BUDGET.staff },
      {
        path: `/komitmen/baru?kebutuhan=${buyer.demandId}&penawaran=${seller.offerId}`,
        who: buyer,
        size: LAPTOP,
        js: BUDGET.staff,
      },
      { path: '/meja', who: buyer, size: LAPTOP, js: BUDGET.staff },
      { path: `/acara/${hall.world.eventId}`, who: hall.world.organiser, size: LAPTOP, js: BUDGET.staff },
      { path: `/acara/${hall.world.eventId}/impor`, who: hall.world.organiser, size: LAPTOP, js: BUDGET.staff },
    ];
    const over: string[] = [];
    for (const { path, who, size, js } of pages) {
      const page = await hall.device(size, who?.cookie ?? null, path);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => {});
      const files = await page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
      );
      const weight = (ending: string) =>
        [...new Set(files)]
          .filter((file) => file.endsWith(ending))
          .reduce((sum, file) => sum + gzipSync(readFileSync(join('dist/web', file))).length, 0);
      const [loadedJs, loadedCss] = [weight('.js'), weight('.css')];
      console.info(`${path} (${size.width}): ${loadedJs} bytes of script, ${loadedCss} of style`);
      if (loadedJs > js || loadedCss > BUDGET.css || loadedJs === 0)
        over.push(`${path}: ${loadedJs} of ${js}, style ${loadedCss}`);
      await page.context().close();
    }
    expect(over).toEqual([]);
  }, 120_000);
});
