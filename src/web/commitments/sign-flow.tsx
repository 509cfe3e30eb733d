import { useEffect, useRef, useState } from 'preact/hooks';
import 'words:ui.sign';
import { rupiah } from '../../contract/format';
import type { Commitment, Party, SignedName } from '../api/types';
import { ForgotPin } from '../identity/door';
import { reconnectNow, returns } from '../live/connection';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { KeyPad, PIN_DIGITS } from '../ui/key-pad';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { language, t } from '../ui/words';
import { ChangeList } from './change-list';
import { changesBetween } from './changes';
import type { Intention } from './intentions';
import { ReadBack } from './read-back';
import { SignFrame, type Step } from './sign-frame';
import { SignaturePad } from './signature-pad';
import { useSigning } from './use-signing';

export interface SignFlowProps {
  commitment: Commitment;
  party: Party;
  signer: { personId: string; name: string; self: boolean };
  /** One that already waits: its name and key are used again, only the PIN is asked. */
  resume?: Intention | undefined;
  onSigned: (commitment: Commitment) => void;
  /** The server has another version or another state: ask again. */
  onStale: () => void;
  onWrong: () => void;
  onLeave: () => void;
}

/** Read, name, PIN. The amount stays on top of all three; the PIN lives in this component only and goes with it. */
export function SignFlow({ commitment, party, signer, resume, onSigned, onStale, onWrong, onLeave }: SignFlowProps) {
  const [step, setStep] = useState<Step>(resume ? 'pin' : 'read');
  const [read, setRead] = useState(commitment);
  const [how, setHow] = useState<'typed' | 'drawn'>(resume && 'drawing' in resume.name ? 'drawn' : 'typed');
  const [typed, setTyped] = useState(resume && 'typed' in resume.name ? resume.name.typed : signer.name);
  const [drawing, setDrawing] = useState(resume && 'drawing' in resume.name ? resume.name.drawing : '');
  const changed = commitment.hash !== read.hash;
  const name: SignedName = how === 'typed' ? { typed: typed.trim() } : { drawing };
  const signing = useSigning({ commitment: read, party, signer, name, resume, onSigned, onStale });

  // What was read is not what stands: read again before anything else.
  if (changed)
    return (
      <SignFrame step="read" back={onLeave}>
        <PageTitle key="changed">{t('ui.sign.changed')}</PageTitle>
        <ChangeList changes={changesBetween(read, commitment)} />
        <ReadBack read={commitment} side={party.kind} />
        <div class="end">
          <button
            class="btn main wide"
            type="button"
            onClick={() => { setRead(commitment); signing.reset(); setStep('name'); }} /* prettier-ignore */
          >
            {t('ui.sign.readNew')}
          </button>
          <button class="btn edge-btn wide" type="button" onClick={onWrong}>
            {t('ui.sign.wrong')}
          </button>
        </div>
      </SignFrame>
    );
  if (signing.waiting) return <Waiting commitment={read} onTry={signing.again} onLeave={onLeave} />;
  if (step === 'read')
    return (
      <SignFrame step="read" back={onLeave}>
        <PageTitle key="read">{t('ui.sign.readFirst')}</PageTitle>
        {!signer.self && <p class="quiet">{t('ui.sign.for', { name: signer.name, party: party.name })}</p>}
        <ReadBack read={read} side={party.kind} />
        <div class="end">
          <button class="btn main wide" type="button" onClick={() => setStep('name')}>
            {t('ui.sign.right')}
          </button>
          <button class="btn edge-btn wide" type="button" onClick={onWrong}>
            {t('ui.sign.wrong')}
          </button>
        </div>
      </SignFrame>
    );
  if (step === 'name')
    return (
      <NameStep
        {...{ read, how, typed, drawing, setHow, setTyped, setDrawing }}
        onBack={() => setStep('read')}
        onNext={() => setStep('pin')}
      />
    );
  return (
    <PinStep
      read={read}
      signing={signing}
      resumed={resume !== undefined}
      onBack={() => (resume ? onLeave() : setStep('name'))}
      onRead={() => setStep('read')}
      onWrong={onWrong}
    />
  );
}

function Brief({ read, onRead, words }: { read: Commitment; onRead: () => void; words?: boolean }) {
  return (
    <div class="brief">
      <b>{rupiah(read.total, language.value)}</b>
      <button class="link" type="button" onClick={onRead}>
        {t('ui.sign.readAgain')}
      </button>
      {words && <span class="bw">{read.totalWords[language.value]}</span>}
    </div>
  );
}

