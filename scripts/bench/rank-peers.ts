/**
 * General tools at the same work: their candidates by text, ranked exactly afterwards. Context, since none of them knows gates. They find
 * like shelves because a record's shelves are words of its text.
 */
import Sqlite from 'better-sqlite3';
import MiniSearch from 'minisearch';
import {
  createOracle,
  type Dataset,
  type Demand,
  LEAVES_PER_LEVEL_1,
  LEAVES_PER_LEVEL_2,
  LEAVES_PER_LEVEL_3,
  type Ranked,
  spell,
} from './workloads/ranking.js';

/** What a text engine hands on to be ranked. */
const CANDIDATES = 300;

export type Peer = (demand: Demand, k: number) => Ranked[];

export function miniSearchPeer(dataset: Dataset): Peer {
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  search.addAll(dataset.offers.map((offer) => ({ id: offer.id, text: tokensOf(offer).join(' ') })));
  const rank = rankExactly(dataset);
  return (demand, k) =>
    rank(
      demand,
      search
        .search(tokensOf(demand).join(' '))
        .slice(0, CANDIDATES)
        .map(({ id }) => id as number),
      k,
    );
}

export function fts5Peer(dataset: Dataset): Peer {
  const db = new Sqlite(':memory:');
  db.exec('CREATE VIRTUAL TABLE offer USING fts5(text)');
  const insert = db.prepare('INSERT INTO offer (rowid, text) VALUES (?, ?)');
  db.transaction(() => dataset.offers.forEach((offer) => insert.run(offer.id, tokensOf(offer).join(' '))))();
  const find = db.prepare<[string], { rowid: number }>(`SELECT rowid FROM offer WHERE offer MATCH ? ORDER BY rank LIMIT ${CANDIDATES}`);
  const rank = rankExactly(dataset);
  return (demand, k) =>
    rank(
      demand,
      find.all(tokensOf(demand).join(' OR ')).map(({ rowid }) => rowid),
      k,
    );
}

const SPANS = [LEAVES_PER_LEVEL_1, LEAVES_PER_LEVEL_2, LEAVES_PER_LEVEL_3, 1];

const tokensOf = ({ words, category }: { words: readonly number[]; category: number }): string[] => [
  ...words.map(spell),
  ...SPANS.map((span) => `shelf${span}n${Math.floor(category / span)}`),
];

function rankExactly(dataset: Dataset) {
  const oracle = createOracle(dataset);
  const byId = new Map(dataset.offers.map((offer) => [offer.id, offer]));
  return (demand: Demand, ids: readonly number[], k: number): Ranked[] => {
    const ranked: Ranked[] = [];
    for (const id of ids) {
      const score = oracle.score(demand, byId.get(id)!);
      if (score !== null) ranked.push({ id, score });
    }
    return ranked.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, k);
  };
}
