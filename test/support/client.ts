import { randomUUID } from 'node:crypto';
import type { Problem } from '../../src/contract/errors.js';

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

/** Speaks to the server as a browser would: one cookie jar, JSON in and out. */
export class Client {
  cookie: string | null = null;

  constructor(readonly url: string) {}

  async send<T = never>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie().at(0)?.split(';')[0];
    if (set !== undefined) this.cookie = set.endsWith('=') ? null : set;
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T, headers: response.headers };
  }

  get<T = never>(path: string): Promise<Answer<T>> {
    return this.send<T>('GET', path);
  }

  /** Sends with a fresh Idempotency-Key unless one is given. */
  post<T = never>(path: string, body: unknown = {}, key: string = randomUUID()): Promise<Answer<T>> {
    return this.send<T>('POST', path, body, { 'idempotency-key': key });
  }

  put<T = never>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send<T>('PUT', path, body);
  }

  patch<T = never>(path: string, version: number, body: unknown): Promise<Answer<T>> {
    return this.send<T>('PATCH', path, body, { 'if-match': `"${version}"` });
  }

  delete<T = never>(path: string): Promise<Answer<T>> {
    return this.send<T>('DELETE', path);
  }

  /** As above, and fails the test with the server's words unless the status is 2xx. */
  async must<T>(answer: Promise<Answer<T>>): Promise<T> {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }
}

export const codeOf = (answer: Answer): string => (answer.body as Problem).code;
