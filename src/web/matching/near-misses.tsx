import type { Match } from '../api/types';
import { Chip } from '../ui/note';
import { t } from '../ui/words';
import { allWords, pairOf } from './match-words';
import { priceOf, sellerMeta } from './seller-row';

/** Sellers who lack one thing: what it is stands beside the name, so that it can be mended. */
export function NearMisses({
  total,
  matches,
  unitName,
}: {
  total: number;
  matches: Match[];
  unitName: (id: string) => string;
}) {
  return (
    <section class="near" aria-labelledby="near-title">
      <h2 id="near-title">{t('ui.sellers.nearTitle', { count: total })}</h2>
      <p class="quiet">{t('ui.sellers.nearHint')}</p>
      <ul>
        {matches.map((match) => (
          <li key={match.offer.id}>
            <div>
              <b>{match.offer.umkmName}</b>
              <span class="quiet">{sellerMeta(match)}</span>
            </div>
            <span class="chips">
              {allWords(match.gaps, pairOf(match, unitName, 'officer')).map((words) => (
                <Chip tone="lack" key={words}>
                  {words}
                </Chip>
              ))}
            </span>
            <b class="num">{priceOf(match)}</b>
          </li>
        ))}
      </ul>
      {matches.length < total && <p class="quiet">{t('ui.sellers.nearMore', { count: total - matches.length })}</p>}
    </section>
  );
}
