import sprite from './icons.svg?no-inline';

export type IconName =
  | 'alert' | 'back' | 'bag' | 'bell' | 'box' | 'bulb' | 'cal' | 'chat' | 'check' | 'clock' | 'columns' | 'dots' | 'down'
  | 'file' | 'hand' | 'info' | 'key' | 'keys' | 'left' | 'off' | 'office' | 'on' | 'pause' | 'pen' | 'people' | 'phone'
  | 'pin' | 'plus' | 'right' | 'search' | 'shield' | 'swap' | 'truck' | 'undo' | 'up' | 'veto' | 'x'; // prettier-ignore

/** A stroke icon from the sprite. It always stands beside a word; `label` is for the few places where it carries the word. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg class="i" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}>
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

/** Four threads growing to a pucuk rebung: the mark of the product. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 22" aria-hidden="true">
      <path d="M10 3.5h4M7 8.5h10M4 13.5h16M1 18.5h22" />
    </svg>
  );
}
