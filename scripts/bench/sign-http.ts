import { Agent, request } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Credentials } from '../../src/identity/credentials.service.js';
import { makeHalfSigned } from '../support/drafts.js';
import { PIN, type World } from '../support/world.js';
import { against, median, type Row } from './report.js';

const AT_ONCE = 32;
const ROUNDS = 3;

/**
 * The whole HTTP path of a last signature, without its credential check (argon2 is meant to be slow), beside a route
 * that does nothing: the same process, the same client, in turns.
 */
export async function httpRows(app: NestExpressApplication, url: string, world: World, quick: boolean): Promise<Row[]> {
  const count = quick ? 150 : 600;
  const credentials = app.get(Credentials);
  const check = credentials.checkPin.bind(credentials);
  credentials.checkPin = () => Promise.resolve();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const [signs, noops]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const wishes = await makeHalfSigned(app, world, count);
      const cookies = new Map(world.buyers.map((b) => [b.personId, b.cookie]));
      signs.push(
        await perSecond(count, async (i) => {
          const w = wishes[i]!;
          const body = JSON.stringify({ hash: w.hash, party: w.signer.party, name: w.name, pin: PIN });
          const status = await send(agent, `${url}/api/v1/commitments/${w.commitmentId}/sign`, 'POST', { cookie: cookies.get(w.signer.personId) ?? '', 'content-type': 'application/json', 'idempotency-key': w.wish.key }, body);
          if (status !== 200) throw new Error(`sign: ${status}`);
        }),
      );
      noops.push(await perSecond(count, async () => void (await send(agent, `${url}/health/live`, 'GET', {}))));
    }
    return [against('sign-http', 'whole HTTP path after the credential check', median(signs), 'requests/s', 'a route that does nothing', median(noops), null)];
  } finally {
    credentials.checkPin = check;
    agent.destroy();
  }
}

async function perSecond(count: number, work: (i: number) => Promise<void>): Promise<number> {
  let at = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let i = at++; i < count; i = at++) await work(i);
    }),
  );
  return count / ((performance.now() - started) / 1000);
}

function send(agent: Agent, url: string, method: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
