import { useState } from 'preact/hooks';
import { Refusal } from '../api/client';
import { changeRow } from '../api/imports';
import type { ImportCell, ImportRow } from '../api/types';
import { TextField } from '../ui/field';
import { Note } from '../ui/note';
import { t } from '../ui/words';
import { fieldName } from './column-map';
import { toneOf } from './review';
import { problemWords } from './review-table';

interface FixPanelProps {
  importId: string;
  row: ImportRow;
  cell: ImportCell;
  locked: boolean;
  onFixed: (row: ImportRow) => void;
}

/** One cell: what stands in the file, what is wrong with it, what was probably meant. */
export function FixPanel({ importId, row, cell, locked, onFixed }: FixPanelProps) {
  const [value, setValue] = useState(cell.raw);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const suggestion = cell.problem?.suggestion;
  const send = async (body: Parameters<typeof changeRow>[2]) => {
    setBusy(true);
    setFailure(undefined);
    try {
      onFixed(await changeRow(importId, row.row, body));
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.import.noAnswer'));
    } finally {
      setBusy(false);
    }
  };
  const name = cell.field.includes('.') ? t('ui.import.lines') : fieldName(cell.field);
  return (
    <aside class="fix" aria-label={t('ui.import.fix')}>
      <h2>{problemWords(cell)}</h2>
      <p class="quiet">{t('ui.import.cellAt', { row: row.row, field: name })}</p>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <p>{t('ui.import.written')}</p>
      <p class="raw">{cell.raw || t('ui.import.blank')}</p>
      {!locked && (
        <form
          class="stack"
          noValidate
          onSubmit={(submit) => { submit.preventDefault(); if (!busy) void send({ cells: { [cell.field]: value } }); }} /* prettier-ignore */
        >
          <TextField
            id="fix-value"
            label={name}
            value={value}
            onValue={setValue}
            error={toneOf(cell) === 'danger' ? problemWords(cell) : undefined}
          />
          {suggestion !== undefined && suggestion !== null && (
            <button
              class="btn main wide"
              type="button"
              onClick={() => !busy && void send({ cells: { [cell.field]: String(suggestion) } })}
            >
              {t('ui.import.use', { suggestion: String(suggestion) })}
            </button>
          )}
          <button
            class={suggestion === undefined ? 'btn main wide' : 'btn edge-btn wide'}
            type="submit"
            aria-busy={busy}
          >
            {t(busy ? 'ui.import.busy' : 'ui.import.keepValue')}
          </button>
          <button class="btn wide" type="button" onClick={() => !busy && void send({ skip: true })}>
            {t('ui.import.skip')}
          </button>
        </form>
      )}
    </aside>
  );
}
