import { parseArgs } from 'node:util';
import { proveDuplicates } from './prove/duplicates.js';
import { proveIsolation } from './prove/isolation.js';
import { proveKill9 } from './prove/kill9.js';
import { proveOversell } from './prove/oversell.js';

/** What a proof found. `control` is a known-bad way of doing the same, which the same check must catch. */
export interface Finding {
  acknowledged: number;
  lost: number;
  doubled: number;
  oversold: number;
  /** Restarts whose first answer came later than the proof allows. */
  late?: number;
  control: 'caught' | 'missed';
  /** Further figures for people to read. */
  notes: Record<string, string | number>;
}

export interface ProofOptions {
  engine: 'sqlite' | 'postgres';
  /** A few seconds instead of minutes: for tests. */
  quick: boolean;
}

const PROOFS: Record<string, { says: string; run: (options: ProofOptions) => Promise<Finding> }> = {
  isolation: { says: '1,000 concurrent mixed transactions: what was acknowledged is what is durable', run: proveIsolation },
  oversell: { says: '256 signers, stock for a tenth of them: the accepted sum is the stock exactly', run: proveOversell },
  kill9: { says: '200 kills under load: nothing acknowledged is lost, doubled or beyond a limit', run: proveKill9 },
  duplicates: { says: 'each request sent 2 to 5 times at once: one deed, equal answers', run: proveDuplicates },
};

const HELP = `Proves a property of the signing path against a real database, and shows that the check can fail.

  npm run prove -- NAME [--postgres] [--quick] [--json]

${Object.entries(PROOFS)
  .map(([name, { says }]) => `  ${name.padEnd(11)} ${says}`)
  .join('\n')}

  --postgres   on PostgreSQL: a throwaway cluster, or TEST_DATABASE_URL
  --quick      a smaller run, for tests
  --json       the last line is one JSON object
Exit code 0 only when it holds and the known-bad control was caught.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { postgres: { type: 'boolean' }, quick: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [name] = positionals;
  const proof = name === undefined ? undefined : PROOFS[name];
  if (values.help === true || name === undefined || proof === undefined) {
    console.log(HELP);
    return values.help === true ? 0 : 2;
  }
  const engine = values.postgres === true ? 'postgres' : 'sqlite';
  const started = Date.now();
  const found = await proof.run({ engine, quick: values.quick === true });
  const ok = found.lost === 0 && found.doubled === 0 && found.oversold === 0 && (found.late ?? 0) === 0 && found.acknowledged > 0 && found.control === 'caught';
  console.log(`${name} on ${engine}: ${ok ? 'holds' : 'DOES NOT HOLD'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  for (const [what, figure] of Object.entries({ ...found, ...found.notes, notes: undefined })) {
    if (figure !== undefined) console.log(`  ${what.padEnd(28)} ${String(figure)}`);
  }
  if (values.json === true) {
    const { notes: _notes, ...figures } = found;
    console.log(JSON.stringify({ prove: name, ok, ...figures, engine }));
  }
  return ok ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    console.error(thrown);
    process.exit(1);
  },
);
