import type { Problem } from '../../contract/errors';
import { language } from '../ui/words';

/**
 * The one place that talks HTTP. An answer is a value or a `Refusal` (the server said no, in words); no answer at all
 * is `NoAnswer`, which must never look like success: the server may or may not have acted.
 */
const TIMEOUT_MS = 20_000;

export class Refusal extends Error {
  constructor(
    readonly problem: Problem,
    readonly status: number,
  ) {
    super(problem.code);
  }
  /** What the person reads, in the language chosen. */
  get words(): string {
    return this.problem.detail[language.value];
  }
  get code(): string {
    return this.problem.code;
  }
}

export class NoAnswer extends Error {}

/** Told of every answer and of every silence, so that the connection is shown as it is. */
export const contact: { heard: () => void; lost: () => void } = { heard: () => {}, lost: () => {} };

interface Call {
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export async function call<T>(method: string, path: string, { body, form, headers, signal }: Call = {}): Promise<T> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1/${path}`, {
      method,
      credentials: 'same-origin',
      // A version names what may be edited, and a signature does not change it: only the lists of reference stay good.
      cache: path.startsWith('reference/') ? 'default' : 'no-store',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    text = await response.text();
  } catch (cause) {
    if (!signal?.aborted) contact.lost();
    throw new NoAnswer('no answer', { cause });
  }
  const answer = parse(text);
  // A gateway in between answers in its own words; only the server's problem details are its answer.
  if (!response.ok && !isProblem(answer)) {
    contact.lost();
    throw new NoAnswer(`status ${response.status}`);
  }
  contact.heard();
  if (isProblem(answer) && !response.ok) {
    // 503 'unknown': the outcome is open, and only the same key may ask again.
    if (answer.code === 'outcome_unknown' || answer.code === 'shutting_down') throw new NoAnswer(answer.code);
    throw new Refusal(answer, response.status);
  }
  return answer as T;
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value && 'status' in value;
}

export function query(params: Record<string, string | number | boolean | null | undefined>): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length ? `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}` : '';
}

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
export const idempotencyKey = (key: string) => ({ 'idempotency-key': key });
