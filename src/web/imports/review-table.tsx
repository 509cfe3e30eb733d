import { useState } from 'preact/hooks';
import { count, dateShort, quantity, rupiah } from '../../contract/format';
import { listRows } from '../api/imports';
import type { ImportCell, ImportRow, ImportView, RowState } from '../api/types';
import { Icon, type IconName } from '../ui/icon';
import { Badge } from '../ui/note';
import { More, usePaged } from '../ui/paged';
import { useUnits } from '../ui/reference';
import { Empty, Shown } from '../ui/states';
import { language, t, tCode } from '../ui/words';
import { fieldName } from './column-map';
import { FixPanel } from './fix-panel';
import { countOf, firstProblem, stateOf, tabsOf, toneOf, type Tab } from './review';

const LOOK: Record<RowState, { tone: 'positive' | 'warning' | 'info' | 'quiet' | 'danger'; icon: IconName }> = {
  ready: { tone: 'positive', icon: 'check' },
  changed: { tone: 'info', icon: 'pen' },
  look: { tone: 'warning', icon: 'alert' },
  wrong: { tone: 'danger', icon: 'x' },
  duplicate: { tone: 'quiet', icon: 'columns' },
  unchanged: { tone: 'quiet', icon: 'check' },
};
/** Shown in this order and no others: what a person checks by eye. The rest is in the panel. */
const SHOWN = [
  'rupCode',
  'nib',
  'satkerName',
  'agencyName',
  'productName',
  'packageName',
  'name',
  'pagu',
  'method',
  'category',
  'quantity',
  'unit',
  'unitPrice',
  'unitCeiling',
  'capacity',
  'regency',
  'legalForm',
  'capitalRupiah',
  'phone',
];
const MONEY = ['pagu', 'unitPrice', 'unitCeiling', 'capitalRupiah', 'yearlySalesRupiah'];
const MOST_COLUMNS = 6;

/** Rows before they are saved: each with its state, each doubtful cell framed, and a panel to mend the chosen one. */
export function ReviewTable({
  view,
  onChanged,
  onMap,
}: {
  view: ImportView;
  onChanged: () => void;
  onMap: () => void;
}) {
  const [tab, setTab] = useState<Tab>('all');
  const [chosen, setChosen] = useState<{ row: number; field: string }>();
  const rows = usePaged<ImportRow>(
    view.state === 'parsing' ? null : `rows/${view.id}/${tab}/${view.state}/${view.version}`,
    (cursor) => listRows(view.id, { cursor, ...(tab === 'all' ? {} : { state: tab }) }),
  );
  if (view.state === 'parsing') return null;
  const row = rows.items.find((one) => one.row === chosen?.row) ?? rows.items.find((one) => firstProblem(one));
  const cell =
    row?.cells.find((one) => one.field === chosen?.field && row.row === chosen.row) ?? (row && firstProblem(row));
  const columns = columnsOf(view, rows.items);
  const hasLines = rows.items.some((one) => one.lines.length > 0);
  return (
    <>
      <div class="review-tabs">
        <div class="filters" role="group" aria-label={t('ui.import.filter')}>
          {tabsOf(view).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === tab}
              onClick={() => setTab(one)}
              class={one === 'all' ? '' : LOOK[one].tone}
            >
              {one !== 'all' && <Icon name={LOOK[one].icon} />}
              <span>
                {t(`ui.import.tab.${one}`)} {countOf(one, view) ?? ''}
              </span>
            </button>
          ))}
        </div>
        {view.state === 'ready' && (
          <button class="link" type="button" onClick={onMap}>
            {t('ui.import.changeColumns')}
          </button>
        )}
      </div>
      <div class={row && cell ? 'review' : 'review whole'}>
        <div class="review-rows" tabIndex={0} role="group" aria-label={t('ui.import.rows')}>
          <Shown of={rows.first} loading={t('ui.import.loadingRows')} failing={t('ui.import.failingRows')}>
            {() =>
              rows.items.length === 0 ? (
                <Empty title={t('ui.import.noRows')} />
              ) : (
                <>
                  <table>
                    <caption class="sr">{t('ui.import.rows')}</caption>
                    <thead>
                      <tr>
                        <th scope="col" class="r">
                          {t('ui.import.row')}
                        </th>
                        <th scope="col">{t('ui.import.rowState')}</th>
                        {columns.map((field) => (
                          <th scope="col" key={field} class={MONEY.includes(field) ? 'r' : ''}>
                            {fieldName(field)}
                            <small>{view.columns.find((one) => one.field === field)?.title}</small>
                          </th>
                        ))}
                        {hasLines && (
                          <th scope="col">
                            {t('ui.import.lines')}
                            <small>{t('ui.import.linesFrom')}</small>
                          </th>
                        )}
                      </tr>
                    </thead>
                    <tbody>
                      {rows.items.map((one) => (
                        <Row
                          key={one.row}
                          row={one}
                          columns={columns}
                          hasLines={hasLines}
                          isSaved={view.state === 'committed'}
                          selected={one === row}
                          onCell={(field) => setChosen({ row: one.row, field })}
                        />
                      ))}
                    </tbody>
                  </table>
                  <More list={rows} />
                </>
              )
            }
          </Shown>
        </div>
        {row && cell && (
          <FixPanel
            key={`${row.row}/${cell.field}`}
            importId={view.id}
            row={row}
            cell={cell}
            locked={view.state !== 'ready'}
            onFixed={(next) => {
              rows.change((one) => one.row === next.row, next);
              onChanged();
            }}
          />
        )}
      </div>
    </>
  );
}

