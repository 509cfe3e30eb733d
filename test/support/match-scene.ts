/** One need for Tapis shawls and one offer that fits it, with an officer and a seller who ask; and more of either on demand. */
import type { AgencyView } from '../../src/agencies/agency.view.js';
import type { DemandView } from '../../src/demands/demand.view.js';
import type { EventView } from '../../src/events/event.view.js';
import type { DemandMatchesView, MatchView, MyMatchesView, OfferMatchesView } from '../../src/matching/match.view.js';
import type { PairStanceView } from '../../src/matching/stance.view.js';
import type { OfferView } from '../../src/offers/offer.view.js';
import { addDays } from '../../src/platform/edge/civil-date.js';
import type { CertificateView } from '../../src/umkm/certificate.view.js';
import type { ProductView } from '../../src/umkm/product.view.js';
import type { LinkedUmkmView } from '../../src/umkm/umkm.view.js';
import type { TestServer } from './app.js';
import { Office } from './buyers.js';
import type { Answer, Client } from './client.js';
import { makeOffer, makeProduct, makeSeller } from './sellers.js';

export const FIRST_DAY = addDays(new Date().toISOString().slice(0, 10), 60);
export const LAST_DAY = addDays(FIRST_DAY, 60);

type Fields = Record<string, unknown>;

export interface SceneBuyer {
  agency: AgencyView;
  officer: Client;
}

export interface SceneSeller {
  umkm: LinkedUmkmView;
  seller: Client;
  product: ProductView;
  offer: OfferView;
}

export class MatchScene {
  buyer!: SceneBuyer;
  seller!: SceneSeller;
  need!: DemandView;

  private constructor(
    readonly office: Office,
    public event: EventView,
  ) {}

  static async play(server: TestServer): Promise<MatchScene> {
    const office = await Office.found(server);
    const scene = new MatchScene(office, await office.event('open'));
    scene.buyer = await scene.newBuyer();
    scene.seller = await scene.newSeller();
    scene.need = await scene.newNeed();
    return scene;
  }

  async newBuyer(event = this.event): Promise<SceneBuyer> {
    const agency = await this.office.agency(event.id);
    return { agency, officer: await this.office.officer(event.id, agency.id) };
  }

  /** A business of Bandar Lampung with one offer: shawls at Rp 570,000, 40 a month, ready in two weeks. */
  async newSeller({
    business = {},
    product = {},
    terms = {},
    event = this.event,
  }: SellerFields = {}): Promise<SceneSeller> {
    const { umkm, seller } = await makeSeller(this.office, event, business);
    return { umkm, seller, ...(await this.newOffer(seller, umkm.id, { product, terms, event })) };
  }

  async newOffer(seller: Client, umkmId: string, { product = {}, terms = {}, event = this.event }: SellerFields = {}) {
    const made = await makeProduct(seller, umkmId, product);
    const offer = await makeOffer(seller, event.id, {
      productId: made.id,
      minimumOrder: 1,
      leadDays: 14,
      prices: [{ minQuantity: 1, unitPrice: 570_000 }],
      ...terms,
    });
    return { product: made, offer };
  }

  /** 100 shawls at no more than Rp 600,000 each, two to four months from now. */
  newNeed(fields: Fields = {}, officer = this.buyer.officer, event = this.event): Promise<DemandView> {
    return officer.must(
      officer.post<DemandView>(`events/${event.id}/demands`, {
        package: { name: 'Rapat kerja tahunan', pagu: 60_000_000 },
        name: 'Selendang tapis untuk tamu',
        categoryId: 'kain-tapis',
        quantity: 100,
        unitId: 'helai',
        unitCeiling: 600_000,
        deliverFrom: FIRST_DAY,
        deliverTo: LAST_DAY,
        ...fields,
      }),
    );
  }

  sellersFor(id = this.need.id, who = this.buyer.officer): Promise<DemandMatchesView> {
    return who.must(who.get<DemandMatchesView>(`demands/${id}/matches`));
  }

  needsFor(id = this.seller.offer.id, who = this.seller.seller): Promise<OfferMatchesView> {
    return who.must(who.get<OfferMatchesView>(`offers/${id}/matches`));
  }

  mine(who = this.seller.seller): Promise<MyMatchesView> {
    return who.must(who.get<MyMatchesView>(`events/${this.event.id}/my-matches`));
  }

  say(
    who: Client,
    stance: unknown,
    demandId = this.need.id,
    offerId = this.seller.offer.id,
  ): Promise<Answer<PairStanceView>> {
    return who.put<PairStanceView>(`demands/${demandId}/matches/${offerId}/stance`, { stance });
  }

  /** A certificate claimed by the business and verified by the trade office. */
  async certify({ umkm, seller }: SceneSeller, kind = 'TKDN'): Promise<void> {
    const claim = await seller.must(
      seller.post<CertificateView>(`umkm/${umkm.id}/certificates`, { kind, number: '12/2026' }),
    );
    const sent = await seller.must(act(seller, claim, 'submit'));
    await this.office.organiser.must(act(this.office.organiser, sent, 'verify'));
  }
}

interface SellerFields {
  business?: Fields;
  product?: Fields;
  terms?: Fields;
  event?: EventView;
}

const act = (who: Client, { id, version }: CertificateView, what: string) =>
  who.send<CertificateView>('POST', `certificates/${id}/${what}`, {}, { 'if-match': `"${version}"` });

export const offerIds = ({ items }: { items: MatchView[] }): string[] => items.map(({ offer }) => offer.id);
export const demandIds = ({ items }: { items: MatchView[] }): string[] => items.map(({ demand }) => demand.id);
export const factorOf = ({ items }: { items: MatchView[] }, factor: string, at = 0) =>
  items[at]?.factors.find((one) => one.factor === factor);
