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

const LOOKED_AT = 10;
const TAKES_NEXT = 0.45;
const SAYS_SO = 0.7;

/** An officer goes through the ranked sellers of one of the agency's needs. */
export async function pairAsBuyer(random: Random, people: People, agencyId = random.pick([...people.buyers.keys()])): Promise<Pair | null> {
  const [buyer] = people.buyers.get(agencyId) ?? [];
  const needs = await buyer?.get<{ items: DemandView[] }>(`events/${people.eventId}/demands?agencyId=${agencyId}&status=open&limit=100`);
  if (!buyer || !needs?.ok || needs.body.items.length === 0) return null;
  const need = random.pick(needs.body.items);
  const ranked = await buyer.get<DemandMatchesView>(`demands/${need.id}/matches?limit=${LOOKED_AT}`);
  const match = ranked.ok ? chosen(random, ranked.body.items, ({ offer }) => people.sellers.has(offer.umkmId)) : null;
  return match && together(random, people, match);
}

/** An owner goes through the needs that the business could meet. */
export async function pairAsSeller(random: Random, people: People, umkmId = random.pick([...people.sellers.keys()])): Promise<Pair | null> {
  const seller = people.sellers.get(umkmId);
  const mine = await seller?.get<MyMatchesView>(`events/${people.eventId}/my-matches?limit=${LOOKED_AT}`);
  const open = mine?.ok ? mine.body.items.filter(({ gaps }) => gaps.length === 0) : [];
  const match = chosen(random, open, ({ demand }) => people.buyers.has(demand.agencyId));
  return match && together(random, people, match);
}

/** Mostly the first, sometimes one further down. */
function chosen(random: Random, ranked: readonly MatchView[], isThere: (match: MatchView) => boolean): MatchView | null {
  const there = ranked.filter(isThere);
  return there.find(() => !random.chance(TAKES_NEXT)) ?? there.at(-1) ?? null;
}

/** Both say that they are interested, or one goes to the other's table; then they look at what the other has. */
async function together(random: Random, people: People, match: MatchView): Promise<Pair | null> {
  const [buyer] = people.buyers.get(match.demand.agencyId) ?? [];
  const seller = people.sellers.get(match.offer.umkmId);
  if (!buyer || !seller) return null;
  const stance = `demands/${match.demand.id}/matches/${match.offer.id}/stance`;
  for (const side of [buyer, seller]) if (random.chance(SAYS_SO)) await side.send('PUT', stance, { stance: 'interest' });
  const demand = await buyer.get<DemandView>(`demands/${match.demand.id}`);
  const offer = await buyer.get<OfferView>(`offers/${match.offer.id}`);
  return demand.ok && offer.ok ? { demand: demand.body, offer: offer.body, buyer, seller } : null;
}
