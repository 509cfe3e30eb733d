import { useEffect, useState } from 'preact/hooks';
import { NoAnswer, Refusal } from '../api/client';
import { previewCommitment } from '../api/commitments';
import type { DraftBody, ReadBack as Read } from '../api/types';
import { Note } from '../ui/note';
import { t } from '../ui/words';
import { ReadBack } from './read-back';

const ASK_AFTER_MS = 400;

export interface Preview {
  read: Read | undefined;
  refusal: string | undefined;
  silent: boolean;
  busy: boolean;
}

/** Asks the server what both would read, a moment after the last keystroke. Nothing is stored by it. */
export function usePreview(eventId: string, body: DraftBody | null): Preview {
  const [preview, setPreview] = useState<Preview>({ read: undefined, refusal: undefined, silent: false, busy: false });
  const sent = body === null ? null : JSON.stringify(body);
  useEffect(() => {
    if (sent === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      setPreview((now) => ({ ...now, busy: true }));
      previewCommitment(eventId, JSON.parse(sent) as DraftBody, abort.signal).then(
        (read) => setPreview({ read, refusal: undefined, silent: false, busy: false }),
        (error: unknown) => {
          if (abort.signal.aborted) return;
          if (error instanceof Refusal)
            setPreview({ read: undefined, refusal: error.words, silent: false, busy: false });
          else setPreview((now) => ({ ...now, silent: error instanceof NoAnswer, busy: false }));
        },
      );
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [eventId, sent]);
  return preview;
}

export function DraftPreview({ preview, ready }: { preview: Preview; ready: boolean }) {
  return (
    <aside class="preview" aria-busy={preview.busy} aria-labelledby="preview-title">
      <h2 id="preview-title">{t('ui.draft.preview')}</h2>
      {preview.refusal && (
        <Note tone="lack" live>
          <b>{t('ui.draft.notYetPossible')}</b> {preview.refusal}
        </Note>
      )}
      {preview.silent && <Note tone="bad">{t('ui.draft.previewSilent')}</Note>}
      {!preview.read && !preview.refusal && !preview.silent && (
        <p class="quiet">{t(ready ? 'ui.draft.previewBusy' : 'ui.draft.previewWaits')}</p>
      )}
      {preview.read && <ReadBack read={preview.read} side="agency" />}
    </aside>
  );
}
