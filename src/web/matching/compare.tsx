import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { quantityOf, rupiah } from '../../contract/format';
import type { Stance } from '../../contract/kinds';
import type { Demand, Match } from '../api/types';
import { role } from '../identity/session';
import { Bar } from '../ui/bar';
import { Icon } from '../ui/icon';
import { Chip } from '../ui/note';
import { language, t } from '../ui/words';
import { allWords, pairOf } from './match-words';
import { partsOf, wholeScore, type PartId } from './score';
import { sellerMeta, StanceButtons } from './seller-row';

interface CompareProps {
  demand: Demand;
  matches: Match[];
  unitName: (id: string) => string;
  onBack: () => void;
  onChoose: (match: Match, stance: Stance | null) => void;
}

/** Up to three sellers side by side, the same threads in the same order. */
export function Compare({ demand, matches, unitName, onBack, onChoose }: CompareProps) {
  const parts = new Map(matches.map((match) => [match.offer.id, partsOf(match.factors, match.score)]));
  const rows = [...new Set([...parts.values()].flatMap((list) => list.map((part) => part.id)))];
  const amount = demand.remaining ?? demand.quantity;
  const totals = matches.map((match) => totalFor(match, amount, demand.steps));
  const lowest = Math.min(...totals.filter((total): total is number => total !== null));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const row = (name: string, cell: (match: Match, index: number) => ComponentChildren, key = name) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {matches.map((match, index) => (
        <td key={match.offer.id}>{cell(match, index)}</td>
      ))}
    </tr>
  );
  const partCell = (id: PartId) => (match: Match) => {
    const part = parts.get(match.offer.id)?.find((one) => one.id === id);
    if (!part) return null;
    return (
      <>
        <b>{part.points ?? t(`ui.sellers.band.${part.band ?? 'middle'}`)}</b>{' '}
        <span class="of">{t('ui.sellers.outOf', { max: part.max })}</span>
        <Bar share={part.share ?? 0} />
      </>
    );
  };
  return (
    <section class="compare" aria-labelledby="compare-title">
      <div class="page-head">
        <h2 id="compare-title" tabIndex={-1} ref={heading}>
          {t('ui.sellers.compareTitle', { count: matches.length })}
        </h2>
        <button class="btn edge-btn" type="button" onClick={onBack}>
          <Icon name="left" /> {t('ui.sellers.backToList')}
        </button>
      </div>
      <div class="wide-table" tabIndex={0} role="group" aria-labelledby="compare-title">
        <table>
          <caption class="sr">{t('ui.sellers.compareTitle', { count: matches.length })}</caption>
          <thead>
            <tr>
              <td />
              {matches.map((match) => (
                <th scope="col" key={match.offer.id}>
                  <b>{match.offer.umkmName}</b>
                  <small>{sellerMeta(match)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(t('ui.sellers.score'), (match) => (
              <span class="big">{wholeScore(match.score)}</span>
            ))}
            {rows.map((id) => row(t(`ui.sellers.part.${id}`), partCell(id), id))}
            {row(t('ui.sellers.unitPrice'), (match) => rupiah(match.offer.unitPrice, language.value))}
            {amount !== null &&
              row(
                t('ui.sellers.totalFor', {
                  quantity: quantityOf(amount, demand.steps, unitName(demand.unitId), language.value),
                }),
                (_match, index) => (
                  <>
                    <b class="num">
                      {(totals[index] ?? null) === null
                        ? t('ui.sellers.noPrice')
                        : rupiah(totals[index]!, language.value)}
                    </b>{' '}
                    {totals[index] === lowest && <span class="of">{t('ui.sellers.lowest')}</span>}
                  </>
                ),
              )}
            {row(t('ui.sellers.lacks'), (match) => {
              const words = allWords([...match.gaps, ...match.missing], pairOf(match, unitName, 'officer'));
              const chips = match.chips.filter((chip) => chip.tone === 'lack');
              const all = [...new Set([...allWords(chips, pairOf(match, unitName, 'officer')), ...words])];
              return (
                <span class="chips">
                  {all.length === 0 ? (
                    <Chip tone="ok">{t('ui.sellers.complete')}</Chip>
                  ) : (
                    all.map((one) => (
                      <Chip tone="lack" key={one}>
                        {one}
                      </Chip>
                    ))
                  )}
                </span>
              );
            })}
            {role.value === 'officer' &&
              row(t('ui.sellers.actions'), (match) => (
                <div class="acts">
                  <StanceButtons
                    stance={match.stance.mine}
                    name={match.offer.umkmName}
                    onChoose={(stance) => onChoose(match, stance)}
                  />
                  <a class="btn main" href={`/komitmen/baru?kebutuhan=${demand.id}&penawaran=${match.offer.id}`}>
                    {t('ui.sellers.draft')}
                    <span class="sr"> {match.offer.umkmName}</span>
                  </a>
                </div>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What the whole need would cost at this seller's price; null where the two are not counted in the same unit. */
function totalFor({ demand, offer }: Match, amount: number | null, steps: number): number | null {
  if (amount === null || offer.unitPrice === null || offer.unitId !== demand.unitId) return null;
  const total = amount * offer.unitPrice;
  return Number.isSafeInteger(total) && total % steps === 0 ? total / steps : null;
}
