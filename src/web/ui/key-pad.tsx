import { useEffect, useRef } from 'preact/hooks';
import 'words:ui.pin';
import './key-pad.css';
import { Icon } from './icon';
import { t } from './words';

export const PIN_DIGITS = 6;
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Six places and a keypad; the keys of a keyboard work too. The digits live in the caller's state only and are never
 * written anywhere else.
 */
export function KeyPad({ pin, onPin, onForgot, disabled }: KeyPadProps) {
  // Keys come faster than the page is drawn, so the digits typed so far are kept here, too.
  const typed = useRef(pin);
  typed.current = pin;
  const put = (next: string) => {
    if (disabled || next.length > PIN_DIGITS) return;
    typed.current = next;
    onPin(next);
  };
  const add = (digit: string) => put(typed.current + digit);
  const erase = () => put(typed.current.slice(0, -1));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^\d$/.test(event.key)) add(event.key);
      else if (event.key === 'Backspace') erase();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <div class="key-pad">
      <div class="places" role="img" aria-label={t('ui.pin.entered', { count: pin.length })}>
        {Array.from({ length: PIN_DIGITS }, (_, index) => (
          <span key={index} class={index < pin.length ? 'in' : ''} />
        ))}
      </div>
      <p class="sr" role="status">
        {pin.length > 0 && t('ui.pin.entered', { count: pin.length })}
      </p>
      <div class="keys">
        {DIGITS.map((digit) => (
          <button key={digit} type="button" onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        {onForgot ? (
          <button type="button" class="small" onClick={onForgot}>
            {t('ui.pin.forgot')}
          </button>
        ) : (
          <span />
        )}
        <button type="button" onClick={() => add('0')}>
          0
        </button>
        <button type="button" class="small" onClick={erase}>
          <Icon name="back" label={t('ui.pin.erase')} />
        </button>
      </div>
    </div>
  );
}
interface KeyPadProps {
  pin: string;
  onPin: (pin: string) => void;
  onForgot?: () => void;
  disabled?: boolean;
}
