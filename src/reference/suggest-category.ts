/**
 * The shelf that a package's name or a line's text suggests, with how sure it is and which words say so.
 *
 * Phrases vote with a weight, the longest first, each word once. Votes for one shelf add up as chances do (two at 650
 * make 877). Words after `untuk`, `pada`, `kegiatan` ... tell the occasion and count less; a new bracket, colon or line
 * starts afresh. What no shelf holds (consultants, travel, building) votes too. The rival's votes lower the confidence,
 * and where no shelf wins there is no suggestion.
 */
import { findCategory } from './categories.js';
import {
  CATEGORY_CUES,
  CUE_PERMILLE,
  NAMING_WORDS,
  NEUTRAL_PHRASES,
  NO_SHELF_CUES,
  OCCASION_WORDS,
  type CueWeight,
} from './data/category-cues.js';
import { buildPhrases, longestAt } from './phrases.js';
import { remember } from './remember.js';
import { slipReader } from './slips.js';
import { stem, words } from './text.js';

export interface Suggestion {
  categoryId: string;
  /** 0 to 1000. */
  confidence: number;
  /** The words that spoke for it, as they stand in the text. */
  because: string[];
}

interface Cue {
  /** Null: none of our shelves. */
  categoryId: string | null;
  permille: number;
}

interface Votes {
  categoryId: string | null;
  permille: number;
  because: string[];
}

const MIN_CONFIDENCE_PERMILLE = 250;
const OCCASION_PERMILLE = 400;
/** The first thing named is usually the thing; what follows is more often beside it. */
const LATER_PERMILLE = 850;
const AFTER_NO_SHELF_PERMILLE = 750;
/** After a thing was named, words that no shelf holds are mostly its occasion: `ATK pemeriksaan tanah`. */
const LATER_NO_SHELF_PERMILLE = 450;
const MAX_WORDS = 400;

const SEGMENT_ENDS = /[()[\]{}:;\n\t\u2013]| - /;

type Marker = 'neutral' | 'occasion' | 'naming';

const PHRASES = buildPhrases<Cue | Marker>([
  ...markerRows('neutral', NEUTRAL_PHRASES),
  ...markerRows('occasion', OCCASION_WORDS),
  ...markerRows('naming', NAMING_WORDS),
  ...Object.entries(CATEGORY_CUES).flatMap(([categoryId, cues]) => cueRows(categoryId, cues)),
  ...cueRows(null, NO_SHELF_CUES),
]);

const readSlip = slipReader(
  [...Object.values(CATEGORY_CUES), NO_SHELF_CUES]
    .flatMap((cues) => Object.values(cues))
    .concat(NEUTRAL_PHRASES, OCCASION_WORDS, NAMING_WORDS)
    .flatMap((list) => list.split(/[ |]/)),
);

const meantStem = remember((word) => stem(readSlip(word) ?? word));

export function suggestCategory(text: string): Suggestion | null {
  const [first, second] = rankShelves(text);
  if (!first || first.categoryId === null) return null;
  const merged = second && nearTie(first, second) ? commonShelf(first, second) : null;
  const rival = merged ? undefined : second;
  const confidence = Math.floor((first.permille * first.permille) / (first.permille + (rival?.permille ?? 0)));
  if (confidence < MIN_CONFIDENCE_PERMILLE) return null;
  return { categoryId: merged ?? first.categoryId, confidence, because: first.because };
}

/** Every shelf the text speaks for, strongest first, for texts that name several things; at most `limit`. */
export function suggestCategories(text: string, limit = 5): Suggestion[] {
  return rankShelves(text)
    .flatMap(({ categoryId, permille, because }) =>
      categoryId === null ? [] : [{ categoryId, confidence: permille, because }],
    )
    .slice(0, limit);
}

/** What has been read so far. */
interface Ballot {
  votes: Map<string | null, Votes>;
  /** The shelf (or null for none) named first; undefined before anything was named. */
  first: string | null | undefined;
  inOccasion: boolean;
}

