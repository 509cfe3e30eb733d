import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import 'words:ui.wrong';
import { Refusal } from '../api/client';
import { refuseCommitment } from '../api/commitments';
import type { Commitment } from '../api/types';
import { ErrorSummary, TextField } from '../ui/field';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { t } from '../ui/words';
import { SignFrame } from './sign-frame';

const REASONS = ['price', 'quantity', 'date', 'other'] as const;

/** 'Ada yang salah': the buyer mends a slip and nothing is lost; a refusal ends the draft and says why. */
export function WrongPage({ commitment, onBack }: { commitment: Commitment; onBack: () => void }) {
  const { route } = useLocation();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('price');
  const [more, setMore] = useState('');
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const missing = reason === 'other' && !more.trim() && turn > 0 ? t('ui.wrong.sayWhat') : undefined;
  const refuse = async () => {
    setTurn((count) => count + 1);
    if (reason === 'other' && !more.trim()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await refuseCommitment(commitment.id, [t(`ui.wrong.reason.${reason}`), more.trim()].filter(Boolean).join(': '));
      route(`/komitmen/${commitment.id}`, true);
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.wrong.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <SignFrame back={onBack}>
      <PageTitle>{t('ui.wrong.title')}</PageTitle>
      <Note tone="info">{t('ui.wrong.mend', { agency: commitment.agency.name })}</Note>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <ErrorSummary errors={missing ? { more: missing } : {}} turn={turn} />
      <fieldset class="signers">
        <legend class="legend">{t('ui.wrong.why')}</legend>
        {REASONS.map((one) => (
          <label class="choice" key={one}>
            <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
            {t(`ui.wrong.reason.${one}`)}
          </label>
        ))}
      </fieldset>
      <div class="end">
        <TextField
          id="more"
          label={t('ui.wrong.more')}
          value={more}
          onValue={setMore}
          error={missing}
          multiline
          maxLength={300}
        />
      </div>
      <div class="end low">
        <button class="btn edge-btn wide" type="button" onClick={onBack}>
          {t('ui.wrong.back')}
        </button>
        <button class="btn risk wide" type="button" aria-busy={busy} onClick={() => !busy && void refuse()}>
          {t(busy ? 'ui.wrong.busy' : 'ui.wrong.refuse')}
        </button>
      </div>
    </SignFrame>
  );
}
