import { createHash } from 'node:crypto';
import { BenchRanking } from './rank-scoring.js';
import { fts5Peer, miniSearchPeer, type Peer } from './rank-peers.js';
import { against, type BenchOptions, context, median, quantile, type Row } from './report.js';
import {
  applyChanges,
  type Change,
  changes,
  createNaive,
  createOracle,
  createTyped,
  type Dataset,
  type Demand,
  firstDifference,
  generate,
  type Ranked,
  wordRarity,
} from './workloads/ranking.js';

const K = 20;
const REPETITIONS = 7;
const CHANGES = 10_000;

interface Size {
  id: 'R1' | 'R2' | 'R3';
  demands: number;
  offers: number;
  /** Demands asked, evenly spread: all are compared with the oracle, and timed. */
  asked: number;
  /** Times as fast as the typed all-pairs. */
  target: number;
  /** Microseconds that a change may take at the 99th percentile. */
  changeMax: number | null;
}

const SIZES: readonly Size[] = [
  { id: 'R1', demands: 5_000, offers: 20_000, asked: 5_000, target: 25, changeMax: 1_000 },
  { id: 'R2', demands: 20_000, offers: 200_000, asked: 500, target: 25, changeMax: null },
  { id: 'R3', demands: 100_000, offers: 1_000_000, asked: 100, target: 40, changeMax: 5_000 },
];

const BYTES_MAX = 160;

/**
 * The engine's search on the ranking workload (R1 to R4): the same lists as the exhaustive oracle, to the last bit of every score, beside
 * all-pairs over typed arrays, plain objects, and text engines, interleaved in one process. Times are CPU times.
 */
export async function benchRank({ quick }: BenchOptions): Promise<Row[]> {
  checkFingerprints();
  const rows: Row[] = [];
  const micros = new Map<string, number>();
  for (const size of quick ? SIZES.slice(0, 1) : SIZES) {
    const bench = new SizeBench(size);
    rows.push(...bench.speed(), ...(size.id === 'R1' ? bench.peers() : []), ...bench.changes());
    micros.set(size.id, bench.micros);
  }
  const [small, large] = [micros.get('R1'), micros.get('R3')];
  if (small !== undefined && large !== undefined) {
    rows.push(context('R3.growth', 'exponent of the time a demand takes, from R1 to R3', Math.log(large / small) / Math.log(50), 'exponent'));
  }
  return rows;
}

class SizeBench {
  micros = Number.NaN;
  private readonly dataset: Dataset;
  private readonly ranking: BenchRanking;
  private readonly typed: ReturnType<typeof createTyped>;
  private readonly asked: Demand[];

  constructor(private readonly size: Size) {
    this.dataset = generate(size.demands, size.offers);
    this.ranking = new BenchRanking(this.dataset, K, CHANGES);
    this.typed = createTyped(this.dataset, K);
    this.asked = spread(this.dataset.demands, size.asked);
  }

  speed(): Row[] {
    const { id, offers, target } = this.size;
    const oracle = this.isExact() ? 'equal' : 'differs';
    const [mine, typed] = interleaved([
      () => this.asked.forEach((demand) => this.ranking.findOffers(demand)),
      () => spread(this.asked, 500).forEach((demand) => this.typed.scan(demand)),
    ]) as [number, number];
    this.micros = mine / this.asked.length;
    const typedMicros = typed / Math.min(500, this.asked.length);
    const bytes = this.ranking.offerBytes / offers;
    return [
      { ...perSecond(`${id}.typed`, `${this.size.demands} x ${offers}, beside typed all-pairs`, this.micros, 'typed all-pairs', typedMicros, target), oracle },
      context(`${id}.micros`, 'a demand takes', this.micros, 'us'),
      id === 'R3'
        ? { id: 'R3.bytes', what: 'memory of an offer, at most', value: Math.round(bytes), unit: 'bytes', target: BYTES_MAX, met: bytes <= BYTES_MAX }
        : context(`${id}.bytes`, 'memory of an offer', bytes, 'bytes'),
    ];
  }

  /** All demands and offers on R1, where the oracle can look at every pair; the typed all-pairs where it cannot. */
  private isExact(): boolean {
    if (this.size.id !== 'R1') return this.asked.every((demand) => same(this.typed.list(demand), this.ranking.offersFor(demand)));
    const oracle = createOracle(this.dataset);
    return (
      this.dataset.demands.every((demand) => same(oracle.offersFor(demand, K), this.ranking.offersFor(demand))) &&
      spread(this.dataset.offers, 5_000).every((offer) => same(oracle.demandsFor(offer, K), this.ranking.demandsFor(offer)))
    );
  }

  peers(): Row[] {
    const naive = createNaive(this.dataset, K);
    return [
      this.beside('R1.minisearch', 'minisearch', miniSearchPeer(this.dataset), 400),
      this.beside('R1.fts5', 'SQLite FTS5', fts5Peer(this.dataset), null),
      this.beside('R1.naive', 'objects and a sort', (demand) => naive.list(demand), null),
    ];
  }

