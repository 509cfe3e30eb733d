/**
 * What the big screen shows of the server's totals. Rule: no total is made here; parts are only rounded, so that they add
 * up to the total beside them, in one unit a column.
 */
import {
  columnScale,
  inColumn,
  permille,
  roundParts,
  rupiahParts,
  rupiahShort,
  wholePercent,
  type Language,
} from '../../contract/format';
import type { Board } from '../api/types';

export interface BoardRow {
  id: string;
  name: string;
  figure: string;
  /** Of the largest row, 0..1. */
  share: number;
}
export interface Goal {
  percent: number;
  share: number;
  target: string;
  /** What is still lacking, or by how much it is passed. */
  lacking: string | null;
  beyond: string | null;
}
export interface BoardView {
  total: { figure: string; word: string };
  columnWord: string;
  shelves: BoardRow[];
  buyers: BoardRow[];
  goal: Goal | null;
  small: string | null;
}

export function boardView(board: Board, language: Language): BoardView {
  const { signed, target } = board;
  const scale = columnScale(signed.rupiah, language);
  const rows = (parts: { id: string; name: string; rupiah: number }[]): BoardRow[] => {
    const units = roundParts(parts.map((part) => part.rupiah), signed.rupiah, scale.unit); // prettier-ignore
    const largest = Math.max(1, ...parts.map((part) => part.rupiah));
    return parts.map((part, index) => ({
      id: part.id,
      name: part.name,
      figure: inColumn(units[index] ?? 0, scale, language),
      share: part.rupiah / largest,
    }));
  };
  return {
    total: rupiahParts(signed.rupiah, language),
    columnWord: scale.word,
    shelves: rows(
      board.byShelf.map((one) => ({ id: one.categoryId ?? 'others', name: one.name[language], rupiah: one.rupiah })),
    ),
    buyers: rows(board.byBuyer.map((one) => ({ id: one.group, name: one.group, rupiah: one.rupiah }))),
    goal: target > 0 ? goalOf(signed.rupiah, target, language) : null,
    small: board.small.permille === null ? null : permille(board.small.permille, language),
  };
}

function goalOf(signed: number, target: number, language: Language): Goal {
  return {
    percent: wholePercent(signed, target),
    share: Math.min(1, signed / target),
    target: rupiahShort(target, language),
    lacking: signed < target ? rupiahShort(target - signed, language) : null,
    beyond: signed > target ? rupiahShort(signed - target, language) : null,
  };
}
