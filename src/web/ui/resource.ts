import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { NoAnswer } from '../api/client';
import { returns } from '../live/connection';

/**
 * Something asked from the server and shown: what is known of it, and why it is not better known. Old data stays on
 * the screen while it is asked again or cannot be had; `at` says how old it is.
 */
export interface Resource<T> {
  data: T | undefined;
  error: Error | undefined;
  /** When `data` came, in milliseconds; of a copy kept on the device, when that came. */
  at: number | undefined;
  reload: () => void;
  set: (change: T | ((data: T) => T)) => void;
}

interface State<T> {
  key: string | null;
  data?: T;
  error?: Error;
  at?: number;
}

/** `keep`: a copy stays on the device, so that it can still be read, marked as old, when the server cannot be heard. */
export function useResource<T>(
  key: string | null,
  load: () => Promise<T>,
  options: { keep?: boolean } = {},
): Resource<T> {
  const [state, setState] = useState<State<T>>(() => ({ key, ...(options.keep && key ? readKept<T>(key) : {}) }));
  const turn = useRef(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  const ask = useCallback(() => {
    if (key === null) return;
    const mine = ++turn.current;
    latestLoad.current().then(
      (data) => {
        if (mine !== turn.current) return;
        if (options.keep) writeKept(key, data);
        setState({ key, data, at: Date.now() });
      },
      (error: Error) => {
        if (mine === turn.current) setState((old) => (old.key === key ? { ...old, error } : { key, error }));
      },
    );
  }, [key]);

  useEffect(() => {
    if (state.key !== key) setState({ key, ...(options.keep && key ? readKept<T>(key) : {}) });
    ask();
    return () => void (turn.current += 1);
  }, [ask]);

  // What failed for want of a connection asks again when it is back; so does everything that may have grown old.
  useEffect(() => {
    const before = returns.peek();
    return returns.subscribe((count) => void (count > before && ask()));
  }, [ask]);

  const set = useCallback((change: T | ((data: T) => T)) => {
    setState((old) => ({
      ...old,
      data:
        typeof change === 'function'
          ? old.data === undefined
            ? undefined
            : (change as (data: T) => T)(old.data)
          : change,
    }));
  }, []);

  const own = state.key === key ? state : ({ key } as State<T>);
  return { data: own.data, error: own.error, at: own.at, reload: ask, set };
}

export const isNoAnswer = (error: Error | undefined): boolean => error instanceof NoAnswer;

const KEPT = 'tapis.kept.';

function readKept<T>(key: string): { data?: T; at?: number } {
  try {
    return JSON.parse(localStorage.getItem(KEPT + key) ?? '{}') as { data?: T; at?: number };
  } catch {
    return {};
  }
}

function writeKept(key: string, data: unknown): void {
  try {
    localStorage.setItem(KEPT + key, JSON.stringify({ data, at: Date.now() }));
  } catch {
    // A full or forbidden store costs the copy, nothing else.
  }
}

/** At sign-out: the next person on this device must not read it. */
export function forgetKept(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT)) localStorage.removeItem(key);
}
