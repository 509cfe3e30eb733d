import { useEffect, useState } from 'preact/hooks';
import 'words:ui.regency';
import { findRegency, listRegencies } from '../api/reference';
import type { Regency } from '../api/types';
import { described, Field } from '../ui/field';
import { t } from '../ui/words';

const SEARCH_AFTER_MS = 250;

/**
 * A regency or city by its name: typed, and chosen from what the server knows. The value is its code, or the text as
 * typed when that names none, so that the form can say so; see `REGENCY_CODE`.
 */
export function RegencyField({ id, label, value, onValue, error }: RegencyFieldProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Regency[]>([]);
  const [touched, setTouched] = useState(false);
  // What was chosen before is shown by its name.
  useEffect(() => {
    if (touched || !value) return;
    let stale = false;
    findRegency(value).then(
      (known) => {
        if (!stale && known) setText(known.name);
      },
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [value, touched]);
  useEffect(() => {
    const q = text.trim();
    if (!touched || !q) return;
    let stale = false;
    const timer = setTimeout(() => {
      listRegencies(q).then(
        ({ items }) => {
          if (stale) return;
          setFound(items);
          onValue(codeOf(items, q));
        },
        () => {},
      );
    }, SEARCH_AFTER_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, touched]);
  return (
    <Field id={id} label={label} error={error} help={t('ui.regency.help')}>
      <input
        {...described(id, error, true)}
        class="input"
        type="text"
        autoComplete="off"
        list={`${id}-list`}
        value={text}
        onInput={(event) => {
          setTouched(true);
          setText(event.currentTarget.value);
          onValue(codeOf(found, event.currentTarget.value.trim()));
        }}
      />
      <datalist id={`${id}-list`}>
        {found.map((one) => (
          <option key={one.code} value={one.name} />
        ))}
      </datalist>
    </Field>
  );
}
const codeOf = (known: Regency[], text: string) =>
  known.find((one) => one.name.toLowerCase() === text.toLowerCase())?.code ?? text;

interface RegencyFieldProps {
  id: string;
  label: string;
  value: string;
  onValue: (code: string) => void;
  error?: string | undefined;
}
