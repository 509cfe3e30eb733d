import { useState } from 'preact/hooks';
import { Refusal } from '../api/client';
import { mapColumns } from '../api/imports';
import type { ImportView } from '../api/types';
import { SelectField } from '../ui/field';
import { Note } from '../ui/note';
import { t } from '../ui/words';
import { IMPORT_FIELDS, isKnownField } from './fields';

export const fieldName = (field: string): string => (isKnownField(field) ? t(`ui.import.field.${field}`) : field);

/** What each column of the file is. What was recognised is filled in; a column may be left out. */
export function ColumnMap({ view, onDone }: { view: ImportView; onDone: (next?: ImportView) => void }) {
  const [chosen, setChosen] = useState<Record<number, string>>(() =>
    Object.fromEntries(view.columns.map((one) => [one.column, one.field ?? ''])),
  );
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const fields = [...new Set([...IMPORT_FIELDS, ...view.columns.flatMap((one) => one.field ?? [])])];
  const twice = Object.values(chosen).filter((field, index, all) => field && all.indexOf(field) !== index);
  const save = async () => {
    if (twice.length > 0) return setFailure(t('ui.import.twice', { field: fieldName(twice[0]!) }));
    const before = Object.fromEntries(view.columns.flatMap((one) => (one.field ? [[one.field, null]] : [])));
    const now = Object.fromEntries(
      Object.entries(chosen).flatMap(([column, field]) => (field ? [[field, Number(column)]] : [])),
    );
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await mapColumns(view.id, { ...before, ...now }));
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.import.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <section class="column-map" aria-label={t('ui.import.step.columns')}>
      <p>{t('ui.import.mapHint')}</p>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <div class="grid">
        {view.columns.map((one) => (
          <SelectField
            key={one.column}
            id={`column-${one.column}`}
            label={one.title || t('ui.import.column', { column: one.column + 1 })}
            value={chosen[one.column] ?? ''}
            onValue={(field) => setChosen({ ...chosen, [one.column]: field })}
            options={[
              { value: '', label: t('ui.import.leaveOut') },
              ...fields.map((field) => ({ value: field, label: fieldName(field) })),
            ]}
          />
        ))}
      </div>
      <div class="row">
        <button class="btn main" type="button" aria-busy={busy} onClick={() => !busy && void save()}>
          {t(busy ? 'ui.import.busy' : 'ui.import.readAgain')}
        </button>
        {view.state !== 'failed' && (
          <button class="btn edge-btn" type="button" onClick={() => onDone()}>
            {t('ui.import.cancel')}
          </button>
        )}
      </div>
    </section>
  );
}