interface NameStepProps {
  read: Commitment;
  how: 'typed' | 'drawn';
  typed: string;
  drawing: string;
  setHow: (how: 'typed' | 'drawn') => void;
  setTyped: (name: string) => void;
  setDrawing: (path: string) => void;
  onBack: () => void;
  onNext: () => void;
}
function NameStep({ read, how, typed, drawing, setHow, setTyped, setDrawing, onBack, onNext }: NameStepProps) {
  const [tried, setTried] = useState(false);
  const lacks =
    how === 'typed' ? typed.trim().length < 2 && t('ui.sign.nameMissing') : !drawing && t('ui.sign.drawingMissing');
  const error = (tried && lacks) || undefined;
  const next = () => {
    setTried(true);
    if (!lacks) onNext();
  };
  return (
    <SignFrame step="name" back={onBack}>
      <Brief read={read} onRead={onBack} />
      <PageTitle key="name">{t('ui.sign.name')}</PageTitle>
      <p class="quiet">{t('ui.sign.nameHint')}</p>
      <div class="pick" role="group" aria-label={t('ui.sign.how')}>
        <button type="button" aria-pressed={how === 'typed'} onClick={() => setHow('typed')}>
          <Icon name="keys" /> {t('ui.sign.type')}
        </button>
        <button type="button" aria-pressed={how === 'drawn'} onClick={() => setHow('drawn')}>
          <Icon name="pen" /> {t('ui.sign.draw')}
        </button>
      </div>
      {how === 'typed' ? (
        <TextField
          id="signer"
          label={t('ui.sign.typeName')}
          value={typed}
          onValue={setTyped}
          error={error}
          autoComplete="off"
          class="name"
          maxLength={120}
        />
      ) : (
        <div class={error ? 'field bad' : 'field'}>
          <p class="legend">{t('ui.sign.drawName')}</p>
          {error && (
            <p class="err" role="alert">
              <Icon name="alert" /> {error}
            </p>
          )}
          <SignaturePad drawing={drawing} onDrawing={setDrawing} />
        </div>
      )}
      <Note tone="info">{t('ui.sign.same')}</Note>
      <div class="end low">
        <div class={how === 'drawn' ? 'row2' : ''}>
          {how === 'drawn' && (
            <button class="btn edge-btn" type="button" onClick={() => setDrawing('')}>
              <Icon name="undo" /> {t('ui.sign.erase')}
            </button>
          )}
          <button class="btn main wide" type="button" onClick={next}>
            {t('ui.sign.toPin')}
          </button>
        </div>
      </div>
    </SignFrame>
  );
}

interface PinStepProps {
  read: Commitment;
  signing: ReturnType<typeof useSigning>;
  resumed: boolean;
  onBack: () => void;
  onRead: () => void;
  onWrong: () => void;
}
function PinStep({ read, signing, resumed, onBack, onRead, onWrong }: PinStepProps) {
  const [pin, setPin] = useState('');
  const [forgot, setForgot] = useState(false);
  const { busy, refusal } = signing;
  const ready = pin.length === PIN_DIGITS && !busy;
  const send = () => {
    if (!ready) return;
    const digits = pin;
    setPin('');
    signing.send(digits);
  };
  return (
    <SignFrame step="pin" back={onBack}>
      <Brief read={read} onRead={onRead} words />
      <PageTitle key="pin">{t('ui.sign.pin')}</PageTitle>
      <p class="quiet">{t(resumed || signing.silent ? 'ui.sign.pinAgain' : 'ui.sign.pinHint')}</p>
      {refusal && (
        <Note tone={refusal.limit ? 'lack' : 'bad'} live>
          <b>{refusal.words}</b> {!refusal.pin && t('ui.sign.notSigned')}
          {refusal.code === 'pin_missing' && (
            <div class="row">
              <a class="btn edge-btn" href="/akun/pin">
                {t('ui.sign.makePin')}
              </a>
            </div>
          )}
        </Note>
      )}
      {(forgot || refusal?.code === 'pin_locked') && <ForgotPin onClose={() => setForgot(false)} />}
      {refusal?.limit ? (
        <div class="end low">
          <button class="btn main wide" type="button" onClick={onWrong}>
            {t('ui.sign.wayOut')}
          </button>
          <button class="btn edge-btn wide" type="button" onClick={signing.reset}>
            {t('ui.sign.pinNow')}
          </button>
        </div>
      ) : (
        refusal?.code !== 'pin_locked' && (
          <>
            <KeyPad pin={pin} onPin={setPin} disabled={busy} onForgot={() => setForgot(true)} />
            <div class="end">
              <button class="btn main wide" type="button" aria-disabled={!ready} aria-busy={busy} onClick={send}>
                <Icon name={busy ? 'clock' : 'pen'} /> {t(busy ? 'ui.sign.sending' : 'ui.sign.sign')}
              </button>
            </div>
          </>
        )
      )}
    </SignFrame>
  );
}

/** No answer came: nothing is signed as far as anyone knows, and that is what it says. */
function Waiting({ commitment, onTry, onLeave }: { commitment: Commitment; onTry: () => void; onLeave: () => void }) {
  const before = useRef(returns.peek());
  const [busy, setBusy] = useState(false);
  useEffect(() => returns.subscribe((count) => count > before.current && onTry()), []);
  return (
    <SignFrame back={onLeave}>
      <PageTitle key="waiting">{t('ui.sign.waitingTitle')}</PageTitle>
      <div class="wait" role="status">
        <b>{t('ui.sign.waiting')}</b>
        {commitment.lines[0]?.name}, <span class="num">{rupiah(commitment.total, language.value)}</span>
      </div>
      <p class="waiting-words">{t('ui.sign.waitingHint')}</p>
      <div class="end low">
        <button
          class="btn main wide"
          type="button"
          aria-busy={busy}
          onClick={() => { setBusy(true); void reconnectNow().finally(() => setBusy(false)); }} /* prettier-ignore */
        >
          {t(busy ? 'ui.sign.trying' : 'ui.sign.tryAgain')}
        </button>
        <button class="btn edge-btn wide" type="button" onClick={onTry}>
          {t('ui.sign.pinNow')}
        </button>
      </div>
    </SignFrame>
  );
}
