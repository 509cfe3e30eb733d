import { useRef, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import 'words:ui.draft';
import './commitments.css';
import { PROCUREMENT_METHODS } from '../../contract/kinds';
import { Refusal } from '../api/client';
import { changeCommitment, draftCommitment, getCommitment } from '../api/commitments';
import { getDemand, getOffer } from '../api/demands';
import { newKey } from '../api/key';
import { getPlannedNeed } from '../api/plans';
import { listUnits } from '../api/reference';
import type { Commitment } from '../api/types';
import { event } from '../identity/session';
import { ErrorSummary, fieldErrorsOf, SelectField, TextField, type FieldErrors } from '../ui/field';
import { methodName } from '../ui/lists';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { draftOf, newDraft, readDraft, type DraftFields, type LineFields } from './draft-fields';
import { DraftPreview, usePreview } from './draft-preview';
import { LineFieldset } from './line-fieldset';
import { warningWords } from './read-back';

/** Drafts a commitment from a match, or mends a draft; what both will read stands beside it while it is typed. */
export default function DraftPage() {
  const { id } = useRoute().params;
  const { query } = useLocation();
  const { kebutuhan = '', penawaran = '', rencana } = query;
  const start = useResource(`draft/${id ?? `${kebutuhan}/${penawaran}`}`, () =>
    id ? existing(id) : fresh(kebutuhan, penawaran, rencana !== undefined),
  );
  const back = id ? `/komitmen/${id}` : `/kebutuhan/${kebutuhan}`;
  return (
    <StaffShell place={id ? 'commitments' : 'needs'}>
      <p class="crumb">
        <a href={back}>{t('ui.draft.back')}</a>
      </p>
      <div class="page-head">
        <PageTitle>{t(id ? 'ui.draft.edit' : 'ui.draft.title')}</PageTitle>
      </div>
      <Shown of={start} loading={t('ui.draft.loading')} failing={t('ui.draft.failing')}>
        {(found) => <DraftForm start={found} back={back} />}
      </Shown>
    </StaffShell>
  );
}

interface Start {
  eventId: string;
  fields: DraftFields;
  commitment?: Commitment;
}

/** Starts with what the newest plan has for the pair, where that is asked for and it still has something. */
async function fresh(demandId: string, offerId: string, isPlanned: boolean): Promise<Start> {
  const [demand, offer, units] = await Promise.all([getDemand(demandId), getOffer(offerId), listUnits()]);
  const unitName = units.find((unit) => unit.id === offer.unitId)?.name[language.value] ?? offer.unitId;
  const need = isPlanned ? await getPlannedNeed(demand.eventId, demandId) : null;
  const line = need?.lines.find((one) => one.offerId === offerId);
  return { eventId: demand.eventId ?? event.value?.id, fields: newDraft(demand, offer, unitName, language.value, line) };
}

async function existing(id: string): Promise<Start> {
  const commitment = await getCommitment(id);
  return { eventId: commitment.eventId, fields: draftOf(commitment, language.value), commitment };
}

function DraftForm({ start, back }: { start: Start; back: string }) {
  const { route } = useLocation();
  const [fields, setFields] = useState(start.fields);
  const [version, setVersion] = useState(start.commitment?.version ?? 0);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<{ words: string; limit: boolean }>();
  const [busy, setBusy] = useState(false);
  const key = useRef({ key: '', body: '' });
  const read = readDraft(fields, language.value);
  const preview = usePreview(start.eventId, 'body' in read ? read.body : null);
  const asked = preview.read?.warnings.filter((warning) => warning.required) ?? [];

  const putLine = (at: number, change: Partial<LineFields>) =>
    setFields((now) => ({
      ...now,
      lines: now.lines.map((line, index) => (index === at ? { ...line, ...change } : line)),
    }));

  const check = (): FieldErrors => {
    const found: FieldErrors = {};
    if ('problems' in read)
      for (const [id, problem] of Object.entries(read.problems)) found[id] = t(`ui.draft.wrong.${problem}`);
    for (const warning of asked)
      if (!fields.reasons[warning.code]?.trim())
        found[`reason-${warning.code}`] = t('ui.draft.wrong.reason', { what: warningWords(warning) });
    return found;
  };
  const save = async () => {
    const found = check();
    setErrors(found);
    setTurn((count) => count + 1);
    setFailure(undefined);
    if (Object.keys(found).length > 0 || !('body' in read)) return;
    setBusy(true);
    try {
      // The key is made before the first try and kept while what is sent stays the same.
      const body = JSON.stringify(read.body);
      if (key.current.body !== body) key.current = { key: newKey(), body };
      const saved = start.commitment
        ? await changeCommitment(start.commitment.id, version, read.body)
        : await draftCommitment(start.eventId, read.body, key.current.key);
      route(`/komitmen/${saved.id}/tanda-tangan`);
    } catch (error) {
      setBusy(false);
      setErrors(fieldErrorsOf(error));
      if (error instanceof Refusal && error.code === 'version_conflict' && start.commitment) {
        setVersion((await getCommitment(start.commitment.id)).version);
        setFailure({ words: t('ui.draft.conflict'), limit: false });
      } else if (error instanceof Refusal) setFailure({ words: error.words, limit: error.status === 422 });
      else setFailure({ words: t('ui.draft.noAnswer'), limit: false });
    }
  };

  return (
    <div class="draft-page">
      <form
        noValidate
        onSubmit={(submit) => { submit.preventDefault(); if (!busy) void save(); }} /* prettier-ignore */
      >
        <ErrorSummary errors={errors} turn={turn} />
        {failure && (
          <Note tone={failure.limit ? 'lack' : 'bad'} live>
            {failure.words}
          </Note>
        )}
        {fields.lines.map((line, at) => (
          <LineFieldset
            key={`${line.demandId}${line.offerId}`}
            line={line}
            at={at}
            errors={errors}
            onLine={(change) => putLine(at, change)}
          />
        ))}
        <fieldset>
          <legend>{t('ui.draft.how')}</legend>
          <div class="two">
            <SelectField
              id="method"
              label={t('ui.draft.method')}
              value={fields.method}
              onValue={(method) => setFields({ ...fields, method: method as DraftFields['method'] })}
              error={errors.method}
              options={[
                { value: '', label: t('ui.draft.notYet') },
                ...PROCUREMENT_METHODS.map((one) => ({ value: one, label: methodName(one) })),
              ]}
            />
            <TextField
              id="plannedMonth"
              label={t('ui.draft.month')}
              type="month"
              value={fields.plannedMonth}
              onValue={(plannedMonth) => setFields({ ...fields, plannedMonth })}
              error={errors.plannedMonth}
            />
          </div>
        </fieldset>
        {asked.length > 0 && (
          <fieldset>
            <legend>{t('ui.draft.reasons')}</legend>
            {asked.map((warning) => (
              <TextField
                key={warning.code}
                id={`reason-${warning.code}`}
                label={warningWords(warning)}
                help={t('ui.draft.reasonHelp')}
                value={fields.reasons[warning.code] ?? ''}
                onValue={(reason) => setFields({ ...fields, reasons: { ...fields.reasons, [warning.code]: reason } })}
                error={errors[`reason-${warning.code}`]}
                maxLength={300}
              />
            ))}
          </fieldset>
        )}
        <div class="row">
          <button class="btn main" type="submit" aria-busy={busy}>
            {t(busy ? 'ui.draft.saving' : 'ui.draft.save')}
          </button>
          <a class="btn edge-btn" href={back}>
            {t('ui.draft.cancel')}
          </a>
        </div>
        <p class="quiet">{t(start.commitment ? 'ui.draft.editHint' : 'ui.draft.hint')}</p>
      </form>
      <DraftPreview preview={preview} ready={'body' in read} />
    </div>
  );
}