/** The columns this file fills, in the order people check them; a column with a problem is never left out. */
function columnsOf(view: ImportView, rows: ImportRow[]): string[] {
  const present = new Set(
    rows.flatMap((row) => row.cells.map((cell) => cell.field)).filter((field) => !field.includes('.')),
  );
  const doubtful = [
    ...new Set(rows.flatMap((row) => row.cells.filter((cell) => toneOf(cell)).map((cell) => cell.field))),
  ];
  const shown = SHOWN.filter(
    (field) => present.has(field) && (view.columns.length === 0 || view.columns.some((one) => one.field === field)),
  );
  return [...new Set([...shown.slice(0, MOST_COLUMNS), ...doubtful.filter((field) => present.has(field))])];
}

function Row({
  row,
  columns,
  hasLines,
  isSaved,
  selected,
  onCell,
}: {
  row: ImportRow;
  columns: string[];
  hasLines: boolean;
  isSaved: boolean;
  selected: boolean;
  onCell: (field: string) => void;
}) {
  const { unitName } = useUnits();
  const state = stateOf(row);
  const lineProblems = row.cells.filter((cell) => cell.field.includes('.') && toneOf(cell));
  return (
    <tr class={selected ? 'sel' : ''}>
      <th scope="row" class="r">
        {row.row}
      </th>
      <td data-l={t('ui.import.rowState')}>
        <Badge {...LOOK[state]}>
          {t(isSaved && state === 'ready' ? 'ui.import.savedRow' : `ui.import.tab.${state}`)}
        </Badge>
      </td>
      {columns.map((field) => (
        <Cell
          key={field}
          cell={row.cells.find((one) => one.field === field)}
          field={field}
          onChoose={() => onCell(field)}
        />
      ))}
      {hasLines && (
        <td data-l={t('ui.import.lines')}>
          {row.lines.slice(0, 3).map((line, index) => (
            <span class="line" key={index}>
              {line.quantity !== null &&
                `${quantity(line.quantity, 1, language.value)} ${line.unitId ? unitName(line.unitId) : ''} `}
              {line.name}
              {line.unitCeiling !== null && `, ${rupiah(line.unitCeiling, language.value)}`}
            </span>
          ))}
          {row.lines.length > 3 && (
            <span class="quiet">{t('ui.import.moreLines', { count: row.lines.length - 3 })}</span>
          )}
          {lineProblems.map((cell) => (
            <button key={cell.field} type="button" class={`cell ${toneOf(cell)}`} onClick={() => onCell(cell.field)}>
              {shownValue(cell)} <span>{problemWords(cell)}</span>
            </button>
          ))}
        </td>
      )}
    </tr>
  );
}

function Cell({ cell, field, onChoose }: { cell: ImportCell | undefined; field: string; onChoose: () => void }) {
  const tone = cell && toneOf(cell);
  const right = MONEY.includes(field) ? 'r' : '';
  if (!cell) return <td class={right} />;
  if (!tone)
    return (
      <td class={right} data-l={fieldName(field)}>
        {shownValue(cell)}
      </td>
    );
  return (
    <td class={`framed ${right}`} data-l={fieldName(field)}>
      <button type="button" class={`cell ${tone}`} onClick={onChoose}>
        {shownValue(cell) || '?'}
        <span>{problemWords(cell)}</span>
      </button>
    </td>
  );
}

/** As it was read where it could be read, else as it stands in the file. */
export function shownValue(cell: ImportCell): string {
  if (cell.problem && cell.value === null) return cell.raw;
  if (typeof cell.value === 'number')
    return MONEY.includes(cell.field) ? rupiah(cell.value, language.value) : count(cell.value, language.value);
  if (typeof cell.value === 'boolean') return t(cell.value ? 'ui.import.yes' : 'ui.import.no');
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell.value ?? '')) return dateShort(cell.value!, language.value);
  // a code of ours is not what people write
  return cell.raw || (cell.value ?? '');
}

/** What is wrong with a number that has a shape of its own: 'NIB harus 13 angka. Baru 12 angka.' */
const identifierWords = (params: Record<string, unknown>): string | undefined =>
  typeof params.reason === 'string' ? tCode('identifier', params.reason, params) : undefined;

export const problemWords = (cell: ImportCell): string =>
  cell.problem
    ? (identifierWords(cell.problem.params) ??
      tCode('import', cell.problem.code, cell.problem.params) ??
      t('ui.import.look'))
    : t('ui.import.was', { was: String(cell.was ?? '') });
