import 'words:ui.fair';
import { count, decimal, percent } from '../../contract/format';
import type { BeforeAfter, Fairness, Seen, SellerSeen } from '../api/types';
import { Bar } from '../ui/bar';
import { sizeName } from '../ui/lists';
import { Badge } from '../ui/note';
import { language, t } from '../ui/words';

/** '114 menjadi 126', or one figure where nothing changes. */
function change({ before, after }: BeforeAfter, shown: (figure: number) => string): string {
  if (shown(before) === shown(after)) return shown(after);
  return t('ui.fair.change', { before: shown(before), after: shown(after) });
}

const whole = (figure: number): string => count(figure, language.value);

const fraction = (basisPoints: number): string => decimal(basisPoints, language.value);

export function FairFigures({ fairness: { everybody, newcomers, gini } }: { fairness: Fairness }) {
  const { sellers } = everybody;
  const figures = [
    {
      name: t('ui.fair.seen'),
      figure: change(everybody.placed, whole),
      of: t('ui.fair.of', { sellers }),
    },
    {
      name: t('ui.fair.newcomers'),
      figure: change(newcomers.placed, whole),
      of: t('ui.fair.newcomersOf', { sellers: newcomers.sellers }),
    },
    { name: t('ui.fair.gini'), figure: change(gini, fraction), of: t('ui.fair.giniHint') },
  ];
  return (
    <dl class="fair-figures">
      {figures.map(({ name, figure, of }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{figure}</b>
            <span>{of}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface GroupTableProps {
  title: string;
  groups: { name: string; seen: Seen }[];
  all: Seen;
}

/** Which part of all places a group has, beside its part of the sellers. */
export function GroupTable({ title, groups, all }: GroupTableProps) {
  return (
    <section>
      <h2>{title}</h2>
      <table class="list-table dense">
        <caption class="sr">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.fair.group')}</th>
            <th scope="col">{t('ui.fair.placed')}</th>
            <th scope="col">{t('ui.fair.share')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, seen: { sellers, placed, weight } }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-l={t('ui.fair.placed')}>{t('ui.fair.seenOf', { placed: change(placed, whole), sellers })}</td>
              <td data-l={t('ui.fair.share')} class="share">
                {t('ui.fair.shareOf', {
                  share: change(weight, (figure) => percent(figure, all.weight.after, language.value)),
                  sellers: percent(sellers, all.sellers, language.value),
                })}
                <Bar share={all.weight.after > 0 ? weight.after / all.weight.after : 0} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function SellersTable({ sellers }: { sellers: SellerSeen[] }) {
  return (
    <table class="list-table dense">
      <caption class="sr">{t('ui.fair.sellers')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ui.fair.seller')}</th>
          <th scope="col">{t('ui.fair.places')}</th>
          <th scope="col" class="r">
            {t('ui.fair.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sellers.map(({ umkmId, umkmName, sizeClass, regencyName, isNewcomer, places, weight }) => (
          <tr key={umkmId}>
            <th scope="row">
              {umkmName}{' '}
              {isNewcomer && (
                <Badge tone="info" icon="people">
                  {t('ui.fair.newcomer')}
                </Badge>
              )}
              <small>{[sizeClass && sizeName(sizeClass), regencyName].filter(Boolean).join(', ')}</small>
            </th>
            <td data-l={t('ui.fair.places')}>{t('ui.fair.placesOf', { places: change(places, whole) })}</td>
            <td data-l={t('ui.fair.weight')} class="r">
              {change(weight, fraction)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
