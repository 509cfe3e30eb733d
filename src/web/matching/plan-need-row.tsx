import { useState } from 'preact/hooks';
import { dateShort, parseQuantity, quantity, quantityOf, rupiahShort } from '../../contract/format';
import { Refusal } from '../api/client';
import { getPlannedNeed, wishForPlan } from '../api/plans';
import type { PlanLine, PlannedNeed, PlanWish } from '../api/types';
import { role } from '../identity/session';
import { Bar } from '../ui/bar';
import { TextField } from '../ui/field';
import { sizeName } from '../ui/lists';
import { Badge, Note } from '../ui/note';
import { useUnits } from '../ui/reference';
import { language, t } from '../ui/words';
import { plannedOf, sellersWords, shareOf } from './plan-words';

interface PlanNeedRowProps {
  eventId: string;
  need: PlannedNeed;
  open: boolean;
  onOpen: () => void;
  onNeed: (next: PlannedNeed) => void;
}

/** One need: how much of it is planned, and, opened, with whom, and what is wished for next time. */
export function PlanNeedRow({ eventId, need, open, onOpen, onNeed }: PlanNeedRowProps) {
  const { unitName } = useUnits();
  const details = `plan-${need.demandId}`;
  return (
    <>
      <tr class={open ? 'open' : ''}>
        <th scope="row">
          <a href={`/kebutuhan/${need.demandId}`}>{need.name}</a>
          <span class="under">{need.agencyName}</span>
        </th>
        <td data-l={t('ui.plan.planned')} class="amount">
          {plannedOf(need, unitName(need.unitId))}
          {need.open !== null && <Bar share={shareOf(need)} />}
        </td>
        <td data-l={t('ui.plan.worth')} class="r">
          {need.rupiah > 0 && rupiahShort(need.rupiah, language.value)}
        </td>
        <td data-l={t('ui.plan.state')}>
          {need.reason === null ? (
            <Badge tone="positive" icon="check">
              {t('ui.plan.full')}
            </Badge>
          ) : (
            <span class="why-not">{t(`ui.plan.reason.${need.reason}`)}</span>
          )}
        </td>
        <td class="act">
          {need.lines.length + need.wishes.length > 0 && (
            <button class="btn edge-btn" type="button" aria-expanded={open} aria-controls={details} onClick={onOpen}>
              {open ? t('ui.plan.close') : sellersWords(need.lines.length)}
              <span class="sr"> {need.name}</span>
            </button>
          )}
        </td>
      </tr>
      {open && (
        <tr class="plan-detail" id={details}>
          <td colSpan={5}>
            <Split eventId={eventId} need={need} onNeed={onNeed} />
          </td>
        </tr>
      )}
    </>
  );
}

function Split({ eventId, need, onNeed }: Pick<PlanNeedRowProps, 'eventId' | 'need' | 'onNeed'>) {
  const { unitName } = useUnits();
  const [failure, setFailure] = useState<string>();
  const isMine = role.value === 'organiser' || role.value === 'officer';
  const wish = async (offerId: string, wanted: number | null) => {
    setFailure(undefined);
    try {
      await wishForPlan(eventId, need.demandId, offerId, wanted);
      const next = await getPlannedNeed(eventId, need.demandId);
      if (next) onNeed(next);
      return true;
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.plan.noAnswer'));
      return false;
    }
  };
  const wished = new Map(need.wishes.map((one) => [one.offerId, one]));
  const apart = need.wishes.filter(({ offerId }) => !need.lines.some((line) => line.offerId === offerId));
  return (
    <div class="split">
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <ul>
        {need.lines.map((line) => (
          <li key={line.offerId}>
            <div>
              <b>{line.umkmName}</b>
              <span class="under">{[line.sizeClass && sizeName(line.sizeClass), line.offerName].filter(Boolean).join(', ')}</span>
            </div>
            <div class="much">
              <b>{quantityOf(line.quantity, line.steps, unitName(line.unitId), language.value)}</b>
              <span class="under">
                {rupiahShort(line.rupiah, language.value)}, {deliveryWords(line, unitName(line.unitId))}
              </span>
            </div>
            {isMine && <Wish item={line} wish={wished.get(line.offerId)} onWish={wish} />}
          </li>
        ))}
        {apart.map((one) => (
          <li key={one.offerId} class="apart">
            <div>
              <b>{one.umkmName}</b>
              <span class="under">{one.offerName}</span>
            </div>
            <div class="much">{t('ui.plan.nothing')}</div>
            {isMine && <Wish item={one} wish={one} onWish={wish} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** '40 kotak pada 10 Des', each delivery where there are several. */
function deliveryWords({ deliveries, steps }: PlanLine, unit: string): string {
  const [only] = deliveries;
  if (deliveries.length === 1 && only) return t('ui.plan.due', { date: dateShort(only.date, language.value) });
  return deliveries
    .map((one) =>
      t('ui.plan.part', {
        quantity: quantityOf(one.quantity, steps, unit, language.value),
        date: dateShort(one.date, language.value),
      }),
    )
    .join(', ');
}

interface WishProps {
  item: Pick<PlanLine, 'offerId' | 'umkmName' | 'quantity' | 'steps' | 'unitId'>;
  wish: PlanWish | undefined;
  onWish: (offerId: string, quantity: number | null) => Promise<boolean>;
}

/** What is wished for of a pair, or the ways to wish: exactly so many, or none. */
function Wish({ item, wish, onWish }: WishProps) {
  const { unitName } = useUnits();
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState(quantity(item.quantity, item.steps, language.value));
  const [error, setError] = useState<string>();
  const name = <span class="sr"> {item.umkmName}</span>;
  if (wish)
    return (
      <div class="wish">
        <Badge tone={wish.met ? 'info' : 'warning'} icon={wish.met ? 'check' : 'alert'}>
          {wish.quantity === 0
            ? t(wish.met ? 'ui.plan.wish.none' : 'ui.plan.wish.willNone')
            : t(wish.met ? 'ui.plan.wish.exactly' : 'ui.plan.wish.wanted', {
                quantity: quantityOf(wish.quantity, wish.steps, unitName(wish.unitId), language.value),
              })}
        </Badge>
        <button class="link" type="button" onClick={() => void onWish(item.offerId, null)}>
          {t('ui.plan.wish.free')}
          {name}
        </button>
      </div>
    );
  if (!typing)
    return (
      <div class="wish">
        <button class="link" type="button" onClick={() => setTyping(true)}>
          {t('ui.plan.wish.fix')}
          {name}
        </button>
        <button class="link" type="button" onClick={() => void onWish(item.offerId, 0)}>
          {t('ui.plan.wish.leaveOut')}
          {name}
        </button>
      </div>
    );
  const save = async () => {
    const wanted = parseQuantity(text, item.steps, language.value);
    setError(wanted === null ? t('ui.plan.wish.wrong') : undefined);
    if (wanted !== null && (await onWish(item.offerId, wanted))) setTyping(false);
  };
  return (
    <form
      class="wish"
      noValidate
      onSubmit={(submit) => { submit.preventDefault(); void save(); }} /* prettier-ignore */
    >
      <TextField
        id={`wish-${item.offerId}`}
        label={t('ui.plan.wish.quantity', { unit: unitName(item.unitId) })}
        inputMode="decimal"
        value={text}
        onValue={setText}
        error={error}
      />
      <button class="btn main" type="submit">
        {t('ui.plan.wish.save')}
      </button>
      <button class="btn edge-btn" type="button" onClick={() => setTyping(false)}>
        {t('ui.plan.wish.cancel')}
      </button>
    </form>
  );
}
