import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planMakers } from '../../scripts/demo/makers.js';
import { planBuyers } from '../../scripts/demo/needs.js';
import { Random } from '../../scripts/demo/random.js';
import { Follower } from '../../scripts/follower.js';
import type { AgencyView } from '../../src/agencies/agency.view.js';
import { derive, valueOf } from '../../src/demands/demand-state.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { BoardView } from '../../src/live/board.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import { termsOf } from '../../src/offers/terms.js';
import { areas } from '../../src/reference/areas.queries.js';
import { nib, rupCode } from '../../src/reference/identifiers.js';
import { checkNumber } from '../../src/umkm/certificate-number.js';
import type { UmkmView } from '../../src/umkm/umkm.view.js';
import { allPages } from '../support/buyers.js';
import { Client } from '../support/client.js';

const DEMO = fileURLToPath(new URL('../../dist/scripts/demo.js', import.meta.url));
const START_MS_MAX = 120_000;
const SEED = 7;
const TODAY = '2026-11-24';
const MILLION = 1_000_000;

describe.each([1, 7, 20261124])('what seed %i makes', (seed) => {
  const buyers = planBuyers(new Random(seed), TODAY);
  const makers = planMakers(new Random(seed + 1), TODAY);
  const packages = buyers.flatMap((buyer) => buyer.packages);
  const needs = packages.flatMap((one) => one.needs);
  const products = makers.flatMap((maker) => maker.products);
  const papers = makers.flatMap((maker) => maker.papers);

  it('is an event of the promised size, from every regency', () => {
    expect([buyers.length, makers.length, needs.length, products.length]).toEqual([30, 120, 300, 400]);
    expect(new Set(makers.map(({ umkm }) => umkm.regencyCode)).size).toBe(15);
    expect(new Set(makers.map(({ umkm }) => umkm.name)).size).toBe(120);
  });

  it('is the same every time', () => {
    expect(planBuyers(new Random(seed), TODAY)).toEqual(buyers);
    expect(planMakers(new Random(seed + 1), TODAY)).toEqual(makers);
  });

  it('would pass every check that is made of what people type', () => {
    for (const need of needs) derive(need, (code) => areas.findRegency(code) !== undefined);
    expect(packages.flatMap(({ fields }) => fields.rupCode ?? []).filter((code) => !rupCode(code).ok)).toEqual([]);
    expect(products.filter((product) => 'code' in termsOf(product, product.fields.unitId))).toEqual([]);
    expect(makers.filter(({ umkm }) => umkm.nib !== null && !nib(umkm.nib).ok)).toEqual([]);
    expect(papers.filter((p) => p.number !== null && !checkNumber(p.kind, p.number, p.validTo).ok)).toEqual([]);
  });

  it('is worth what such a day is worth, and no single need is out of proportion', () => {
    const values = needs.flatMap((need) => valueOf(need) ?? []);
    const total = values.reduce((sum, value) => sum + value, 0);
    expect(total).toBeGreaterThan(24_000 * MILLION);
    expect(total).toBeLessThan(45_000 * MILLION);
    expect(Math.max(...values)).toBeLessThan(600 * MILLION);
    expect(Math.min(...values)).toBeGreaterThan(0);
  });

  it('has papers in every state, and businesses of which something is not known yet', () => {
    const expired = papers.filter((p) => p.state === 'verified' && p.validTo !== null && p.validTo < TODAY);
    expect(expired.length).toBeGreaterThan(0);
    for (const state of ['verified', 'submitted', 'wanted', 'draft'] as const)
      expect(papers.some((p) => p.state === state)).toBe(true);
    expect(makers.some(({ umkm }) => umkm.nib === null)).toBe(true);
    expect(makers.some(({ umkm }) => umkm.foundedOn === null)).toBe(true);
    expect(makers.filter(({ workshop }) => workshop !== null).length).toBeGreaterThan(10);
    for (const unit of ['helai', 'set', 'kotak', 'kg', 'lusin'])
      expect(products.some(({ unitId }) => unitId === unit)).toBe(true);
  });
});

