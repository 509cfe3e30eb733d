/** What a PIN or a password must be. NIST SP 800-63B-4: length counts, composition rules do not. */
export const PIN_TRIES_MAX = 5;
export const PASSWORD_LENGTH_MIN = 15;
export const PASSWORD_LENGTH_MAX = 200;

const PIN = /^\d{6}$/;

/** Six digits that are not the first thing a guesser tries: one digit repeated, a run up or down, or a pair repeated. */
export function pinObjection(pin: string): 'not_six_digits' | 'too_simple' | null {
  if (!PIN.test(pin)) return 'not_six_digits';
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((d, i) => d - (digits[i] ?? 0));
  const even = steps.every((s) => s === steps[0]) && [-1, 0, 1].includes(steps[0] ?? 9);
  const pairs = pin.slice(0, 2).repeat(3) === pin || pin.slice(0, 3).repeat(2) === pin;
  return even || pairs ? 'too_simple' : null;
}

/** @param personal words about the person that must not be most of the password */
export function passwordObjection(password: string, personal: string[]): 'too_short' | 'too_long' | 'too_simple' | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH_MIN) return 'too_short';
  if (length > PASSWORD_LENGTH_MAX) return 'too_long';
  const distinct = new Set(password.toLowerCase()).size;
  const rest = personal.filter((w) => w.length > 2).reduce((left, w) => left.replaceAll(w.toLowerCase(), ''), password.toLowerCase());
  return distinct < 5 || [...rest].length < 8 ? 'too_simple' : null;
}
