import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { LogEntry, LogPage } from '../../src/contract/live.js';
import { Counter } from '../../src/counters/counter.entity.js';
import { Database } from '../../src/platform/database/database.js';
import { firstBadEntry } from '../../src/log/entry-hash.js';
import type { Finding, ProofOptions } from '../prove.js';
import { call, draft, type Reply, sign } from '../support/caller.js';
import { freePort } from '../support/postgres.js';
import { makePlace, type Place, serveApart, serveHere } from '../support/server.js';
import { type Buyer, makeWorld, type Seller, type World } from '../support/world.js';

const KILLS = 200;
const ACKNOWLEDGED_MIN = 50_000;
const WORKERS = 32;
const PARTIES = 16;
/** Longer each time, and not all at once. */
const WAIT_MS = 100;
const WAIT_MS_MAX = 1_000;
const START_MS_MAX = 2_000;
/** Stock for a bit more than the load, while some sellers are asked twice as often: theirs runs out, limits are under test too. */
const CAPACITY_SHARE = 1.4;
/** A storm that makes no progress is a finding, not a wait. */
const STALL_MS_MAX = 60_000;

interface Record9 {
  /** Resolves when the server that is meant to run takes connections. */
  open: Promise<unknown>;
  /** Answers that the server gave, by kind. */
  drafts: string[];
  finals: { id: string; seq: number; hash: string }[];
  halves: { id: string; partyId: string }[];
  /** Wishes that were sent, whether answered or not: what a server that answers before it saves would have acknowledged. */
  sent: Set<string>;
}

/**
 * A real server process is killed with SIGKILL again and again while clients draft and sign. Every client keeps its
 * wish and its key until it has an answer, as a phone does. Afterwards everything acknowledged must stand, once.
 */
export async function proveKill9({ engine, quick }: ProofOptions): Promise<Finding> {
  const place = await makePlace(engine);
  try {
    const [kills, wanted] = quick ? [5, 300] : [KILLS, ACKNOWLEDGED_MIN];
    const world = await prepare(place, wanted);
    const record: Record9 = { open: Promise.resolve(), drafts: [], finals: [], halves: [], sent: new Set() };
    const starts = await storm(place, world, record, kills, wanted);
    return await judge(place, world, record, starts);
  } finally {
    await place.remove();
  }
}

async function prepare(place: Place, wanted: number): Promise<World> {
  const { app } = await serveHere(place);
  const perSeller = Math.ceil(((wanted / 3) * CAPACITY_SHARE) / PARTIES);
  const world = await makeWorld(app, { buyers: PARTIES, sellers: PARTIES, capacity: perSeller, period: 'month', madeFresh: true });
  await app.close();
  return world;
}

async function storm(place: Place, world: World, record: Record9, kills: number, wanted: number): Promise<number[]> {
  const port = await freePort();
  const run = { server: await serveApart(place, port), over: false };
  const acknowledged = () => record.drafts.length + record.halves.length + record.finals.length;
  const workers = Array.from({ length: WORKERS }, (_, i) => work(world, record, `http://127.0.0.1:${port}`, i, () => run.over));
  const starts: number[] = [];
  for (let kill = 1; kill <= kills || acknowledged() < wanted; kill++) {
    const share = acknowledged() + Math.ceil((wanted - acknowledged()) / Math.max(1, kills - kill + 1));
    // at least one kill a share of the wanted load, and never two at the same point of the work
    const since = Date.now();
    while (acknowledged() < share) {
      if (Date.now() - since > STALL_MS_MAX) throw new Error(`no progress: ${acknowledged()} acknowledged, ${share} wanted`);
      await pause(5);
    }
    await pause(Math.random() * 30);
    await run.server.kill9();
    let open = () => {};
    record.open = new Promise<void>((resolve) => (open = resolve));
    run.server = await serveApart(place, port, open);
    starts.push(run.server.startMs);
    if (kill % 20 === 0) console.log(`  ${kill} kills, ${acknowledged()} acknowledged, slowest start ${Math.max(...starts)} ms`);
  }
  run.over = true;
  await Promise.all(workers);
  await run.server.stop();
  return starts;
}

