import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { draft as draftFor, sign as signAs } from '../../scripts/support/caller.js';
import { PIN } from '../../scripts/support/world.js';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { CommitmentSignedPublic, LogPage } from '../../src/contract/live.js';
import { enterPin, inHall, looksRight, PHONE, signUntilPin, words } from '../support/browser.js';

const SIGNED = new RegExp(`^${words('ui.commitment.signed')}`);

inHall('a last signature whose answer is lost', { buyers: 1, sellers: 1 }, (hall) => {
  /** What waits for the seller alone: the next signature is the last one. */
  async function halfSigned(): Promise<CommitmentView> {
    const [buyer, seller] = [hall.world.buyers[0]!, hall.world.sellers[0]!];
    const { body } = await draftFor(hall.url, hall.world, buyer, seller, 5);
    return (await signAs(hall.url, body, buyer, 'agency')).body;
  }

  /** From the moment the signature is sent nothing comes back, until it is told to; the server has had it all the same. */
  async function deafAfterSigning(phone: Page) {
    const keys: (string | undefined)[] = [];
    const heard = { health: false, commitment: false };
    let deaf = false;
    await phone.route('**/commitments/*/sign', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      const answer = await route.fetch();
      if (keys.length > 1) {
        heard.commitment = true;
        return route.fulfill({ response: answer });
      }
      deaf = true;
      return route.abort('connectionreset');
    });
    await phone.route('**/health/live', (route) => (deaf && !heard.health ? route.abort() : route.continue()));
    await phone.route(/\/api\/v1\/commitments\/[^/]+$/, (route) =>
      deaf && !heard.commitment ? route.abort() : route.continue(),
    );
    // the log would tell that it is signed before anybody asks again
    await phone.routeWebSocket(/socket\.io/, () => {});
    return { keys, heard };
  }

  const signedIn = async (id: string): Promise<number> => {
    const client = hall.as(hall.world.organiser);
    const { items } = await client.must(client.get<LogPage>(`events/${hall.world.eventId}/log`));
    return items.filter(
      ({ type, public: told }) => type === 'commitment.signed' && (told as CommitmentSignedPublic).commitmentId === id,
    ).length;
  };

  async function signIntoSilence(id: string) {
    // signed in only after what listens stands: nothing may be heard before
    const phone = await hall.device(PHONE, null, '/masuk');
    const [name = '', value = ''] = hall.world.sellers[0]!.cookie.split('=');
    await phone.context().addCookies([{ name, value, url: hall.url }]);
    const line = await deafAfterSigning(phone);
    await phone.goto(`${hall.url}/komitmen/${id}/tanda-tangan`);
    await signUntilPin(phone);
    await enterPin(phone, PIN);
    await phone.getByRole('heading', { name: words('ui.sign.waitingTitle') }).waitFor();
    await phone.getByText(words('ui.sign.waitingHint')).waitFor();
    await looksRight(phone, 'sign-no-answer');
    expect(await phone.getByRole('heading', { name: SIGNED }).count()).toBe(0);
    expect(await signedIn(id)).toBe(1);
    return { phone, ...line };
  }

  it('is sent again under the same key, and ends at the receipt of the one signature', async () => {
    const { id } = await halfSigned();
    const { phone, keys, heard } = await signIntoSilence(id);
    heard.health = true;
    await phone.getByText(words('ui.sign.pinAgain')).waitFor();
    await enterPin(phone, PIN);
    await phone.getByRole('heading', { name: SIGNED }).waitFor();
    expect(await phone.locator('.waiting-box').count()).toBe(0);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await signedIn(id)).toBe(1);
  }, 90_000);

  it('is not asked for again where the commitment itself says that it is signed', async () => {
    const { id } = await halfSigned();
    const { phone, keys, heard } = await signIntoSilence(id);
    Object.assign(heard, { commitment: true, health: true });
    await phone.getByRole('heading', { name: SIGNED }).waitFor();
    await phone.locator('.waiting-box').waitFor({ state: 'detached' });
    expect(keys).toHaveLength(1);
    expect(await signedIn(id)).toBe(1);
  }, 90_000);
});