function rankShelves(text: string): Votes[] {
  const ballot: Ballot = { votes: new Map(), first: undefined, inOccasion: false };
  for (const segment of text.split(SEGMENT_ENDS)) {
    ballot.inOccasion = false;
    readSegment(words(segment).slice(0, MAX_WORDS), ballot);
  }
  return [...ballot.votes.values()].sort(
    (a, b) => b.permille - a.permille || (String(a.categoryId) < String(b.categoryId) ? -1 : 1),
  );
}

function readSegment(said: readonly string[], ballot: Ballot): void {
  const stems = said.map(meantStem);
  for (let at = 0; at < stems.length;) {
    const hit = longestAt(PHRASES, stems, at);
    const from = at;
    at += hit?.length ?? 1;
    if (!hit || hit.value === 'neutral') continue;
    if (hit.value === 'occasion') ballot.inOccasion = true;
    else if (hit.value === 'naming') nameAnew(ballot);
    else vote(ballot, hit.value, said.slice(from, at).join(' '));
  }
}

/** `… berupa X`: the thing is X, what stood before was its heading. */
function nameAnew(ballot: Ballot): void {
  ballot.inOccasion = false;
  ballot.first = undefined;
  for (const votes of ballot.votes.values()) votes.permille = Math.floor(votes.permille / 2);
}

function vote(ballot: Ballot, cue: Cue, because: string): void {
  if (ballot.first === undefined) ballot.first = cue.categoryId;
  const isLater = ballot.first !== cue.categoryId;
  const permille = Math.floor((cue.permille * shareOf(cue, ballot)) / 1000);
  const known = ballot.votes.get(cue.categoryId);
  if (!known) {
    ballot.votes.set(cue.categoryId, { categoryId: cue.categoryId, permille, because: [because] });
    return;
  }
  // Many words of occasion are no surer than one.
  const addsUp = !(isLater && cue.categoryId === null);
  known.permille = addsUp
    ? known.permille + Math.floor((permille * (1000 - known.permille)) / 1000)
    : Math.max(known.permille, permille);
  if (!known.because.includes(because)) known.because.push(because);
}

function shareOf(cue: Cue, ballot: Ballot): number {
  if (ballot.inOccasion) return OCCASION_PERMILLE;
  if (ballot.first === cue.categoryId) return 1000;
  if (cue.categoryId === null) return LATER_NO_SHELF_PERMILLE;
  return ballot.first === null ? AFTER_NO_SHELF_PERMILLE : LATER_PERMILLE;
}

function nearTie(first: Votes, second: Votes): boolean {
  return second.categoryId !== null && second.permille * 10 >= first.permille * 7;
}

/** `Makan dan snack rapat` is neither one part nor the other: it is the shelf they are parts of. */
function commonShelf(first: Votes, second: Votes): string | null {
  const a = findCategory(first.categoryId ?? '');
  const b = findCategory(second.categoryId ?? '');
  if (!a || !b) return null;
  if (a.id === b.parentId) return a.id;
  if (b.id === a.parentId) return b.id;
  const parent = a.parentId === b.parentId && a.parentId !== null ? findCategory(a.parentId) : undefined;
  return parent && !parent.group ? parent.id : null;
}

function cueRows(categoryId: string | null, cues: Partial<Record<CueWeight, string>>) {
  return Object.entries(cues).flatMap(([weight, list]) =>
    list.split('|').map((phrase) => ({
      phrase: stemmed(phrase),
      value: { categoryId, permille: CUE_PERMILLE[weight as CueWeight] },
    })),
  );
}

function markerRows(marker: Marker, list: string) {
  return list.split('|').map((phrase) => ({ phrase: stemmed(phrase), value: marker }));
}

function stemmed(phrase: string): string {
  return phrase.split(' ').map(stem).join(' ');
}
