import 'words:ui.change';
import type { ComponentChildren } from 'preact';
import { dateLong, monthLong, quantityOf, rupiah } from '../../contract/format';
import type { ProcurementMethod } from '../../contract/kinds';
import type { CommitmentLine } from '../api/types';
import { methodName } from '../ui/lists';
import { language, t } from '../ui/words';
import type { Change } from './changes';

/** What changed since it was read: old struck through, new in bold. */
export function ChangeList({ changes }: { changes: Change[] }) {
  return (
    <div class="changes" role="alert">
      <b>{t('ui.change.title')}</b>
      <ul>
        {changes.map((change, index) => (
          <li key={index}>{entry(change)}</li>
        ))}
      </ul>
      {changes.length === 0 && <p>{t('ui.change.small')}</p>}
    </div>
  );
}

const amount = (line: CommitmentLine, value: number) =>
  quantityOf(value, line.steps, line.unitName[language.value], language.value);
const plan = (line: CommitmentLine, deliveries: CommitmentLine['deliveries']) =>
  deliveries.map((one) => `${dateLong(one.date, language.value)}: ${amount(line, one.quantity)}`);

function entry(change: Change): ComponentChildren {
  switch (change.what) {
    case 'total':
      return pair(
        t('ui.change.total'),
        rupiah(Number(change.before), language.value),
        rupiah(Number(change.after), language.value),
      );
    case 'quantity':
      return pair(change.line.name, amount(change.line, change.before), amount(change.line, change.after));
    case 'price':
      return pair(
        t('ui.change.price', { name: change.line.name }),
        rupiah(change.before, language.value),
        rupiah(change.after, language.value),
      );
    case 'deliveries':
      return pair(
        t('ui.change.deliveries', { name: change.line.name }),
        plan(change.line, change.before),
        plan(change.line, change.after),
      );
    case 'method':
      return pair(t('ui.change.method'), method(change.before), method(change.after));
    case 'month':
      return pair(t('ui.change.month'), month(change.before), month(change.after));
    case 'added':
      return pair(t('ui.change.added'), '', `${amount(change.line, change.line.quantity)} ${change.line.name}`);
    case 'removed':
      return pair(t('ui.change.removed'), `${amount(change.line, change.line.quantity)} ${change.line.name}`, '');
  }
}

const method = (value: string | number | null) => (value === null ? '-' : methodName(value as ProcurementMethod));
const month = (value: string | number | null) => (value === null ? '-' : monthLong(String(value), language.value));

function pair(name: string, before: string | string[], after: string | string[]) {
  const lines = (text: string | string[]) => [text].flat().filter(Boolean);
  return (
    <>
      <span>{name}</span>
      {lines(before).map((line) => (
        <s key={line}>{line}</s>
      ))}{' '}
      {lines(after).map((line) => (
        <b key={line}>{line}</b>
      ))}
    </>
  );
}