/** Drafts and signs until the end, keeping each wish with its key until it is answered. */
async function work(world: World, record: Record9, url: string, at: number, isOver: () => boolean): Promise<void> {
  for (let i = at; !isOver(); i += WORKERS) {
    const [buyer, seller] = [world.buyers[i % PARTIES] as Buyer, world.sellers[Math.floor(PARTIES * Math.random() ** 2)] as Seller];
    const made = await insist(record, isOver, (key) => draft(url, world, buyer, seller, 1, key));
    if (made?.status !== 201) continue;
    record.drafts.push(made.body.id);
    const half = await insist(record, isOver, (key) => sign(url, made.body, seller, 'umkm', key));
    if (half?.status !== 200) continue;
    record.halves.push({ id: made.body.id, partyId: seller.partyId });
    const done = await insist(record, isOver, (key) => sign(url, made.body, buyer, 'agency', key), made.body.id);
    if (done?.status === 200 && done.body.receipt) record.finals.push({ id: done.body.id, seq: done.body.receipt.seq, hash: done.body.receipt.hash });
  }
}

/**
 * Sends until there is an answer that is one: not a cut connection, not 503. Gives up only when all is over. While nothing listens it waits and
 * then comes with all others at once: phones that knock in vain cost the server's machine nothing, clients on the same machine would.
 */
async function insist(record: Record9, isOver: () => boolean, send: (key: string) => Promise<Reply<CommitmentView>>, wish?: string): Promise<Reply<CommitmentView> | null> {
  const key = randomUUID();
  if (wish !== undefined) record.sent.add(wish);
  for (let tries = 0; ; tries++) {
    await record.open;
    const reply = await send(key);
    if (reply.status !== 0 && reply.status < 500) return reply;
    if (isOver()) return null;
    await pause(Math.random() * Math.min(WAIT_MS_MAX, WAIT_MS * 2 ** tries));
  }
}

async function judge(place: Place, world: World, record: Record9, starts: number[]): Promise<Finding> {
  const { app, url } = await serveHere(place);
  try {
    const log = await wholeLog(url, world);
    const signed = log.filter((e) => e.type === 'commitment.signed');
    const bySeq = new Map(signed.map((e) => [e.seq, e]));
    const counted = new Map<string, number>();
    for (const e of signed) counted.set(idOf(e), (counted.get(idOf(e)) ?? 0) + 1);
    const lostFinals = record.finals.filter((f) => bySeq.get(f.seq)?.hash !== f.hash || idOf(bySeq.get(f.seq)) !== f.id).length;
    const standing = await standingRows(app.get(Database), record);
    const counters = await app.get(Database).read((m) => m.find(Counter));
    const taken = counters.filter((c) => c.kind === 'demand').reduce((sum, c) => sum + c.committed, 0);
    const oversold = counters.filter((c) => c.committed > c.limit).length + Math.abs(taken - signed.length);
    const wouldBeLost = [...record.sent].filter((id) => !counted.has(id)).length;
    return {
      acknowledged: record.drafts.length + record.halves.length + record.finals.length,
      lost: lostFinals + standing.lostDrafts + standing.lostHalves + (firstBadEntry(log) === null ? 0 : 1),
      doubled: [...counted.values()].filter((n) => n > 1).length,
      oversold,
      late: starts.filter((ms) => ms > START_MS_MAX).length,
      control: wouldBeLost > 0 ? 'caught' : 'missed',
      notes: {
        kills: starts.length,
        'signed and acknowledged': record.finals.length,
        'signed in the log': signed.length,
        'first answer, slowest ms': Math.max(...starts),
        'first answer, median ms': starts.sort((a, b) => a - b)[Math.floor(starts.length / 2)] ?? 0,
        'control: answered too early': wouldBeLost,
      },
    };
  } finally {
    await app.close();
  }
}

async function standingRows(db: Database, record: Record9): Promise<{ lostDrafts: number; lostHalves: number }> {
  const drafts = await db.read((m) => m.query('SELECT id FROM commitments') as Promise<{ id: string }[]>);
  const halves = await db.read((m) => m.query('SELECT commitment_id, party_id FROM signatures') as Promise<{ commitment_id: string; party_id: string }[]>);
  const [draftIds, halfIds] = [new Set(drafts.map((d) => d.id)), new Set(halves.map((h) => `${h.commitment_id} ${h.party_id}`))];
  return {
    lostDrafts: record.drafts.filter((id) => !draftIds.has(id)).length,
    lostHalves: record.halves.filter((h) => !halfIds.has(`${h.id} ${h.partyId}`)).length,
  };
}

async function wholeLog(url: string, world: World): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let after: string | null = '0'; after !== null; ) {
    const page: LogPage = (await call<LogPage>(url, world.organiser.cookie, 'GET', `events/${world.eventId}/log?after=${after}`)).body;
    entries.push(...page.items);
    after = page.nextCursor;
  }
  return entries;
}

const idOf = (entry: LogEntry | undefined): string => (entry?.public as { commitmentId?: string } | undefined)?.commitmentId ?? '';
