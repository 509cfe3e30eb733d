import 'words:ui.offers';
import './offers.css';
import { count, quantityOf, rupiah } from '../../contract/format';
import { listMyOffers } from '../api/offers';
import type { Offer } from '../api/types';
import { event, memberships } from '../identity/session';
import { Icon } from '../ui/icon';
import { Badge, Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { Picture } from '../ui/picture';
import { useCategories, useUnits } from '../ui/reference';
import { useResource } from '../ui/resource';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';

/** What I sell here, as buyers' offices see it: price, how much I can make, how soon. */
export default function MyOffersPage() {
  const eventId = event.value?.id;
  const umkmId = memberships.value[0]?.scope.id;
  const offers = useResource(
    eventId && umkmId ? `my-offers/${umkmId}/${eventId}` : null,
    () => listMyOffers(eventId!, umkmId!),
    { keep: true },
  );
  return (
    <PhoneShell tab="/barang" band>
      <PageTitle>{t('ui.offers.title')}</PageTitle>
      <Shown of={offers} loading={t('ui.offers.loading')} failing={t('ui.offers.failing')}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="box" title={t('ui.offers.none')}>
              {t('ui.offers.noneHint')}
            </Empty>
          ) : (
            <>
              <ul class="offers">
                {items.map((offer) => (
                  <OfferCard key={offer.id} offer={offer} />
                ))}
              </ul>
              <Note tone="info" icon="people">
                {t('ui.offers.wrong')}
              </Note>
            </>
          )
        }
      </Shown>
    </PhoneShell>
  );
}

function OfferCard({ offer }: { offer: Offer }) {
  const { unitName } = useUnits();
  const { category } = useCategories();
  const unit = unitName(offer.unitId);
  const amount = (value: number) => quantityOf(value, offer.steps, unit, language.value);
  return (
    <li class="offer">
      <div class="head">
        <Picture photoUrl={offer.photoUrl} icon={category(offer.categoryId)?.icon} />
        <div>
          <h2>{offer.name}</h2>
          {offer.status === 'withdrawn' && (
            <Badge tone="quiet" icon="pause">
              {t('ui.offers.withdrawn')}
            </Badge>
          )}
        </div>
      </div>
      <dl class="rows">
        {offer.prices.map((tier) => (
          <div key={tier.minQuantity}>
            <dt>
              {offer.prices.length > 1
                ? t('ui.offers.priceFrom', { quantity: amount(tier.minQuantity) })
                : t('ui.offers.price', { unit })}
            </dt>
            <dd>{rupiah(tier.unitPrice, language.value)}</dd>
          </div>
        ))}
        {offer.capacity && (
          <div>
            <dt>{t(`ui.offers.capacity.${offer.capacity.period}`)}</dt>
            <dd>{amount(offer.capacity.perPeriod)}</dd>
          </div>
        )}
        <div>
          <dt>{t('ui.offers.minimum')}</dt>
          <dd>{amount(offer.minimumOrder)}</dd>
        </div>
        <div>
          <dt>{t('ui.offers.lead')}</dt>
          <dd>{t('ui.offers.days', { days: count(offer.leadDays, language.value) })}</dd>
        </div>
      </dl>
      <p class="marks">
        <span class={offer.catalogueListed ? 'positive' : 'quiet'}>
          <Icon name={offer.catalogueListed ? 'check' : 'info'} />{' '}
          {t(offer.catalogueListed ? 'ui.offers.catalogue' : 'ui.offers.noCatalogue')}
        </span>
      </p>
    </li>
  );
}
