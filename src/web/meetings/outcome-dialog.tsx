import { useState } from 'preact/hooks';
import 'words:ui.outcome';
import './meetings.css';
import { Refusal } from '../api/client';
import { sayOutcome } from '../api/meetings';
import type { Meeting, MeetingOutcome } from '../api/types';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { Note } from '../ui/note';
import { t } from '../ui/words';
import { OUTCOMES } from './meeting-words';

/** What came of a meeting: one of five words and a short note, which both parties read. */
export function OutcomeDialog({ meeting, onSaid, onClose }: OutcomeDialogProps) {
  const [outcome, setOutcome] = useState<MeetingOutcome | null>(meeting.outcome);
  const [note, setNote] = useState(meeting.note ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const save = async () => {
    if (outcome === null) return setFailed(t('ui.outcome.choose'));
    setBusy(true);
    setFailed(undefined);
    try {
      onSaid(await sayOutcome(meeting.id, { outcome, note: note.trim() === '' ? null : note }));
      onClose();
    } catch (error) {
      setFailed(error instanceof Refusal ? error.words : t('ui.outcome.notSent'));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('ui.outcome.title')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="quiet">
          {meeting.agency.name} × {meeting.umkm.name}
        </p>
        {failed && (
          <Note tone="bad" live>
            {failed}
          </Note>
        )}
        <fieldset class="outcomes">
          <legend class="sr">{t('ui.outcome.title')}</legend>
          {OUTCOMES.map((one) => (
            <label class="choice" key={one}>
              <input type="radio" name="outcome" checked={one === outcome} onChange={() => setOutcome(one)} />
              {t(`ui.outcome.${one}`)}
            </label>
          ))}
        </fieldset>
        <TextField
          id="note"
          label={t('ui.outcome.note')}
          help={t('ui.outcome.noteHelp')}
          value={note}
          onValue={setNote}
          maxLength={300}
          multiline
        />
        <div class="row">
          <button class="btn edge-btn" type="button" onClick={onClose}>
            {t('ui.outcome.cancel')}
          </button>
          <button class="btn main" type="submit" aria-busy={busy} disabled={busy}>
            {t('ui.outcome.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
interface OutcomeDialogProps {
  meeting: Meeting;
  onSaid: (meeting: Meeting) => void;
  onClose: () => void;
}
