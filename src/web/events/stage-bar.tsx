import { useState } from 'preact/hooks';
import 'words:ui.stage';
import { Refusal } from '../api/client';
import { getEvent, moveStage } from '../api/events';
import type { EventWithCounts } from '../api/types';
import { role } from '../identity/session';
import { moment } from '../../contract/format';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { language, t } from '../ui/words';
import { stageMarks, stepsOf, type StageStep } from './stages';

/** Where the day stands, and the step that leads on. Each step says what it does before it is taken. */
export function StageBar({ event, onEvent }: { event: EventWithCounts; onEvent: (event: EventWithCounts) => void }) {
  const [asked, setAsked] = useState<StageStep>();
  return (
    <section class="stage-bar" aria-labelledby="stage-title">
      <h2 class="sr" id="stage-title">
        {t('ui.stage.title')}
      </h2>
      <ol>
        {stageMarks(event.stage).map(({ stage, mark }) => (
          <li key={stage} class={mark} {...(mark === 'now' ? { 'aria-current': 'step' as const } : {})}>
            {mark === 'done' && <Icon name="check" label={t('ui.stage.done')} />}
            {t(`ui.stage.name.${stage}`)}
          </li>
        ))}
      </ol>
      {event.signingOpenUntil && (
        <p class="quiet">
          {t('ui.stage.signingUntil', { at: moment(event.signingOpenUntil, event.timeZone, language.value) })}
        </p>
      )}
      {role.value === 'organiser' && (
        <div class="row">
          {stepsOf(event.actions).map((step) => (
            <button
              key={step.action}
              class={step.main ? 'btn main' : 'btn edge-btn'}
              type="button"
              onClick={() => setAsked(step)}
            >
              {t(`ui.stage.action.${step.action}`)}
            </button>
          ))}
        </div>
      )}
      {asked && <StageDialog event={event} step={asked} onEvent={onEvent} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

interface StageDialogProps {
  event: EventWithCounts;
  step: StageStep;
  onEvent: (event: EventWithCounts) => void;
  onClose: () => void;
}
function StageDialog({ event, step, onEvent, onClose }: StageDialogProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (step.needs === 'reason' && reason.trim().length < 3) return setError(t('ui.stage.reasonMissing'));
    if (step.needs === 'until' && !until) return setError(t('ui.stage.untilMissing'));
    setBusy(true);
    setFailure(undefined);
    try {
      const moved = await moveStage(
        event.id,
        {
          action: step.action,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(until ? { until: new Date(until).toISOString() } : {}),
        },
        event.version,
      );
      onEvent({ ...event, ...moved });
      onClose();
    } catch (problem) {
      if (problem instanceof Refusal && problem.code === 'version_conflict') onEvent(await getEvent(event.id));
      setFailure(problem instanceof Refusal ? problem.words : t('ui.stage.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t(`ui.stage.ask.${step.action}`)} onClose={onClose}>
      <div class="stack">
        <p>{t(`ui.stage.what.${step.action}`)}</p>
        {failure && (
          <Note tone="bad" live>
            {failure}
          </Note>
        )}
        {step.needs === 'reason' && (
          <TextField
            id="stage-reason"
            label={t('ui.stage.reason')}
            value={reason}
            onValue={setReason}
            error={error}
            multiline
          />
        )}
        {step.needs === 'until' && (
          <TextField
            id="stage-until"
            label={t('ui.stage.until')}
            type="datetime-local"
            value={until}
            onValue={setUntil}
            error={error}
          />
        )}
      </div>
      <div class="row">
        <button class="btn edge-btn" type="button" onClick={onClose}>
          {t('ui.stage.keep')}
        </button>
        <button class="btn main" type="button" aria-busy={busy} onClick={() => !busy && void go()}>
          {t(`ui.stage.yes.${step.action}`)}
        </button>
      </div>
    </Dialog>
  );
}