interface Demo {
  url: string;
  eventId: string;
  links: { role: string; token: string }[];
  /** Sends the signal and waits for the end. @returns exit code */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

describe('npm run demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tapis-test-demo-'));
  const kept = join(folder, 'kept');
  const children = new Set<ChildProcess>();
  let demo: Demo;

  beforeAll(async () => {
    demo = await start('--data', kept, '--seed', String(SEED), '--speed', '50');
  }, START_MS_MAX);

  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints a link for every role that signs in as often as it is used', async () => {
    expect(demo.links.map(({ role }) => role)).toEqual([
      'organiser',
      'officer',
      'umkm',
      'umkm',
      'desk',
      'auditor',
      'screen',
    ]);
    for (const { role, token } of demo.links) {
      for (const client of [await signIn(demo, token), await signIn(demo, token)]) {
        const me = await client.must(
          client.get<{ memberships: { role: string }[]; demo: boolean; person: { hasPin: boolean } }>('me'),
        );
        expect([me.memberships.map((m) => m.role), me.demo, me.person.hasPin]).toEqual([[role], true, true]);
      }
    }
  });

  it('holds the event that the seed makes, marked as made up', async () => {
    const organiser = await signIn(demo, demo.links[0]?.token ?? '');
    const list = <T>(what: string) => allPages<T>(organiser, `events/${demo.eventId}/${what}`, 100);
    const agencies = await list<AgencyView>('agencies');
    const umkm = await list<UmkmView>('umkm');
    const made = [
      agencies.length,
      umkm.length,
      (await list<DemandView>('demands')).length,
      (await list<OfferView>('offers')).length,
    ];
    expect(made).toEqual([30, 120, 300, 400]);
    expect(agencies.every(({ sample }) => sample)).toBe(true);
    expect((await board()).sample).toBe(true);
    const planned = planMakers(new Random(SEED + 1), TODAY).map((maker) => maker.umkm.name);
    expect(umkm.map(({ name }) => name).sort()).toEqual([...planned].sort());
  });

  it('gives the officer sellers to choose from, and the makers needs and what a certificate would open', async () => {
    const [, officer, tapis, snacks] = await Promise.all(demo.links.map(({ token }) => signIn(demo, token)));
    const me = await officer!.must(officer!.get<{ memberships: { scope: { id: string } }[] }>('me'));
    const path = `events/${demo.eventId}/demands?agencyId=${me.memberships[0]?.scope.id}`;
    const [need] = (await officer!.must(officer!.get<{ items: DemandView[] }>(path))).items;
    const ranked = await officer!.must(officer!.get<{ total: number }>(`demands/${need?.id}/matches`));
    expect(ranked.total).toBeGreaterThan(5);
    const mine = await tapis!.must(tapis!.get<{ total: number }>(`events/${demo.eventId}/my-matches`));
    expect(mine.total).toBeGreaterThan(5);
    const locked = await snacks!.must(
      snacks!.get<{ unlocks: { step: { params: { anyOf?: string } } }[] }>(`events/${demo.eventId}/my-matches`),
    );
    expect(locked.unlocks.map(({ step }) => step.params.anyOf)).toContain('HALAL');
  });

  it('has signed some before anybody watches, and goes on while one watches', async () => {
    const before = await board();
    expect(before.signed.count).toBeGreaterThan(20);
    const next = await nextSigned(before.asOf.seq);
    expect(next).toBeGreaterThan(before.asOf.seq);
    const after = await board();
    expect(after.asOf.seq).toBeGreaterThanOrEqual(next);
    expect(after.signed.rupiah).toBeLessThan(after.target);
  });

  it(
    'stops at Ctrl-C as a success, and goes on later where it was, with new links',
    async () => {
      expect(await demo.end('SIGINT')).toBe(0);
      const again = await start('--data', kept, '--quiet-room');
      expect(again.eventId).toBe(demo.eventId);
      expect(again.links.map(({ role }) => role)).toEqual(demo.links.map(({ role }) => role));
      const stands = (await boardOf(again)).signed;
      expect(stands.count).toBeGreaterThan(20);
      await signIn(again, again.links[1]?.token ?? '');
      expect((await boardOf(again)).signed).toEqual(stands);
      expect(await again.end('SIGTERM')).toBe(0);
    },
    START_MS_MAX,
  );

  it(
    'takes its temporary folder away, also when it is stopped while it starts',
    async () => {
      const { child, until } = launch(['--port', '0']);
      await until(/menandatangani/);
      expect(temporaryFolders()).toHaveLength(1);
      expect(await ended(child, 'SIGINT')).toBe(0);
      expect(temporaryFolders()).toEqual([]);
    },
    START_MS_MAX,
  );

  it('refuses what it does not know, and leaves a database alone that is not its own', async () => {
    const odd = launch(['--fast']);
    expect(await ended(odd.child)).toBe(2);
    const other = mkdtempSync(join(folder, 'other-'));
    writeFileSync(join(other, 'tapis.db'), 'of somebody else');
    const foreign = launch(['--data', other]);
    expect(await ended(foreign.child)).toBe(2);
    expect(readdirSync(other)).toEqual(['tapis.db']);
  });

  const board = () => boardOf(demo);
  const temporaryFolders = () => readdirSync(folder).filter((name) => name.startsWith('tapis-demo-'));

  /** Resolves at the next signature, with its place in the log. */
  function nextSigned(after: number): Promise<number> {
    return new Promise((resolve) => {
      const follower = new Follower({
        url: demo.url,
        eventId: demo.eventId,
        after,
        onEntry: ({ type, seq }) => {
          if (type !== 'commitment.signed') return;
          follower.stop();
          resolve(seq);
        },
      });
    });
  }

  function launch(args: string[]) {
    const child = spawn(process.execPath, [DEMO, ...args], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    let said = '';
    let heard = () => {};
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => ((said += text.toString()), heard()));
    const until = (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        heard = () => pattern.test(said) && resolve(said);
        heard();
        child.once('exit', (code) => reject(new Error(`the demo ended with ${code}: ${said}`)));
      });
    return { child, until };
  }

  async function start(...args: string[]): Promise<Demo> {
    const { child, until } = launch(['--port', '0', ...args]);
    const said = await until(/berhenti: Ctrl-C/);
    const [, url = '', eventId = ''] = /(http:\/\/\S+)\/layar\/(\S+)/.exec(said) ?? [];
    const links = [...said.matchAll(/\((\w+)\)\s+http:\S+\/s\/(\S+)/g)].map(([, role = '', token = '']) => ({
      role,
      token,
    }));
    return { url, eventId, links, end: (signal) => ended(child, signal) };
  }
});

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit') as Promise<[number | null]>;
  if (signal !== undefined) child.kill(signal);
  return (await exit)[0];
}

async function signIn({ url }: Demo, linkToken: string): Promise<Client> {
  const client = new Client(url);
  await client.must(client.post('session', { linkToken }));
  return client;
}

async function boardOf({ url, eventId }: Demo): Promise<BoardView> {
  const anyone = new Client(url);
  return anyone.must(anyone.get<BoardView>(`events/${eventId}/board`));
}
