import 'words:ui.read';
import 'words:warning';
import './read-back.css';
import { dateLong, dateShort, monthLong, periodName, quantityOf, rupiah } from '../../contract/format';
import { CERTIFICATE_KINDS, PROCUREMENT_METHODS, type CertificateKind } from '../../contract/kinds';
import type { CapacityRow, CommitmentLine, ReadBack as Read, Warning } from '../api/types';
import { Bar } from '../ui/bar';
import { certificateName, methodName } from '../ui/lists';
import { Note } from '../ui/note';
import { language, t, tCode } from '../ui/words';

export type Side = 'agency' | 'umkm' | 'both';

/** What both parties read: the amount first, in digits and words; then what, from whom to whom, and when. */
export function ReadBack({ read, side }: { read: Read; side: Side }) {
  return (
    <div class="read-back">
      <div class="sum">
        <span class="amount">{rupiah(read.total, language.value)}</span>
        <p class="words">{read.totalWords[language.value]}</p>
        {read.lines.map((line, index) => (
          <p class="what" key={index}>
            <b>
              {quantityOf(line.quantity, line.steps, line.unitName[language.value], language.value)} {line.name}
            </b>
            <br />
            {t('ui.read.unitPrice', {
              price: rupiah(line.unitPrice, language.value),
              unit: line.unitName[language.value],
            })}
            {read.lines.length > 1 && `, ${rupiah(line.total, language.value)}`}
            {side !== 'umkm' && (
              <>
                <br />
                {t('ui.read.soldBy')} <b>{line.umkmName}</b>
              </>
            )}
          </p>
        ))}
        <p class="what">
          {t(side === 'agency' ? 'ui.read.boughtBy' : 'ui.read.soldTo')} <b>{read.agency.name}</b>
          {read.method && (
            <>
              <br />
              {t('ui.read.method', { method: methodName(read.method) })}
            </>
          )}
          {read.plannedMonth && (
            <>
              <br />
              {t('ui.read.month', { month: monthLong(read.plannedMonth, language.value) })}
            </>
          )}
        </p>
      </div>
      <h2>{t(side === 'umkm' ? 'ui.read.whenYou' : 'ui.read.when')}</h2>
      {read.lines.map((line, index) => (
        <Deliveries key={index} line={line} named={read.lines.length > 1} you={side === 'umkm'} />
      ))}
      <Warnings warnings={read.warnings} />
      <Note tone="info">{t('ui.read.terms')}</Note>
    </div>
  );
}

function Deliveries({ line, named, you }: { line: CommitmentLine; named: boolean; you: boolean }) {
  return (
    <>
      {named && <h3>{line.name}</h3>}
      <ul class="ship">
        {line.deliveries.map((one) => (
          <li key={one.date}>
            <span>{dateLong(one.date, language.value)}</span>
            <b>{quantityOf(one.quantity, line.steps, line.unitName[language.value], language.value)}</b>
            {one.capacity.map((row) => (
              <Capacity key={row.key} row={row} line={line} you={you} several={one.capacity.length > 1} />
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Capacity in the unit of the line, so that it can be held against the quantity above it. */
function Capacity({
  row,
  line,
  you,
  several,
}: {
  row: CapacityRow;
  line: CommitmentLine;
  you: boolean;
  several: boolean;
}) {
  const amount = (steps: number) => quantityOf(steps, line.steps, line.unitName[language.value], language.value);
  const can = t(`ui.read.${you ? 'can' : 'seller'}.${row.period}`, { perPeriod: amount(row.perPeriod) });
  const left = row.remaining > 0 ? t('ui.read.left', { remaining: amount(row.remaining) }) : t('ui.read.full');
  const taken = row.reservedByOthers > 0 ? ` ${t('ui.read.taken', { taken: amount(row.reservedByOthers) })}` : '';
  const from = several
    ? `${t('ui.read.madeIn', { period: periodName(row.key, language.value), quantity: amount(row.reservedHere) })} `
    : '';
  const whole = Math.max(1, row.perPeriod);
  return (
    <>
      <Bar share={row.reservedHere / whole} before={row.reservedByOthers / whole} />
      <span class="cap">{`${from}${can}.${taken} ${left}`}</span>
    </>
  );
}

/** What is not forbidden but should be known, with the reason that was given for it. */
function Warnings({ warnings }: { warnings: Warning[] }) {
  return (
    <>
      {warnings.map((warning) => (
        <Note tone="lack" key={warning.code}>
          <b>{warningWords(warning)}</b>
          {warning.reason && (
            <>
              <br />
              {t('ui.read.reason', { reason: warning.reason })}
            </>
          )}
        </Note>
      ))}
    </>
  );
}

export const warningWords = (warning: Warning): string =>
  tCode('warning', warning.code, readable(warning.params)) ?? t('ui.read.warning');

/** Codes and civil dates among the figures of a warning, as people write them. */
function readable(params: Warning['params']): Warning['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? word(value) : value]),
  );
}

function word(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateShort(value, language.value);
  if (isOneOf(PROCUREMENT_METHODS, value)) return methodName(value);
  const kinds = value.split(/,\s*/);
  return kinds.every((kind) => isOneOf(CERTIFICATE_KINDS, kind))
    ? kinds.map((kind) => certificateName(kind as CertificateKind)).join(', ')
    : value;
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);
