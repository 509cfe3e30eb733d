/**
 * Does the engine find who won? Published awards: sellers made of the packages they won before, asked with texts nobody has seen.
 * Who won is not who alone would have been good, so these figures are a lower bound, to be read beside the peer's.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { letterRuns } from '../../src/matching/vocabulary.js';
import { tokens } from '../../src/reference/text.js';
import { type Award, type Query, readAwards, split, type Trial, trialOf } from './relevance/awards.js';
import { bm25 } from './relevance/bm25.js';
import { ALL_PARTS, sellerIndex, type SellerIndexParts } from './relevance/seller-index.js';
import { type BenchOptions, context, type Row } from './report.js';

export interface RelevanceOptions extends BenchOptions {
  /** Files in the layout of packages_awarded_2026.csv; both or neither. */
  train?: string;
  test?: string;
}

const SEEDS = [1, 2, 3, 4, 5];
const PUBLISHED = 'rup/packages_awarded_2026.csv';

interface Measured {
  hit1: number;
  hit10: number;
  mrr: number;
}

/** Points by seller for a query. */
type Scorer = (query: Query) => ArrayLike<number>;

/** What each part gives: the same with less. Left out of a quick run. */
const ABLATION: readonly { id: string; what: string; parts: SellerIndexParts }[] = [
  { id: 'by-meaning', what: 'words only, no letters', parts: { ...ALL_PARTS, readings: [tokens] } },
  { id: 'by-letters', what: 'letters only, no words', parts: { ...ALL_PARTS, readings: [letterRuns] } },
  { id: 'full-rarity', what: 'rarity whole, not its square root', parts: { ...ALL_PARTS, softRarity: false } },
  { id: 'repeating', what: 'every offer speaks, repetitions too', parts: { ...ALL_PARTS, seller: 'sum' } },
  { id: 'best-offer', what: 'only the best offer speaks', parts: { ...ALL_PARTS, seller: 'best' } },
  {
    id: 'product',
    what: 'words, whole rarity, best offer',
    parts: { readings: [tokens], softRarity: false, seller: 'best' },
  },
];

/** @throws Error without data: neither files nor TAPIS_DATA, or a file that lacks a column, sellers or queries */
export async function benchRelevance(options: RelevanceOptions): Promise<Row[]> {
  const trials = trialsOf(options);
  const mean = (scorer: (trial: Trial) => Scorer) => meanOf(trials.map((trial) => measure(trial, scorer(trial))));
  const peer = mean(peerOf);
  const engine = mean((trial) => engineOf(trial, ALL_PARTS));
  const control = mean(withIncumbency);
  return [
    context(
      'R5.suppliers',
      `sellers made of awards${trials.length > 1 ? `, mean of ${trials.length} splits` : ''}`,
      average(trials.map((t) => t.sellers.length)),
      'sellers',
    ),
    context(
      'R5.queries',
      'texts asked that no train row holds',
      average(trials.map((t) => t.queries.length)),
      'queries',
    ),
    beyond('R5.hit1', 'winner first', engine.hit1, peer.hit1, 0.06),
    beyond('R5.hit10', 'winner among ten', engine.hit10, peer.hit10, 0.04),
    beyond('R5.mrr', 'mean of 1 / rank', engine.mrr, peer.mrr, null),
    ...(['hit1', 'hit10'] as const).map((figure) =>
      context(
        `R5.control.${figure}`,
        `control, never in the product: same satker before (${figure})`,
        control[figure],
        '',
      ),
    ),
    ...(options.quick ? [] : ABLATION).flatMap(({ id, what, parts }) => {
      const less = mean((trial) => engineOf(trial, parts));
      return [
        beyond(`R5.${id}.hit1`, what, less.hit1, peer.hit1, null),
        beyond(`R5.${id}.hit10`, what, less.hit10, peer.hit10, null),
      ];
    }),
  ];
}

function trialsOf({ train, test }: RelevanceOptions): Trial[] {
  if ((train === undefined) !== (test === undefined)) throw new Error('--train and --test go together');
  if (train !== undefined && test !== undefined) return [trialOf(readAwards(train), readAwards(test))];
  const awards = publishedAwards();
  return SEEDS.map((seed) => {
    const parted = split(awards, seed);
    return trialOf(parted.train, parted.test);
  });
}

function publishedAwards(): Award[] {
  const file = join(process.env['TAPIS_DATA'] ?? '', PUBLISHED);
  if (process.env['TAPIS_DATA'] === undefined || !existsSync(file))
    throw new Error(`no awards: set TAPIS_DATA to a folder with ${PUBLISHED}, or give --train and --test`);
  return readAwards(file);
}

const engineOf = ({ sellers }: Trial, parts: SellerIndexParts): Scorer => {
  const score = sellerIndex(
    sellers.map(({ offers }) => offers),
    parts,
  );
  return ({ text }) => score(text);
};

const peerOf = ({ sellers }: Trial): Scorer => {
  const score = bm25(sellers.map(({ offers }) => offers));
  return ({ text }) => score(text);
};

/** Those who sold to the same satker before come first, each half in the engine's order. */
function withIncumbency(trial: Trial): Scorer {
  const engine = engineOf(trial, ALL_PARTS);
  return (query) => {
    const points = Array.from(engine(query));
    const above = 1 + Math.max(...points);
    return points.map((value, seller) => (trial.sellers[seller]!.satkers.has(query.satker) ? value + above : value));
  };
}

/** Equal points stand in the order of the sellers. */
function measure({ queries }: Trial, score: Scorer): Measured {
  const ranks = queries.map((query) => {
    const points = Array.from(score(query));
    const own = points[query.winner]!;
    if (points.some((value) => !Number.isFinite(value))) throw new Error('a score that is no number');
    return 1 + points.filter((value, seller) => value > own || (value === own && seller < query.winner)).length;
  });
  const share = (limit: number) => average(ranks.map((rank) => (rank <= limit ? 1 : 0)));
  return { hit1: share(1), hit10: share(10), mrr: average(ranks.map((rank) => 1 / rank)) };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const meanOf = (all: readonly Measured[]): Measured => ({
  hit1: average(all.map(({ hit1 }) => hit1)),
  hit10: average(all.map(({ hit10 }) => hit10)),
  mrr: average(all.map(({ mrr }) => mrr)),
});

/** A row against BM25 of the same queries: met when it lies `margin` above, since a share has no meaningful ratio. */
function beyond(id: string, what: string, value: number, peerValue: number, margin: number | null): Row {
  const shown = (share: number) => Number(share.toFixed(4));
  const says = margin === null ? what : `${what}, BM25 + ${margin} asked`;
  return {
    id,
    what: says,
    value: shown(value),
    unit: '',
    peer: 'BM25',
    peerValue: shown(peerValue),
    target: margin === null ? null : shown(peerValue + margin),
    met: margin === null || value >= peerValue + margin,
  };
}
