import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import 'words:ui.eventform';
import { parseRupiah } from '../../contract/format';
import { REGENCY_CODE } from '../../contract/kinds';
import { Refusal } from '../api/client';
import { createEvent } from '../api/events';
import { RegencyField } from '../demands/regency-field';
import { chooseEvent, loadMe } from '../identity/session';
import { ErrorSummary, fieldErrorsOf, TextField, type FieldErrors } from '../ui/field';
import { Note } from '../ui/note';
import { language, t } from '../ui/words';

/** A new day: what it is called, where, when, and what it wants to reach. The rest has defaults. */
export function EventForm({ onCancel }: { onCancel: () => void }) {
  const { route } = useLocation();
  const [fields, setFields] = useState({
    name: '',
    venue: '',
    regencyCode: '',
    startsOn: '',
    endsOn: '',
    targetRupiah: '',
  });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const bind = (id: keyof typeof fields) => ({
    id,
    label: t(`ui.eventform.${id}`),
    value: fields[id],
    error: errors[id],
    onValue: (value: string) => setFields((now) => ({ ...now, [id]: value })),
  });
  const save = async () => {
    const target = parseRupiah(fields.targetRupiah, language.value);
    const found: FieldErrors = {};
    if (!fields.name.trim()) found.name = t('ui.eventform.wrong.name');
    if (!fields.venue.trim()) found.venue = t('ui.eventform.wrong.venue');
    if (!REGENCY_CODE.test(fields.regencyCode)) found.regencyCode = t('ui.eventform.wrong.regency');
    if (!fields.startsOn) found.startsOn = t('ui.eventform.wrong.startsOn');
    if (fields.endsOn && fields.endsOn < fields.startsOn) found.endsOn = t('ui.eventform.wrong.endsOn');
    if (target === null) found.targetRupiah = t('ui.eventform.wrong.target');
    setErrors(found);
    setTurn((count) => count + 1);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const made = await createEvent({ ...fields, endsOn: fields.endsOn || fields.startsOn, targetRupiah: target });
      await loadMe();
      chooseEvent(made.id);
      route(`/acara/${made.id}`);
    } catch (error) {
      setErrors(fieldErrorsOf(error));
      setFailure(error instanceof Refusal ? error.words : t('ui.eventform.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <form
      class="event-form"
      noValidate
      onSubmit={(submit) => { submit.preventDefault(); if (!busy) void save(); }} /* prettier-ignore */
    >
      <ErrorSummary errors={errors} turn={turn} />
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <TextField {...bind('name')} maxLength={200} />
      <TextField {...bind('venue')} maxLength={200} />
      <RegencyField {...bind('regencyCode')} />
      <div class="two">
        <TextField {...bind('startsOn')} type="date" />
        <TextField {...bind('endsOn')} type="date" />
      </div>
      <TextField {...bind('targetRupiah')} inputMode="numeric" help={t('ui.eventform.targetHelp')} />
      <div class="row">
        <button class="btn main" type="submit" aria-busy={busy}>
          {t(busy ? 'ui.eventform.saving' : 'ui.eventform.save')}
        </button>
        <button class="btn edge-btn" type="button" onClick={onCancel}>
          {t('ui.eventform.cancel')}
        </button>
      </div>
    </form>
  );
}