  private beside(id: string, name: string, peer: Peer, target: number | null): Row {
    const few = spread(this.asked, 60);
    const micros = median([1, 2, 3].map(() => cpuMicros(() => few.forEach((demand) => peer(demand, K))))) / few.length;
    const found = few.map((demand) => recall(this.ranking.offersFor(demand), peer(demand, K)));
    const share = found.reduce((sum, one) => sum + one, 0) / few.length;
    return perSecond(id, `beside ${name}, which finds ${(100 * share).toFixed(1)} % of the list`, this.micros, name, micros, target);
  }

  /** Ten thousand changes, each timed; afterwards the lists must be those of a ranking made from scratch. */
  changes(): Row[] {
    const { id, changeMax } = this.size;
    if (changeMax === null) return [];
    const list = changes(this.dataset, CHANGES);
    const took = list.map((change) => this.timed(change));
    const p99 = quantile(took, 0.99);
    const oracle = this.isAsRebuilt(list) ? 'equal' : 'differs';
    return [
      { id: `R4.${id}`, what: `a change on ${id}, the changed demand ranked anew, 99th percentile, at most`, value: round(p99), unit: 'us', target: changeMax, met: p99 <= changeMax && oracle === 'equal', oracle },
      context(`R4.${id}.mean`, `the mean of them`, took.reduce((sum, one) => sum + one, 0) / took.length, 'us'),
    ];
  }

  private timed(change: Change): number {
    const start = performance.now();
    this.ranking.apply(change);
    if (change.kind === 'put-demand') this.ranking.findOffers(change.demand);
    return (performance.now() - start) * 1_000;
  }

  private isAsRebuilt(list: readonly Change[]): boolean {
    const after = applyChanges(this.dataset, list);
    const rebuilt = createTyped(after, K, wordRarity(this.dataset.offers));
    const sample = spread(after.demands, this.size.id === 'R1' ? 2_000 : 100);
    return sample.every((demand) => same(rebuilt.list(demand), this.ranking.offersFor(demand)));
  }
}

const same = (expected: readonly Ranked[], actual: readonly Ranked[]): boolean => firstDifference(expected, actual) === -1;

const spread = <Each>(all: readonly Each[], count: number): Each[] =>
  all.length <= count ? [...all] : Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]!);

const recall = (right: readonly Ranked[], found: readonly Ranked[]): number => {
  const ids = new Set(found.map(({ id }) => id));
  return right.length === 0 ? 1 : right.filter(({ id }) => ids.has(id)).length / right.length;
};

const round = (value: number): number => Math.round(value * 10) / 10;

/** Speeds as demands a second, so that the ratio says how many times as fast. */
const perSecond = (id: string, what: string, micros: number, peer: string, peerMicros: number, target: number | null): Row =>
  against(id, what, 1e6 / micros, 'demands/s', peer, 1e6 / peerMicros, target);

function cpuMicros(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The median CPU time of each, in microseconds, run in turn so that all meet the same machine. */
function interleaved(works: readonly (() => void)[]): number[] {
  const times: number[][] = works.map(() => []);
  works.forEach((work) => work()); // warm
  for (let repetition = 0; repetition < REPETITIONS; repetition++) works.forEach((work, at) => times[at]!.push(cpuMicros(work)));
  return times.map(median);
}

const FINGERPRINTS: readonly (readonly [demands: number, offers: number, sha: string])[] = [
  [200, 2_000, 'a5daf773405a1fd3'],
  [5_000, 20_000, '8a38d913c6ceaef2'],
];

/** Throws where the generator makes other data than the published figures stand on: an edit, or another engine's Math.exp. */
function checkFingerprints(): void {
  for (const [demands, offers, expected] of FINGERPRINTS) {
    const made = fingerprint(generate(demands, offers));
    if (made !== expected) throw new Error(`workload ${demands} x ${offers} has fingerprint ${made}, not ${expected}`);
  }
}

/** Over short names, as it was published. */
function fingerprint({ demands, offers }: Dataset): string {
  const compact = [
    demands.map(({ id, category, words, ceilingPrice, quantity, windowDays, region, certificates, prefersCatalogue }) => ({
      id, cat: category, tok: words, ceil: ceilingPrice, qty: quantity, days: windowDays, reg: region, cert: certificates, ecat: prefersCatalogue, // prettier-ignore
    })),
    offers.map(({ id, category, words, price, capacity, minimumOrder, leadDays, region, certificates, inCatalogue, micro }) => ({
      id, cat: category, tok: words, price, cap: capacity, moq: minimumOrder, lead: leadDays, reg: region, cert: certificates, ecat: inCatalogue, micro, // prettier-ignore
    })),
  ];
  return createHash('sha256').update(JSON.stringify(compact)).digest('hex').slice(0, 16);
}
