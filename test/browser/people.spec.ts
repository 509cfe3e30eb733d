import { expect, it } from '@jest/globals';
import { draftBody } from '../../scripts/support/caller.js';
import { PIN } from '../../scripts/support/world.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import { button, enterPin, inHall, LAPTOP, looksRight, PHONE, signUntilPin, words } from '../support/browser.js';

const NEW_PIN = '581946';

inHall('people at their own device', { buyers: 1, sellers: 1 }, (hall) => {
  it('come in by a link that is used by the tap, make a PIN, and choose a language', async () => {
    const organiser = hall.as(hall.world.organiser);
    const invitation = {
      role: 'umkm',
      scope: { kind: 'umkm', id: hall.world.sellers[0]!.partyId },
      name: 'Siti Nurhayati',
      office: 'OWNER',
    };
    const { link } = await organiser.must(
      organiser.post<{ link: { token: string } }>(`events/${hall.world.eventId}/invitations`, invitation),
    );
    const phone = await hall.device(PHONE, null, `/s/${link.token}`);
    await looksRight(phone, 'link');
    await button(phone, 'ui.link.go').click();
    await phone.waitForURL(/\/akun\/pin$/);
    await looksRight(phone, 'pin');
    for (const pin of [NEW_PIN, NEW_PIN]) {
      await phone.keyboard.type(pin);
      await phone.locator('button.main').click();
    }
    await phone.waitForURL(/\/kebutuhan$/);
    await phone.locator('.need').first().waitFor();
    await looksRight(phone, 'my-needs');
    await phone.locator('.need .acts a').first().click();
    await phone.waitForURL(/\/kebutuhan\/.+/);
    await looksRight(phone, 'my-need');

    await phone.goto(`${hall.url}/barang`);
    await looksRight(phone, 'my-offers');
    await phone.goto(`${hall.url}/akun`);
    await looksRight(phone, 'account');
    await phone.getByRole('button', { name: 'English' }).click();
    await phone.getByRole('heading', { name: 'Your account' }).or(phone.locator('html[lang=en] h1')).first().waitFor();
    await looksRight(phone, 'account-english');
    await phone.goto(`${hall.url}/kebutuhan`);
    await phone.locator('html[lang=en] .need').first().waitFor();
    await looksRight(phone, 'my-needs-english');

    const second = await hall.device(PHONE, null, `/s/${link.token}`);
    await second.getByRole('heading', { name: words('ui.link.used') }).waitFor();
    await looksRight(second, 'link-used');
  }, 90_000);

  it('are told of a wrong PIN where they type it, and sign with the right one', async () => {
    const officer = hall.as(hall.world.buyers[0]!);
    const draft = await officer.must(
      officer.post<CommitmentView>(
        `events/${hall.world.eventId}/commitments`,
        draftBody(hall.world, hall.world.buyers[0]!, hall.world.sellers[0]!, 5),
      ),
    );
    const phone = await hall.device(PHONE, hall.world.sellers[0]!.cookie, `/komitmen/${draft.id}/tanda-tangan`);
    await signUntilPin(phone);
    await enterPin(phone, '918273');
    await phone.locator('.note[role=alert], .note.bad').first().waitFor();
    await looksRight(phone, 'pin-wrong');
    await enterPin(phone, PIN);
    await phone.waitForURL(new RegExp(`/komitmen/${draft.id}$`));
    await phone.getByRole('heading', { name: words('ui.commitment.state.waitOther'), exact: true }).waitFor();
    expect(
      (await officer.must(officer.get<CommitmentView>(`commitments/${draft.id}`))).parties.map(
        (party) => party.signature !== null,
      ),
    ).toContain(true);
  }, 90_000);

  it('who audit see the day and its commitments, and are offered nothing that they may not do', async () => {
    const organiser = hall.as(hall.world.organiser);
    const invitation = { role: 'auditor', scope: { kind: 'event', id: hall.world.eventId }, name: 'Joko Syafitri' };
    const { link } = await organiser.must(
      organiser.post<{ link: { token: string } }>(`events/${hall.world.eventId}/invitations`, invitation),
    );
    const page = await hall.device(LAPTOP, null, `/s/${link.token}`);
    await button(page, 'ui.link.go').click();
    await page.waitForURL(/\/(acara|akun)/);
    await page.goto(`${hall.url}/acara/${hall.world.eventId}`);
    await page.locator('.strip').waitFor();
    await page.locator('tbody tr').first().waitFor();
    await looksRight(page, 'event-auditor');
    expect(await page.locator('header nav a').allTextContents()).toEqual([
      words('ui.staff.event'),
      words('ui.staff.plan'),
      words('ui.staff.schedule'),
      words('ui.staff.commitments'),
    ]);
    expect(
      await page
        .locator('main')
        .getByRole('link', { name: words('ui.event.import') })
        .count(),
    ).toBe(0);
    expect(await page.getByRole('button', { name: words('ui.lists.invite') }).count()).toBe(0);
    await page.getByRole('link', { name: words('ui.staff.commitments'), exact: true }).click();
    await page.locator('tbody tr').first().waitFor();
    await looksRight(page, 'commitments-auditor');
  }, 60_000);

  it('who are nobody here are led to the door, and from there to where they wanted to be', async () => {
    const page = await hall.device(PHONE, null, '/komitmen');
    await page.waitForURL(/\/masuk\?ke=/);
    await looksRight(page, 'sign-in');
    await page.locator('button[type=submit]').first().click();
    await looksRight(page, 'sign-in-empty');
  }, 60_000);
});
