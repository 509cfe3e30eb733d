import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import 'words:ui.form';
import { Refusal } from '../api/client';
import { Icon } from './icon';
import { language, t } from './words';

/** What is wrong, by field id. The same words stand in the summary and at the field. */
export type FieldErrors = Record<string, string>;

/** Field errors of a refused request, by the last part of their path ('lines.0.quantity' -> 'quantity' and the path itself). */
export function fieldErrorsOf(error: unknown): FieldErrors {
  if (!(error instanceof Refusal)) return {};
  const found: FieldErrors = {};
  for (const { field, detail } of error.problem.errors ?? []) {
    found[field] = detail[language.value];
    found[field.slice(field.lastIndexOf('.') + 1)] ??= detail[language.value];
  }
  return found;
}

export function Field({ id, label, help, error, children }: FieldProps) {
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={id}>{label}</label>
      {error && (
        <p class="err" id={`${id}-err`}>
          <Icon name="alert" /> <span>{error}</span>
        </p>
      )}
      {children}
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
interface FieldProps {
  id: string;
  label: string;
  help?: ComponentChildren;
  error?: string | undefined;
  children: ComponentChildren;
}

/** Names an input's help and error to screen readers. */
export const described = (id: string, error: string | undefined, help?: unknown) => ({
  id,
  ...(error ? { 'aria-invalid': 'true' as const } : {}),
  ...(error || help
    ? { 'aria-describedby': [error && `${id}-err`, help && `${id}-help`].filter(Boolean).join(' ') }
    : {}),
});

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
  help?: string;
  type?: 'text' | 'password' | 'date' | 'month' | 'datetime-local';
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'text';
  autoComplete?: string;
  required?: boolean;
  maxLength?: number;
  multiline?: boolean;
  class?: string;
}
export function TextField({ id, label, value, onValue, error, help, multiline, ...input }: TextFieldProps) {
  const shared = {
    ...described(id, error, help),
    value,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => onValue(event.currentTarget.value),
  };
  return (
    <Field id={id} label={label} error={error} help={help}>
      {multiline ? (
        <textarea {...shared} class="input" maxLength={input.maxLength ?? 2000} />
      ) : (
        <input {...shared} {...input} class={`input ${input.class ?? ''}`} type={(input.type ?? 'text') as 'text'} />
      )}
    </Field>
  );
}

interface SelectFieldProps {
  id: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  options: { value: string; label: string }[];
  error?: string | undefined;
  help?: string;
}
export function SelectField({ id, label, value, onValue, options, error, help }: SelectFieldProps) {
  return (
    <Field id={id} label={label} error={error} help={help}>
      <select
        {...described(id, error, help)}
        class="input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Takes the focus when errors appear and leads to each field. `turn` changes at each try, so that it is focused again. */
export function ErrorSummary({ errors, turn }: { errors: FieldErrors; turn: number }) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  useEffect(() => {
    if (entries.length > 0) box.current?.focus();
  }, [turn, entries.length]);
  if (entries.length === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('ui.form.summary', { count: entries.length })}</h2>
      <ul>
        {entries.map(([id, message]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
