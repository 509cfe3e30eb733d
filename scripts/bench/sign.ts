import { closeSync, fdatasyncSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Counter } from '../../src/counters/counter.entity.js';
import { Signing, type SignWish } from '../../src/commitments/signing.service.js';
import { Log } from '../../src/log/log.service.js';
import { Database } from '../../src/platform/database/database.js';
import { makeHalfSigned } from '../support/drafts.js';
import { makePlace, type Place, serveHere } from '../support/server.js';
import { makeWorld, type World } from '../support/world.js';
import { httpRows } from './sign-http.js';
import { RawSigner } from './sign-raw.js';
import { against, type BenchOptions, context, median, quantile, type Row } from './report.js';

const SIGNERS = [1, 16, 256] as const;
const ROUNDS = 5;
/** Signatures a measured round, by how many sign at once. */
const COUNT: Record<number, number> = { 1: 150, 16: 1_500, 256: 6_000 };

interface Measured {
  perSecond: number;
  p99: number;
}

/**
 * Last signatures per second, from the credential check to the durable commit, three ways in turns: the product's
 * (TypeORM, batches, group commit), the bare driver in groups doing the same work, and one transaction each.
 */
export async function benchSign({ quick, postgres }: BenchOptions): Promise<Row[]> {
  const place = await makePlace(postgres ? 'postgres' : 'sqlite');
  const { app, url } = await serveHere(place);
  try {
    const world = await makeWorld(app, { buyers: 256, sellers: 256 });
    const rows: Row[] = [];
    const syncs = fdatasyncsPerSecond();
    for (const signers of SIGNERS) rows.push(...(await rowsFor(app, place, world, signers, quick, postgres, syncs)));
    rows.push(context('fdatasync', 'syncs of the disk', syncs, '/s'));
    rows.push(...(await httpRows(app, url, world, quick)));
    rows.push(await verdict(app, world));
    return rows;
  } finally {
    await app.close();
    await place.remove();
  }
}

async function rowsFor(app: NestExpressApplication, place: Place, world: World, signers: number, quick: boolean, postgres: boolean, syncs: number): Promise<Row[]> {
  const count = Math.ceil((COUNT[signers] ?? 100) / (quick ? 4 : 1));
  const rounds = quick ? 3 : ROUNDS;
  const signing = app.get(Signing);
  const product: Measured[] = [];
  const raw: Measured[] = [];
  const each: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    product.push(await run(await makeHalfSigned(app, world, count), signers, (wish) => signing.submit(wish)));
    if (!postgres) {
      const wishes = await makeHalfSigned(app, world, count);
      const signer = new RawSigner(place.env['DATABASE_URL']?.slice('sqlite:'.length) ?? '', world.eventId);
      // while the bare driver writes, nobody else does: the file has one writer
      raw.push(await run(wishes, signers, (wish) => signer.sign(wish)));
      signer.close();
    }
    const alone = oneAtATime((wish: SignWish) => signing.submit(wish));
    each.push(await run(await makeHalfSigned(app, world, Math.min(count, 300)), signers, alone));
  }
  const best = median(product.map((m) => m.perSecond));
  const single = median(each.map((m) => m.perSecond));
  const name = `sign-${signers}`;
  const rawTarget = signers === 256 ? 0.9 : null;
  // a disk that syncs faster than the processor signs leaves grouping little to save: then the bound is not the disk
  const bySync = single < syncs * 0.5;
  const eachTarget = signers === 256 && !bySync ? 10 : null;
  return [
    against(name, `${signers} at once, beside one transaction each`, best, 'commitments/s', 'one transaction each', single, eachTarget),
    ...(postgres ? [] : [against(`${name}.raw`, `${signers} at once, beside the bare driver grouped`, best, 'commitments/s', 'bare driver, grouped', median(raw.map((m) => m.perSecond)), rawTarget)]),
    context(`${name}.p99`, `${signers} at once, slowest of a hundred`, median(product.map((m) => m.p99)), 'ms'),
    ...(signers === 256 && bySync ? [context('sign-256.sync', 'one transaction each needs fewer syncs than the disk gives: not its limit', single / syncs, 'of fdatasync/s')] : []),
  ];
}

/** `signers` people who each sign, wait for the answer, and sign the next. */
async function run(wishes: SignWish[], signers: number, sign: (wish: SignWish) => Promise<void>): Promise<Measured> {
  const delays: number[] = [];
  let at = 0;
  const started = performance.now();
  const person = async () => {
    for (let wish = wishes[at++]; wish !== undefined; wish = wishes[at++]) {
      const sent = performance.now();
      await sign(wish);
      delays.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: signers }, person));
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: wishes.length / seconds, p99: quantile(delays, 0.99) };
}

function oneAtATime<T>(work: (item: T) => Promise<void>): (item: T) => Promise<void> {
  let before: Promise<void> = Promise.resolve();
  return (item) => {
    const mine = before.then(() => work(item));
    before = mine.catch(() => undefined);
    return mine;
  };
}

/** How often the disk under the temporary folder can be made to keep 4 KiB. */
function fdatasyncsPerSecond(): number {
  const path = join(tmpdir(), `tapis-sync-${process.pid}`);
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  const started = performance.now();
  let syncs = 0;
  while (performance.now() - started < 1_000) {
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    syncs++;
  }
  closeSync(file);
  unlinkSync(path);
  return syncs / ((performance.now() - started) / 1000);
}

/** The figures count only if nothing was lost or doubled meanwhile: the log, the numbers and the counters agree. */
async function verdict(app: NestExpressApplication, world: World): Promise<Row> {
  const head = await app.get(Log).head(world.eventId);
  const counters = await app.get(Database).read((m) => m.find(Counter));
  const taken = counters.filter((c) => c.kind === 'demand').reduce((sum, c) => sum + c.committed, 0);
  const equal = head.number === taken && head.seq === head.number + 2;
  return { id: 'sign-oracle', what: 'commitments numbered, entries in the log and units taken agree', value: head.number, unit: 'commitments', target: 1, met: equal, oracle: equal ? 'equal' : 'differs' };
}
