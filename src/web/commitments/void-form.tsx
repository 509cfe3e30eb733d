import { useRef, useState } from 'preact/hooks';
import 'words:ui.void';
import { rupiah } from '../../contract/format';
import { Refusal } from '../api/client';
import { voidCommitment } from '../api/commitments';
import { newKey } from '../api/key';
import type { Commitment, Party } from '../api/types';
import { role } from '../identity/session';
import { ErrorSummary, TextField, type FieldErrors } from '../ui/field';
import { KeyPad, PIN_DIGITS } from '../ui/key-pad';
import { Note } from '../ui/note';
import { language, t } from '../ui/words';
import { numberOf } from './commitment-words';

/** A void names what it does and asks for a reason; a party confirms by PIN, the organiser by the reason alone. */
export function VoidForm({
  commitment,
  party,
  onDone,
}: {
  commitment: Commitment;
  party: Party | undefined;
  onDone: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [pin, setPin] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  // One key for one reason: trying again after silence is the same try.
  const key = useRef({ key: '', reason: '' });
  const organiser = role.value === 'organiser';
  if (!party && !organiser) return null;
  if (!open)
    return (
      <p class="void-open">
        <button class="btn risk" type="button" onClick={() => setOpen(true)}>
          {t('ui.void.open')}
        </button>
      </p>
    );

  const send = async () => {
    const found: FieldErrors = {};
    if (reason.trim().length < 3) found.reason = t('ui.void.reasonMissing');
    if (!organiser && pin.length < PIN_DIGITS) found['void-pin'] = t('ui.void.pinMissing');
    setErrors(found);
    setTurn((count) => count + 1);
    if (Object.keys(found).length > 0) return;
    if (key.current.reason !== reason) key.current = { key: newKey(), reason };
    setBusy(true);
    setFailure(undefined);
    try {
      await voidCommitment(
        commitment.id,
        { reason: reason.trim(), ...(party ? { party: { kind: party.kind, id: party.id }, pin } : {}) },
        key.current.key,
      );
      setOpen(false);
      onDone();
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.void.noAnswer'));
    } finally {
      setPin('');
      setBusy(false);
    }
  };
  return (
    <section class="void-form" aria-labelledby="void-title">
      <h2 id="void-title">{t('ui.void.title', { number: numberOf(commitment) })}</h2>
      <p>
        {t(organiser ? 'ui.void.hintOrganiser' : 'ui.void.hint', { total: rupiah(commitment.total, language.value) })}
      </p>
      <ErrorSummary errors={errors} turn={turn} />
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      <TextField
        id="reason"
        label={t('ui.void.reason')}
        value={reason}
        onValue={setReason}
        error={errors.reason}
        multiline
        maxLength={500}
      />
      {!organiser && (
        <div id="void-pin" tabIndex={-1}>
          <p class="legend">{t('ui.void.pin')}</p>
          <KeyPad pin={pin} onPin={setPin} disabled={busy} />
        </div>
      )}
      <div class="row">
        <button class="btn edge-btn" type="button" onClick={() => setOpen(false)}>
          {t('ui.void.keep')}
        </button>
        <button class="btn risk" type="button" aria-busy={busy} onClick={() => !busy && void send()}>
          {t(busy ? 'ui.void.busy' : 'ui.void.go')}
        </button>
      </div>
    </section>
  );
}
