import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.import';
import 'words:import';
import 'words:identifier';
import './imports.css';
import { moment } from '../../contract/format';
import { Refusal } from '../api/client';
import { commitImport, getImport, undoImport } from '../api/imports';
import type { ImportView } from '../api/types';
import { zone } from '../identity/session';
import { Progress } from '../ui/bar';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { useResource } from '../ui/resource';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { SureButton } from '../ui/sure-button';
import { language, t, tCode } from '../ui/words';
import { ColumnMap } from './column-map';
import { outcomeOf, stepOf, STEPS } from './review';
import { ReviewTable } from './review-table';

const ASK_EVERY_MS = 700;

/** One file on its way in: read, matched, checked, saved, and, if need be, undone as a whole. */
export default function ImportPage() {
  const { id = '', importId = '' } = useRoute().params;
  const found = useResource(`import/${importId}`, () => getImport(importId));
  const running = found.data?.state === 'parsing' || found.data?.state === 'committing';
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(found.reload, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);
  return (
    <StaffShell place="imports" bare>
      {found.data ? (
        <Import eventId={id} view={found.data} onView={found.set} reload={found.reload} />
      ) : (
        <div class="page">
          <PageTitle hidden name={t('ui.import.title')} />
          <Shown of={found} loading={t('ui.import.loading')} failing={t('ui.import.failing')}>
            {() => null}
          </Shown>
        </div>
      )}
    </StaffShell>
  );
}

interface ImportProps {
  eventId: string;
  view: ImportView;
  onView: (view: ImportView) => void;
  reload: () => void;
}
function Import({ eventId, view, onView, reload }: ImportProps) {
  const [mapping, setMapping] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const act = async (what: () => Promise<ImportView>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      onView(await what());
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.import.noAnswer'));
    } finally {
      setBusy(false);
    }
  };
  const showMap = mapping || (view.state === 'failed' && view.columns.length > 0);
  return (
    <div class="import-page">
      <Title view={view} mapping={showMap} eventId={eventId} />
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      {view.problem && (
        <Note tone="bad" live>
          <b>{tCode('import', view.problem.code, view.problem.params) ?? t('ui.import.unreadable')}</b>{' '}
          {t('ui.import.unreadableHint')}
        </Note>
      )}
      {showMap && (
        <ColumnMap
          view={view}
          onDone={(next) => { setMapping(false); if (next) onView(next); }} /* prettier-ignore */
        />
      )}
      {view.state === 'committed' && (
        <Saved view={view} busy={busy} onUndo={() => void act(() => undoImport(view.id))} />
      )}
      {view.state === 'undone' && (
        <Note tone="info" icon="undo" live>
          <b>{t('ui.import.undone')}</b>{' '}
          {(view.kept?.length ?? 0) > 0 && t('ui.import.kept', { count: view.kept!.length })}
        </Note>
      )}
      {!showMap && view.state !== 'failed' && (
        <ReviewTable view={view} onChanged={reload} onMap={() => setMapping(true)} />
      )}
      {view.state === 'ready' && !showMap && (
        <SaveBar view={view} busy={busy} onSave={() => void act(() => commitImport(view.id))} />
      )}
    </div>
  );
}

function Title({ view, mapping, eventId }: { view: ImportView; mapping: boolean; eventId: string }) {
  const { counts, progress, state } = view;
  const step = mapping ? 'columns' : stepOf(view);
  const running = state === 'parsing' || state === 'committing';
  const of = { done: progress.done, total: progress.total };
  return (
    <div class="import-title">
      <div>
        <p class="crumb">
          <a href={`/acara/${eventId}/impor`}>{t('ui.import.all')}</a>
        </p>
        <ol class="steps" aria-label={t('ui.import.steps')}>
          {STEPS.map((one, index) => (
            <li key={one} {...(one === step ? { 'aria-current': 'step' as const } : {})}>
              {index > 0 && <Icon name="right" />}
              {t(`ui.import.step.${one}`)}
            </li>
          ))}
        </ol>
        <PageTitle key={step}>{t(`ui.import.heading.${step}`, { count: counts.rows })}</PageTitle>
        <p>
          {view.fileName}. {t(`ui.import.state.${state}`)}
        </p>
      </div>
      {running && (
        <div class="prog" role="status">
          <span>{t(state === 'parsing' ? 'ui.import.parsing' : 'ui.import.saving', of)}</span>
          <Progress
            done={of.done}
            total={of.total}
            label={t(state === 'parsing' ? 'ui.import.parsingLabel' : 'ui.import.savingLabel')}
          />
        </div>
      )}
    </div>
  );
}

/** What saving would do, said before it is done. */
function SaveBar({ view, busy, onSave }: { view: ImportView; busy: boolean; onSave: () => void }) {
  const outcome = outcomeOf(view);
  const any = outcome.created + outcome.updated + outcome.cancelled > 0;
  return (
    <div class="save-bar" role="region" aria-label={t('ui.import.save')}>
      <p>
        <b>{t('ui.import.outcome', outcome)}</b>
        <br />
        <span class="quiet">{t('ui.import.left', outcome)}</span>
      </p>
      <button
        class="btn main"
        type="button"
        aria-disabled={!any || busy}
        aria-busy={busy}
        onClick={() => any && !busy && onSave()}
      >
        {t(busy ? 'ui.import.busy' : any ? 'ui.import.saveNow' : 'ui.import.nothing')}
      </button>
    </div>
  );
}

function Saved({ view, busy, onUndo }: { view: ImportView; busy: boolean; onUndo: () => void }) {
  const outcome = outcomeOf(view);
  return (
    <Note tone="good" live>
      <b>{t('ui.import.saved', { count: outcome.created + outcome.updated + outcome.cancelled })}</b>
      <br />
      {t('ui.import.savedParts', {
        ...outcome,
        at: view.committedAt ? moment(view.committedAt, zone.value, language.value) : '',
      })}
      <div class="row">
        <SureButton
          label={t('ui.import.undo')}
          keep={t('ui.import.keep')}
          sure={t(busy ? 'ui.import.busy' : 'ui.import.yesUndo')}
          busy={busy}
          onSure={onUndo}
        />
      </div>
    </Note>
  );
}
