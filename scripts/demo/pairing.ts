import type { DemandView } from '../../src/demands/demand.view.js';
import type { DemandMatchesView, MatchView, MyMatchesView } from '../../src/matching/match.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import type { Participant } from './participant.js';
import type { Random } from './random.js';

/** A need and an offer whose people have come together. */
export interface Pair {
  demand: DemandView;
  offer: OfferView;
  buyer: Participant;
  seller: Participant;
}

/** Who may meet whom. */
export interface People {
  eventId: string;
  /** Officers by agency, and owners by business. */
  buyers: ReadonlyMap<string, readonly Participant[]>;
  sellers: ReadonlyMap<string, Participant>;
}

const LOOKED_AT = 30;
const TAKES_NEXT = 0.45;
const SAYS_SO = 0.7;
const FAR_BELOW_PERMILLE = 400;

/** An officer goes through the ranked sellers of one of the agency's needs. */
export async function pairAsBuyer(
  random: Random,
  people: People,
  agencyId = random.pick([...people.buyers.keys()]),
): Promise<Pair | null> {
  const [buyer] = people.buyers.get(agencyId) ?? [];
  const needs = await buyer?.get<{ items: DemandView[] }>(
    `events/${people.eventId}/demands?agencyId=${agencyId}&status=open&limit=100`,
  );
  if (!buyer || !needs?.ok || needs.body.items.length === 0) return null;
  const need = random.pick(needs.body.items);
  const ranked = await buyer.get<DemandMatchesView>(`demands/${need.id}/matches?limit=${LOOKED_AT}`);
  if (!ranked.ok) return null;
  const match = chosen(random, ranked.body.items, ({ offer }) => people.sellers.has(offer.umkmId));
  return match && together(people, match, ranked.body.demand);
}

/** An owner goes through the needs that the business could meet. */
export async function pairAsSeller(
  random: Random,
  people: People,
  umkmId = random.pick([...people.sellers.keys()]),
): Promise<Pair | null> {
  const seller = people.sellers.get(umkmId);
  const mine = await seller?.get<MyMatchesView>(`events/${people.eventId}/my-matches?limit=${LOOKED_AT}`);
  const open = mine?.ok ? mine.body.items.filter(({ gaps }) => gaps.length === 0) : [];
  const match = chosen(random, open, ({ demand }) => people.buyers.has(demand.agencyId));
  const [buyer] = (match && people.buyers.get(match.demand.agencyId)) ?? [];
  const demand = match && (await buyer?.get<DemandView>(`demands/${match.demand.id}`));
  return match && demand?.ok ? together(people, match, demand.body) : null;
}

/** Either side may say so in the lists, where the other sees it; those who go straight to the table do not. */
export async function showInterest(random: Random, { demand, offer, buyer, seller }: Pair): Promise<void> {
  const stance = `demands/${demand.id}/matches/${offer.id}/stance`;
  for (const side of [buyer, seller])
    if (random.chance(SAYS_SO)) await side.send('PUT', stance, { stance: 'interest' });
}

/** Mostly the first, sometimes one further down, of those who are there and have the thing itself. */
function chosen(
  random: Random,
  ranked: readonly MatchView[],
  isThere: (match: MatchView) => boolean,
): MatchView | null {
  const there = ranked.filter((match) => isThere(match) && isAlike(match));
  return there.find(() => !random.chance(TAKES_NEXT)) ?? there.at(-1) ?? null;
}

/** What a look tells people: another shelf, or a price far below what it may cost, is another thing. */
const isAlike = ({ demand, offer }: MatchView): boolean =>
  offer.categoryId === demand.categoryId && (offer.belowCeilingPermille ?? 0) <= FAR_BELOW_PERMILLE;

/** The buyer looks at what the seller has. @param demand as the buyer sees it */
async function together(
  people: People,
  { offer: { id, umkmId } }: MatchView,
  demand: DemandView,
): Promise<Pair | null> {
  const [buyer] = people.buyers.get(demand.agencyId) ?? [];
  const seller = people.sellers.get(umkmId);
  const offer = await buyer?.get<OfferView>(`offers/${id}`);
  return buyer && seller && offer?.ok ? { demand, offer: offer.body, buyer, seller } : null;
}
