import type { ServerToClientEvents } from '../../src/contract/live.js';
import { io, type Socket } from 'socket.io-client';
import { Signing } from '../../src/commitments/signing.service.js';
import { makeHalfSigned } from '../support/drafts.js';
import { makePlace, serveHere } from '../support/server.js';
import { makeWorld } from '../support/world.js';
import { type BenchOptions, context, quantile, type Row } from './report.js';

const SCREENS = 20;

/** From the durable last signature to a party's phone and to the hall's screens, in milliseconds, on one machine. */
export async function benchLive({ quick, postgres }: BenchOptions): Promise<Row[]> {
  const place = await makePlace(postgres ? 'postgres' : 'sqlite');
  const { app, url } = await serveHere(place);
  const sockets: Socket<ServerToClientEvents>[] = [];
  try {
    const world = await makeWorld(app, { buyers: 1, sellers: 1 });
    const wishes = await makeHalfSigned(app, world, quick ? 40 : 200);
    const connect = (cookie?: string) =>
      new Promise<Socket<ServerToClientEvents>>((resolve, reject) => {
        const socket: Socket<ServerToClientEvents> = io(`${url}/live`, { auth: { eventId: world.eventId, after: 0 }, transports: ['websocket'], forceNew: true, ...(cookie === undefined ? {} : { extraHeaders: { cookie } }) });
        sockets.push(socket);
        socket.once('hello', () => resolve(socket));
        socket.once('connect_error', reject);
      });
    const party = await connect(world.sellers[0]!.cookie);
    const screens = await Promise.all(Array.from({ length: SCREENS }, () => connect()));
    const signing = app.get(Signing);
    const [toParty, toScreen]: [number[], number[]] = [[], []];
    for (const wish of wishes) {
      const heard = (socket: Socket<ServerToClientEvents>) => new Promise<number>((resolve) => socket.once('log', () => resolve(performance.now())));
      const [atParty, atScreens] = [heard(party), Promise.all(screens.map(heard))];
      await signing.submit(wish);
      const durable = performance.now();
      toParty.push((await atParty) - durable);
      toScreen.push(Math.max(...(await atScreens)) - durable);
    }
    return [
      context('live-party.p50', 'signature to the parties, median', quantile(toParty, 0.5), 'ms'),
      context('live-party.p99', 'signature to the parties, slowest of a hundred', quantile(toParty, 0.99), 'ms'),
      context('live-screen.p50', `signature to the last of ${SCREENS} screens (sent every 250 ms), median`, quantile(toScreen, 0.5), 'ms'),
      context('live-screen.p99', `signature to the last of ${SCREENS} screens, slowest of a hundred`, quantile(toScreen, 0.99), 'ms'),
    ];
  } finally {
    for (const socket of sockets) socket.disconnect();
    await app.close();
    await place.remove();
  }
}
