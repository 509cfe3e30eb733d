import { useState } from 'preact/hooks';
import { Icon } from './icon';

/** For what cannot be taken back: asks once more before it acts. `keep` leaves all as it is, `sure` acts. */
export function SureButton({ label, keep, sure, busy, onSure }: SureButtonProps) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button class="btn edge-btn" type="button" onClick={() => setAsked(true)}>
        <Icon name="undo" /> {label}
      </button>
    );
  return (
    <>
      <button class="btn edge-btn" type="button" onClick={() => setAsked(false)}>
        {keep}
      </button>
      <button class="btn risk" type="button" aria-busy={busy} onClick={() => !busy && onSure()}>
        {sure}
      </button>
    </>
  );
}
interface SureButtonProps {
  label: string;
  keep: string;
  sure: string;
  busy: boolean;
  onSure: () => void;
}
