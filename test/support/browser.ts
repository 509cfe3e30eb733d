import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { ChildServer, Place } from '../../scripts/support/server.js';
import type { World, WorldOptions } from '../../scripts/support/world.js';
import { Client } from './client.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
];
const WAIT_MS = 25_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TEXTS = JSON.parse(readFileSync('src/contract/messages/id.json', 'utf8')) as Record<string, string>;
/** A folder for pictures of every screen that the tests look at; none unless set. */
const PICTURES = process.env['TAPIS_PICTURES'];

export const PHONE = { width: 360, height: 740 };
export const TABLET = { width: 768, height: 1024 };
export const LAPTOP = { width: 1366, height: 768 };
export const WALL = { width: 1920, height: 1080 };

/** The text of a key as it stands on the screen. */
export function words(key: string, params: Record<string, string | number> = {}): string {
  const text = TEXTS[key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(params[name]));
}

/**
 * Tests in a hall that opens before the first of them and closes after the last. Where there is no Chromium they are
 * skipped, and global setup has said so.
 */
export function inHall(name: string, options: WorldOptions, tests: (hall: Hall) => void): void {
  const half = existsSync(CHROMIUM) ? describe : describe.skip;
  half(`${name} [chromium]`, () => {
    const hall = new Hall();
    beforeAll(() => hall.open(options));
    afterAll(() => hall.close());
    tests(hall);
  });
}

/** One server with an event, as `npm start` runs it, and one browser in which everybody has a device of their own. */
export class Hall {
  world!: World;
  private readonly devices: BrowserContext[] = [];
  private place!: Place;
  private browser!: Browser;
  private server!: ChildServer;

  async open(options: WorldOptions): Promise<void> {
    // what runs apart is the built server; the world is made by the same code
    const { makePlace, serveApart, serveHere } = (await import(
      '../../dist/scripts/support/server.js' as string
    )) as typeof import('../../scripts/support/server.js');
    const { makeWorld } = (await import(
      '../../dist/scripts/support/world.js' as string
    )) as typeof import('../../scripts/support/world.js');
    this.place = await makePlace('sqlite');
    const { app } = await serveHere(this.place);
    this.world = await makeWorld(app, options);
    await app.close();
    this.browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
    this.server = await serveApart(this.place);
  }

  /** Someone of the world, at the API without a browser. */
  as({ cookie }: { cookie: string }): Client {
    return Object.assign(new Client(this.url), { cookie });
  }

  get url(): string {
    return this.server.url;
  }

  /** The process ends at once, as in a power cut; what comes back has the same address. */
  async cutPower(): Promise<() => Promise<void>> {
    const { serveApart } = (await import(
      '../../dist/scripts/support/server.js' as string
    )) as typeof import('../../scripts/support/server.js');
    await this.server.kill9();
    return async () => {
      this.server = await serveApart(this.place, Number(new URL(this.url).port));
    };
  }

  /** What stands on every device: for the one who looks why a test failed. */
  private async pictures(name: string): Promise<void> {
    if (PICTURES === undefined) return;
    for (const [at, device] of this.devices.entries()) {
      for (const page of device.pages()) await page.screenshot({ path: join(PICTURES, `${name}-${at}.png`) });
    }
  }

  /** A device of its own, signed in by `cookie` or by nobody. */
  async device(size: { width: number; height: number }, cookie: string | null, path: string): Promise<Page> {
    const context = await this.browser.newContext({ viewport: size, locale: 'id-ID' });
    this.devices.push(context);
    if (cookie !== null) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: this.url }]);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(this.url + path);
    return page;
  }

  async close(): Promise<void> {
    await this.pictures('end');
    await this.browser.close();
    await this.server.stop();
    await this.place.remove();
  }
}

/** Nothing is out of reach of anybody, cut off at the side, or left unsaid by a missing value. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor();
  if (PICTURES !== undefined) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return {
      violations: violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''}`),
      unsaid: /undefined|\bNaN\b|\[object|\bnull\b|\bui\.\w|\{\w+\}/.exec(document.body.innerText)?.[0] ?? null,
      isTooWide: document.documentElement.scrollWidth > innerWidth + 1,
    };
  });
  expect({ name, ...found }).toEqual({ name, violations: [], unsaid: null, isTooWide: false });
}

/** The button with these words, whatever else stands in it for those who hear it. */
export const button = (page: Page, key: string) => page.getByRole('button', { name: words(key) }).first();

/** Read, name, PIN: from the read-back to the key that sends. */
export async function signUntilPin(page: Page): Promise<void> {
  await button(page, 'ui.sign.right').click();
  await button(page, 'ui.sign.toPin').click();
  await page.getByText(words('ui.sign.pin'), { exact: true }).first().waitFor();
}

export async function enterPin(page: Page, pin: string): Promise<void> {
  await page.keyboard.type(pin);
  await page.getByRole('button', { name: words('ui.sign.sign'), exact: true }).click();
}

export async function sign(page: Page, pin: string): Promise<void> {
  await signUntilPin(page);
  await enterPin(page, pin);
}
