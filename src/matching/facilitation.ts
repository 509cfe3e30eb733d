/**
 * Who should be helped with what, over a whole event: for each seller and lack what one step would open, worth most first; and for each
 * lack over all sellers. Rules: a need stands once under a lack of a seller; over all sellers each need counts once, with the seller who
 * could deliver most of it, so that a sum is never more than the event asks for. Figures are exact: for the organiser alone.
 */
import { GAP_KINDS, type GapKind, type SizeClass } from '../contract/kinds.js';
import type { EventRanking } from './event-ranking.js';
import { type Gap, gapOf, lackKey, lackOf } from './gap.js';
import { rankPage } from './rank-cursor.js';
import type { SellerOpening } from './whole-event.js';

interface Opens {
  readonly demands: number;
  readonly buyers: number;
  /** Of the needs whose quantity is stated. */
  readonly rupiah: number;
}

/** One lack of one seller. */
export interface HelpRow extends Opens {
  readonly umkmId: string;
  readonly umkmName: string;
  readonly sizeClass: SizeClass | null;
  readonly regencyCode: string | null;
  readonly gap: Gap;
  /** Whose lack it is; null where it is the whole business's. */
  readonly offer: { readonly id: string; readonly name: string; readonly unitId: string } | null;
}

/** One lack of all sellers. */
export interface LackSum extends Opens {
  readonly lack: Gap;
  readonly sellers: number;
}

export interface Facilitation {
  readonly total: number;
  readonly items: readonly HelpRow[];
  readonly nextCursor: string | null;
  /** Of all kinds, whichever is asked for. */
  readonly lacks: readonly LackSum[];
}

/** @throws DomainError unknown_cursor */
export function facilitationOf(
  { ranking }: { ranking: EventRanking },
  { kind, ...paging }: { kind?: GapKind | undefined; limit: number; cursor?: string | undefined },
): Facilitation {
  const found = ranking.whole('exact').openings.map((opening) => ({
    opening,
    gap: gapOf(opening.step, opening.offer, ranking.basis.tables),
  }));
  const asked = found.filter(({ gap }) => kind === undefined || gap.kind === kind).sort(worthMostFirst);
  const { rows, nextCursor } = rankPage(asked, paging);
  return { total: asked.length, items: rows.map(helpRow), nextCursor, lacks: lackSums(found) };
}

interface Found {
  readonly opening: SellerOpening;
  readonly gap: Gap;
}

const helpRow = ({ opening: { offer, ofTheBusiness, needs, rupiah }, gap }: Found): HelpRow => ({
  umkmId: offer.umkmId,
  umkmName: offer.umkmName,
  sizeClass: offer.sizeClass,
  regencyCode: offer.regencyCode,
  gap,
  offer: ofTheBusiness ? null : { id: offer.id, name: offer.name, unitId: offer.unitId },
  demands: needs.length,
  buyers: new Set(needs.map(({ agencyId }) => agencyId)).size,
  rupiah,
});

function lackSums(found: readonly Found[]): LackSum[] {
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    const key = lackKey(each.gap);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map(lackSum).sort(mostFirst);
}

function lackSum(found: readonly Found[]): LackSum {
  const worth = new Map<string, number>();
  const needs = found.flatMap(({ opening }) => opening.needs);
  for (const { demandId, rupiah } of needs) worth.set(demandId, Math.max(worth.get(demandId) ?? 0, rupiah ?? 0));
  return {
    lack: lackOf(found[0]!.gap),
    sellers: new Set(found.map(({ opening }) => opening.umkmId)).size,
    demands: worth.size,
    buyers: new Set(needs.map(({ agencyId }) => agencyId)).size,
    rupiah: [...worth.values()].reduce((sum, each) => Math.min(sum + each, Number.MAX_SAFE_INTEGER), 0),
  };
}

/** Ids are in order of making. */
const worthMostFirst = (a: Found, b: Found): number =>
  b.opening.rupiah - a.opening.rupiah ||
  b.opening.needs.length - a.opening.needs.length ||
  compare(a.opening.umkmId, b.opening.umkmId) ||
  kindAt(a.gap) - kindAt(b.gap) ||
  compare(lackKey(a.gap), lackKey(b.gap)) ||
  compare(a.opening.offer.id, b.opening.offer.id);

const mostFirst = (a: LackSum, b: LackSum): number =>
  b.rupiah - a.rupiah ||
  b.sellers - a.sellers ||
  kindAt(a.lack) - kindAt(b.lack) ||
  compare(lackKey(a.lack), lackKey(b.lack));

const kindAt = ({ kind }: Gap): number => GAP_KINDS.indexOf(kind);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
