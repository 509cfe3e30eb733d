import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { demandCounter } from '../../src/counters/counter-ids.js';
import { Counters } from '../../src/counters/counters.service.js';
import { Demands } from '../../src/demands/demands.service.js';
import { MatchSources } from '../../src/matching/match-sources.queries.js';
import type { DemandMatchesView, MatchView } from '../../src/matching/match.view.js';
import { Rankings } from '../../src/matching/rankings.service.js';
import { Config } from '../../src/platform/config/config.js';
import { startServer, type TestServer } from '../support/app.js';
import { allPages, Office } from '../support/buyers.js';
import { Client } from '../support/client.js';
import { onEachEngine } from '../support/engines.js';
import { type BigEvent, makeBigEvent } from '../support/matching-event.js';

const NEEDS = 300;
const OFFERS = 400;
const ROUNDS = 40;

onEachEngine(`matching ${NEEDS} needs and ${OFFERS} offers`, (engine) => {
  let server: TestServer;
  let office: Office;
  let big: BigEvent;
  const figures: string[] = [];

  beforeAll(async () => {
    server = await startServer(engine);
    office = await Office.found(server);
    big = await makeBigEvent(server, office, NEEDS, OFFERS);
  });
  afterAll(async () => {
    console.log(
      `matching [${engine}], ${NEEDS} needs, ${OFFERS} offers, milliseconds (not asserted):\n  ${figures.join('\n  ')}`,
    );
    await server.stop();
  });

  const matches = (id: string) =>
    office.organiser.must(office.organiser.get<DemandMatchesView>(`demands/${id}/matches`));

  async function timed<T>(what: string, rounds: number, act: (round: number) => Promise<T>): Promise<T[]> {
    const answers: T[] = [];
    const taken: number[] = [];
    for (let round = 0; round < rounds; round++) {
      // SQLite answers without a turn of the event loop, which closing connections wait for
      await new Promise(setImmediate);
      const start = performance.now();
      answers.push(await act(round));
      taken.push(performance.now() - start);
    }
    taken.sort((a, b) => a - b);
    const median = taken[Math.floor(taken.length / 2)] as number;
    figures.push(
      `${what}: ${median.toFixed(1)}${rounds > 1 ? ` (median of ${rounds}, slowest ${(taken.at(-1) as number).toFixed(1)})` : ''}`,
    );
    return answers;
  }

  it('answers every question as a look at every pair does', async () => {
    await timed('first question, which builds everything', 1, () => matches((big.demands[0] as { id: string }).id));
    await timed('stamp alone', ROUNDS, () => server.app.get(MatchSources).stamp(big.event.id));
    await timed('a warm question, in the process', ROUNDS, (round) =>
      server.app.get(Rankings).ask(big.event.id, ({ ranking }) => ranking.offersFor(big.demands[round]!.id, 'exact')),
    );
    const pages = await timed('a warm question, over HTTP', ROUNDS, (round) => matches(big.demands[round]!.id));
    expect(Math.max(...pages.map(({ total }) => total))).toBeGreaterThan(3);

    for (const { demand } of pages.slice(0, 12)) {
      const shown = await allPages<MatchView>(office.organiser, `demands/${demand.id}/matches`, 7);
      const expected = await server.app.get(Rankings).ask(big.event.id, ({ ranking }) =>
        big.offers
          .map(({ id }) => ranking.explain(demand.id, id, 'exact').explanation)
          .map((explanation, at) => ({
            id: big.offers[at]!.id,
            eligible: explanation.eligible,
            score: explanation.score,
          }))
          .filter(({ eligible }) => eligible)
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
      );
      expect(shown.map(({ offer, score }) => [offer.id, score])).toEqual(expected.map(({ id, score }) => [id, score]));
    }
  });

  it('takes one change without building anew', async () => {
    const demands = server.app.get(Demands);
    await timed('a question after an edit of one need', 10, async (round) => {
      const demand = await demands.get(big.demands[round]!.id);
      await demands.change(demand, demand.version, { quantity: (demand.quantity ?? 0) + 1 });
      return matches(demand.id);
    });
    await timed('a question after a signature', 10, async (round) => {
      const { id } = big.demands[round] as { id: string };
      await server.app.get(Counters).add(new Map([[demandCounter(id), 1]]));
      return matches(id);
    });
  });

  if (engine === 'postgres') {
    it('sees at once what another process has saved', async () => {
      const other = await startServer(engine, { DATABASE_URL: server.app.get(Config).DATABASE_URL });
      try {
        const organiser = Object.assign(new Client(other.url), { cookie: office.organiser.cookie });
        const ask = (id: string) => organiser.must(organiser.get<DemandMatchesView>(`demands/${id}/matches`));
        const busy = big.demands[0] as { id: string };
        expect((await ask(busy.id)).items).toEqual((await matches(busy.id)).items);
        const demands = server.app.get(Demands);
        for (let round = 0; round < 5; round++) {
          const demand = await demands.get(busy.id);
          await demands.change(demand, demand.version, { deliverTo: demand.deliverFrom, name: `Berubah ${round}` });
          expect((await ask(busy.id)).demand.name).toBe(`Berubah ${round}`);
          expect((await ask(busy.id)).items).toEqual((await matches(busy.id)).items);
        }
      } finally {
        await other.stop();
      }
    });
  }
});
