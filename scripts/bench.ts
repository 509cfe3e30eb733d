import { parseArgs } from 'node:util';
import { type BenchOptions, print, type Row } from './bench/report.js';
import { benchAllocate } from './bench/allocate.js';
import { benchGaps } from './bench/gaps.js';
import { benchLive } from './bench/live.js';
import { benchRank } from './bench/rank.js';
import { benchRelevance } from './bench/relevance.js';
import { benchRepair } from './bench/repair.js';
import { benchSchedule } from './bench/schedule.js';
import { benchSign } from './bench/sign.js';

/** Of `relevance` alone: awards to learn from and to ask by. */
interface Awards {
  train?: string;
  test?: string;
}

const BENCHES: Record<string, { says: string; run: (options: BenchOptions & Awards) => Promise<Row[]> }> = {
  sign: { says: 'commitments per second beside one transaction each, the bare driver, and the disk’s sync', run: benchSign },
  rank: { says: 'the best offers for a demand, beside all pairs and text engines; the lists equal the oracle’s', run: benchRank },
  relevance: { says: 'the sellers for a need by its words alone, on published awards, beside BM25', run: benchRelevance },
  gaps: { says: 'what one step of each seller would open, and how evenly sellers are seen; every step taken opens what it says', run: benchGaps },
  allocate: { says: 'the plan of an event beside HiGHS and glpk.js; proved by its own prices', run: benchAllocate },
  schedule: { says: 'meetings into slots, beside the best known schedules, HiGHS and first fit', run: benchSchedule },
  repair: { says: 'an agency that leaves at half-time, beside planning the rest of the day anew', run: benchRepair },
  live: { says: 'delay from the last signature to the screens', run: benchLive },
};

const HELP = `Measures, beside peers of the same run: machines are shared and noisy, so only ratios of one run count.

  npm run bench -- NAME [--quick] [--postgres] [--json]
  npm run bench -- relevance [--train FILE --test FILE] [--json]

${Object.entries(BENCHES)
  .map(([name, { says }]) => `  ${name.padEnd(10)} ${says}`)
  .join('\n')}

  --quick      a smaller run
  --postgres   on PostgreSQL, where it applies
  --train, --test  files in the layout of published awards; without them those of TAPIS_DATA
  --json       the last line is one JSON object
Exit code 0 only when every target is met.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      postgres: { type: 'boolean' },
      train: { type: 'string' },
      test: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [name] = positionals;
  const bench = name === undefined ? undefined : BENCHES[name];
  if (values.help === true || name === undefined || bench === undefined) {
    console.log(HELP);
    return values.help === true ? 0 : 2;
  }
  const results = await bench.run({ ...values, quick: values.quick === true, postgres: values.postgres === true });
  print(results);
  if (values.json === true) console.log(JSON.stringify({ bench: name, results }));
  return results.every((r) => r.met) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    console.error(thrown);
    process.exit(1);
  },
);
