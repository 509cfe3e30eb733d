import { TextField, type FieldErrors } from '../ui/field';
import { Icon } from '../ui/icon';
import { t } from '../ui/words';
import type { DeliveryFields, LineFields } from './draft-fields';

const MOST_DELIVERIES = 24;

/** One line of a draft: how much, at what price, and when it is delivered. */
export function LineFieldset({
  line,
  at,
  errors,
  onLine,
}: {
  line: LineFields;
  at: number;
  errors: FieldErrors;
  onLine: (change: Partial<LineFields>) => void;
}) {
  const { deliveries } = line;
  const single = deliveries.length === 1;
  const put = (index: number, change: Partial<DeliveryFields>) =>
    onLine({ deliveries: deliveries.map((one, place) => (place === index ? { ...one, ...change } : one)) });
  return (
    <fieldset>
      <legend>
        {line.name}, {line.umkmName}
      </legend>
      <div class="two">
        <TextField
          id={`quantity-${at}`}
          label={t('ui.draft.quantity', { unit: line.unitName })}
          inputMode="decimal"
          value={line.quantity}
          onValue={(quantity) => onLine({ quantity })}
          error={errors[`quantity-${at}`] ?? errors[`lines.${at}.quantity`]}
        />
        <TextField
          id={`price-${at}`}
          label={t('ui.draft.price', { unit: line.unitName })}
          inputMode="numeric"
          value={line.unitPrice}
          onValue={(unitPrice) => onLine({ unitPrice })}
          error={errors[`price-${at}`] ?? errors[`lines.${at}.unitPrice`]}
        />
      </div>
      <p class="legend">{t('ui.draft.deliveries')}</p>
      {deliveries.map((one, index) => (
        <div class="delivery" key={index}>
          <TextField
            id={`date-${at}-${index}`}
            label={single ? t('ui.draft.date') : t('ui.draft.dateOf', { at: index + 1 })}
            type="date"
            value={one.date}
            onValue={(date) => put(index, { date })}
            error={errors[`date-${at}-${index}`]}
          />
          {single ? (
            <p class="quiet">{t('ui.draft.allAtOnce')}</p>
          ) : (
            <TextField
              id={`delivery-${at}-${index}`}
              label={t('ui.draft.deliveryQuantity', { unit: line.unitName })}
              inputMode="decimal"
              value={one.quantity}
              onValue={(quantity) => put(index, { quantity })}
              error={errors[`delivery-${at}-${index}`]}
            />
          )}
          {!single && (
            <button
              class="btn edge-btn"
              type="button"
              onClick={() => onLine({ deliveries: deliveries.filter((_one, place) => place !== index) })}
            >
              <Icon name="x" /> {t('ui.draft.remove')}
              <span class="sr"> {t('ui.draft.dateOf', { at: index + 1 })}</span>
            </button>
          )}
        </div>
      ))}
      {deliveries.length < MOST_DELIVERIES && (
        <p>
          <button
            class="btn edge-btn"
            type="button"
            onClick={() =>
              onLine({
                deliveries: [
                  ...(single ? [{ ...deliveries[0]!, quantity: line.quantity }] : deliveries),
                  { date: '', quantity: '' },
                ],
              })
            }
          >
            <Icon name="plus" /> {t('ui.draft.add')}
          </button>
        </p>
      )}
    </fieldset>
  );
}
