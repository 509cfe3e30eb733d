import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import 'words:ui.pinset';
import { Refusal } from '../api/client';
import { setPin } from '../api/people';
import { KeyPad, PIN_DIGITS } from '../ui/key-pad';
import { Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { t } from '../ui/words';
import { Door, ForgotPin } from './door';
import { homeOf, me, role } from './session';

type Step = 'old' | 'new' | 'again';

/** Makes a PIN, one question at a time: the old one if there is one, the new one, the new one again. */
export default function PinPage() {
  const { route } = useLocation();
  const hasPin = me.value?.person.hasPin ?? false;
  const [step, setStep] = useState<Step>(hasPin ? 'old' : 'new');
  const [pins, setPins] = useState<Record<Step, string>>({ old: '', new: '', again: '' });
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [forgot, setForgot] = useState(false);
  const pin = pins[step];
  const type = (next: string) => {
    setFailure(undefined);
    setPins({ ...pins, [step]: next });
  };

  const save = async () => {
    setBusy(true);
    try {
      await setPin({ pin: pins.new, ...(hasPin ? { currentPin: pins.old } : {}) });
      if (me.value) me.value = { ...me.value, person: { ...me.value.person, hasPin: true } };
      route(homeOf(role.value), true);
    } catch (error) {
      const code = error instanceof Refusal ? error.code : '';
      setFailure(error instanceof Refusal ? error.words : t('ui.pinset.noAnswer'));
      // The digits are typed anew, at the step where they were wrong.
      setPins({ old: code === 'pin_wrong' || code === 'pin_locked' ? '' : pins.old, new: '', again: '' });
      setStep(code === 'pin_wrong' || code === 'pin_locked' ? 'old' : 'new');
      setBusy(false);
    }
  };
  const next = () => {
    if (step === 'old') setStep('new');
    else if (step === 'new') setStep('again');
    else if (pins.new === pins.again) void save();
    else {
      setFailure(t('ui.pinset.different'));
      setPins({ ...pins, new: '', again: '' });
      setStep('new');
    }
  };
  const ready = pin.length === PIN_DIGITS && !busy;
  return (
    <Door>
      <div>
        <PageTitle key={step}>{t(`ui.pinset.${step}`)}</PageTitle>
        <p class="lead">{t(`ui.pinset.${step}Hint`)}</p>
      </div>
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      {forgot && <ForgotPin onClose={() => setForgot(false)} />}
      <KeyPad pin={pin} onPin={type} disabled={busy} {...(step === 'old' ? { onForgot: () => setForgot(true) } : {})} />
      <button class="btn main wide" type="button" aria-disabled={!ready} onClick={() => ready && next()}>
        {busy ? t('ui.pinset.busy') : t(step === 'again' ? 'ui.pinset.save' : 'ui.pinset.next')}
      </button>
    </Door>
  );
}
