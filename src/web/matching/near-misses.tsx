import type { Match, NearMisses as Near } from '../api/types';
import { t } from '../ui/words';
import { isMeasured, lackWords, stepWords } from './gap-words';
import { pairOf } from './match-words';
import { priceOf, sellerMeta } from './seller-row';

/** Sellers who are one step away, by what they lack, so that it can be mended: the lack that keeps out most comes first. */
export function NearMisses({ near, unitName }: { near: Near; unitName: (id: string) => string }) {
  return (
    <section class="near" aria-labelledby="near-title">
      <h2 id="near-title">{t('ui.sellers.nearTitle', { count: near.total })}</h2>
      <p class="quiet">{t('ui.sellers.nearHint')}</p>
      <div class="lacks">
        {near.groups.map((group) => (
          <section key={lackWords(group.lack)}>
            <h3>{t('ui.sellers.nearGroup', { lack: lackWords(group.lack), count: group.total })}</h3>
            <ul>
              {group.items.map((match) => (
                <NearSeller key={match.offer.id} match={match} unitName={unitName} />
              ))}
            </ul>
            {group.items.length < group.total && (
              <p class="quiet">{t('ui.sellers.nearMore', { count: group.total - group.items.length })}</p>
            )}
          </section>
        ))}
      </div>
    </section>
  );
}

function NearSeller({ match, unitName }: { match: Match; unitName: (id: string) => string }) {
  const { step } = match;
  return (
    <li>
      <div>
        <b>{match.offer.umkmName}</b>
        <span class="quiet">{sellerMeta(match)}</span>
        {step && isMeasured(step) && <span>{stepWords(step, pairOf(match, unitName, 'officer'))}</span>}
      </div>
      <b class="num">{priceOf(match)}</b>
    </li>
  );
}
