import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { draftBody } from '../../scripts/support/caller.js';
import { PIN } from '../../scripts/support/world.js';
import type { BoardView } from '../../src/live/board.view.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import {
  button,
  enterPin,
  inHall,
  LAPTOP,
  looksRight,
  PHONE,
  sign,
  signUntilPin,
  TABLET,
  WALL,
  words,
} from '../support/browser.js';

const CAPACITY = 1_000;
const SIGNED = new RegExp(`^${words('ui.commitment.signed')}`);

inHall('signing in a hall', { buyers: 3, sellers: 3, capacity: CAPACITY }, (hall) => {
  const buyer = (n: number) => hall.world.buyers[n]!;
  const seller = (n: number) => hall.world.sellers[n]!;
  const board = () =>
    hall
      .as(hall.world.organiser)
      .must<BoardView>(hall.as(hall.world.organiser).get(`events/${hall.world.eventId}/board`));
  const commitment = (id: string, actor: { cookie: string } = hall.world.organiser) =>
    hall.as(actor).must<CommitmentView>(hall.as(actor).get(`commitments/${id}`));
  const idOf = (page: Page) => /komitmen\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const draftOf = (n: number, quantity: number) =>
    hall
      .as(buyer(n))
      .must<CommitmentView>(
        hall
          .as(buyer(n))
          .post(`events/${hall.world.eventId}/commitments`, draftBody(hall.world, buyer(n), seller(n), quantity)),
      );

  it('brings a signature of two to the big screen, and loses nothing when the power is cut', async () => {
    const screen = await hall.device(WALL, null, `/layar/${hall.world.eventId}`);
    await screen.locator('.total', { hasText: 'Rp' }).waitFor();
    await looksRight(screen, 'board-empty');

    const officer = await hall.device(
      LAPTOP,
      buyer(0).cookie,
      `/komitmen/baru?kebutuhan=${buyer(0).demandId}&penawaran=${seller(0).offerId}`,
    );
    await officer.locator('#quantity-0').fill('100');
    await officer.locator('#date-0-0').fill(hall.world.deliveryDate);
    await officer.locator('.read-back').waitFor();
    await looksRight(officer, 'draft');
    await officer.locator('form button[type=submit]').click();
    await officer.waitForURL(/tanda-tangan/);
    const id = idOf(officer);
    await looksRight(officer, 'sign-read');
    await sign(officer, PIN);
    await officer.getByText(words('ui.commitment.state.waitOther')).first().waitFor();

    const phone = await hall.device(PHONE, seller(0).cookie, '/komitmen');
    await phone.getByText(words('ui.commitments.standing.signMe')).first().waitFor();
    await looksRight(phone, 'umkm-commitments');
    await phone.goto(`${hall.url}/komitmen/${id}/tanda-tangan`);
    await sign(phone, PIN);
    await phone.getByRole('heading', { name: SIGNED }).waitFor();
    await looksRight(phone, 'receipt');

    await screen.locator('.total', { hasText: '5' }).waitFor();
    await screen.locator('.tick-list li').first().waitFor();
    await looksRight(screen, 'board');
    const before = { board: await board(), receipt: await commitment(id) };
    expect(before.board.signed).toEqual({ rupiah: 5_000_000, count: 1, sellers: 1, buyers: 1 });

    const restore = await hall.cutPower();
    await screen.locator('.board.stale').waitFor();
    await restore();
    await screen.locator('.board:not(.stale)').waitFor();
    expect({ board: await board(), receipt: await commitment(id) }).toEqual(before);
    for (const page of [officer, phone]) {
      await page.goto(`${hall.url}/komitmen/${id}`);
      await page.getByRole('heading', { name: SIGNED }).waitFor();
    }

    // the screen goes on by itself, over the cut
    const next = await draftOf(0, 20);
    await officer.goto(`${hall.url}/komitmen/${next.id}/tanda-tangan`);
    await sign(officer, PIN);
    await officer.getByText(words('ui.commitment.state.waitOther')).first().waitFor();
    await phone.goto(`${hall.url}/komitmen/${next.id}/tanda-tangan`);
    await sign(phone, PIN);
    await phone.getByRole('heading', { name: SIGNED }).waitFor();
    await screen.locator('.total', { hasText: '6' }).waitFor();
    expect((await board()).signed.rupiah).toBe(6_000_000);
  }, 120_000);

  it('says that a signature has not been sent while the server is gone, and sends it once when it is back', async () => {
    const draft = await draftOf(1, 10);
    const phone = await hall.device(PHONE, seller(1).cookie, `/komitmen/${draft.id}/tanda-tangan`);
    await signUntilPin(phone);
    const restore = await hall.cutPower();
    const keys: (string | undefined)[] = [];
    phone.on(
      'request',
      (request) => void (request.url().endsWith('/sign') && keys.push(request.headers()['idempotency-key'])),
    );
    await enterPin(phone, PIN);
    await phone.getByText(words('ui.sign.waiting')).waitFor();
    await looksRight(phone, 'sign-waiting');
    await restore();
    await button(phone, 'ui.sign.tryAgain')
      .or(phone.getByText(words('ui.sign.pin'), { exact: true }).first())
      .first()
      .waitFor();
    if (await button(phone, 'ui.sign.tryAgain').isVisible())
      await button(phone, 'ui.sign.tryAgain')
        .click()
        .catch(() => {});
    await phone.getByText(words('ui.sign.pinAgain')).waitFor();
    await enterPin(phone, PIN);
    await phone.getByText(words('ui.commitment.state.waitOther')).first().waitFor();
    expect(keys.length).toBe(2);
    expect(new Set(keys).size).toBe(1);
    expect((await commitment(draft.id)).parties.filter((party) => party.signature !== null)).toHaveLength(1);
  }, 90_000);

  it('lets both sign on one tablet, each with an own PIN', async () => {
    const draft = await draftOf(1, 30);
    const tablet = await hall.device(TABLET, buyer(1).cookie, '/meja');
    await looksRight(tablet, 'desk');
    await tablet.goto(`${hall.url}/meja?komitmen=${draft.id}`);
    const signers = await commitment(draft.id);
    for (const party of signers.parties) {
      const [signer] = party.signers;
      await tablet.getByRole('radio', { name: signer!.name }).check();
      await button(tablet, 'ui.desk.read').click();
      await sign(tablet, PIN);
      if (party !== signers.parties.at(-1)) {
        await tablet.getByText(words('ui.desk.handOver')).waitFor();
        await looksRight(tablet, 'desk-hand-over');
        await button(tablet, 'ui.desk.received').click();
      }
    }
    await tablet.getByRole('heading', { name: SIGNED }).waitFor();
    expect((await commitment(draft.id)).status).toBe('final');
  }, 90_000);

  it('says which limit stands in the way, and leads out of it', async () => {
    // both may be drafted; only one of them fits the month
    const [first, second] = [await draftOf(2, 700), await draftOf(2, 600)];
    const officer = await hall.device(LAPTOP, buyer(2).cookie, `/komitmen/${first.id}/tanda-tangan`);
    await sign(officer, PIN);
    await officer.getByText(words('ui.commitment.state.waitOther')).first().waitFor();
    await officer.goto(`${hall.url}/komitmen/${second.id}/tanda-tangan`);
    await sign(officer, PIN);
    await officer.getByText(words('ui.commitment.state.waitOther')).first().waitFor();
    const phone = await hall.device(PHONE, seller(2).cookie, `/komitmen/${first.id}/tanda-tangan`);
    await sign(phone, PIN);
    await phone.getByRole('heading', { name: SIGNED }).waitFor();
    await phone.goto(`${hall.url}/komitmen/${second.id}/tanda-tangan`);
    await sign(phone, PIN);
    await button(phone, 'ui.sign.wayOut').waitFor();
    await looksRight(phone, 'refused-by-limit');
    expect((await commitment(second.id)).status).toBe('draft');
  }, 90_000);
});
