/**
 * Text as a person sees it. Rule: what cannot be seen is removed and said (NUL, controls, direction overrides, zero-width
 * characters, lone surrogates, towers of combining marks); line breaks of free text are kept; nothing else is changed but
 * its normal form. A text that a spreadsheet would run as a formula is kept as text and said too.
 */
import { problem, type CellProblem } from './problem.js';

const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** No language of the region stacks more than this on one letter. */
const TOWER = /(\p{M}{4})\p{M}+/gu;
const FORMULA = /^\s*(?:=|[+@](?=[A-Za-z(]))/;

export interface VisibleText {
  text: string;
  remark?: CellProblem;
}

/** UTF-8 that some program before us read as Latin-1: 'â\u0080\u0093' for a dash. Mended where the bytes prove it. */
const TWICE_ENCODED = /[\u00c2-\u00f4][\u0080-\u00bf]{1,3}/g;

function mended(text: string): string {
  return text.replace(TWICE_ENCODED, (piece) => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(piece, (char) => char.charCodeAt(0)));
    } catch {
      return piece;
    }
  });
}

/** One line for names and codes; `lines` keeps line breaks and tabs, which carry meaning in line items. */
export function visibleText(raw: string, lines = false): VisibleText {
  const readable = mended(raw).normalize('NFC');
  const plain = readable.replace(HIDDEN, '').replace(TOWER, '$1');
  const text = lines ? plain.replace(/\r\n?/g, '\n').trim() : plain.replace(/\s+/g, ' ').trim();
  if (plain.length !== readable.length) {
    return { text, remark: problem('hidden_characters', { removed: readable.length - plain.length }) };
  }
  if (FORMULA.test(text)) return { text, remark: problem('looks_like_formula', { text: text.slice(0, 40) }) };
  return { text };
}

/** What two spellings of one name share: for keys and comparisons, never for show. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
