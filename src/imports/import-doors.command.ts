/** Two ways into one event's imports: through the server that is running, and in this very process. Both are the same requests. */
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { ImportLayout, PreviewState } from '../contract/imports.js';
import { Events } from '../events/events.service.js';
import { LocalAccess } from '../identity/local-access.service.js';
import type { Principal } from '../identity/principal.js';
import { Organisers } from '../organisers/organisers.service.js';
import { runInRequest } from '../platform/edge/request-context.js';
import { toProblem } from '../platform/errors/problem.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { ServerFile } from '../platform/server-file.js';
import { ImportRequests } from './import-requests.service.js';
import { type ImportRowView, importRowView } from './import-row.view.js';
import { ImportWork } from './import-work.service.js';
import { type ImportView, importView } from './import.view.js';

export interface SentFile {
  bytes: Uint8Array;
  name: string;
  layout?: ImportLayout | undefined;
}

export interface ImportDoor {
  upload(eventId: string, file: SentFile): Promise<ImportView>;
  /** Once nothing is under way. */
  settled(id: string, onProgress: (view: ImportView) => void): Promise<ImportView>;
  /** All rows of a state. */
  rows(id: string, state: PreviewState): Promise<ImportRowView[]>;
  commit(id: string): Promise<ImportView>;
  close(): Promise<void>;
}

/** Said no, in words. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    words: string,
  ) {
    super(words);
  }
}

const PAGE = 100;
const ASK_EVERY_MS = 200;
const isUnderWay = ({ state }: ImportView): boolean => state === 'parsing' || state === 'committing';

export class ServerDoor implements ImportDoor {
  private constructor(
    private readonly url: string,
    private readonly cookie: string,
  ) {}

  /** Signs in as the command line of the event's trade office. */
  static async open({ url, secret }: ServerFile, eventId: string): Promise<ServerDoor> {
    const response = await fetch(`${url}/api/v1/events/${encodeURIComponent(eventId)}/local-session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });
    await answerOf(response);
    return new ServerDoor(url, response.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }

  upload(eventId: string, { bytes, name, layout }: SentFile): Promise<ImportView> {
    const form = new FormData();
    if (layout !== undefined) form.set('layout', layout);
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    return this.ask('POST', `events/${eventId}/imports`, form);
  }

  async settled(id: string, onProgress: (view: ImportView) => void): Promise<ImportView> {
    for (;;) {
      const view = await this.ask<ImportView>('GET', `imports/${id}`);
      if (!isUnderWay(view)) return view;
      onProgress(view);
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  }

  async rows(id: string, state: PreviewState): Promise<ImportRowView[]> {
    const found: ImportRowView[] = [];
    for (let cursor: string | null = '0'; cursor !== null;) {
      const page: { items: ImportRowView[]; nextCursor: string | null } = await this.ask(
        'GET',
        `imports/${id}/rows?state=${state}&limit=${PAGE}&cursor=${cursor}`,
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }

  commit(id: string): Promise<ImportView> {
    return this.ask('POST', `imports/${id}/commit`);
  }

  async close(): Promise<void> {
    await this.ask('DELETE', 'session');
  }

  private async ask<T>(method: string, path: string, body?: FormData): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method,
      headers: { cookie: this.cookie },
      ...(body ? { body } : {}),
    });
    return (await answerOf(response)) as T;
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const answer = text === '' ? undefined : (JSON.parse(text) as unknown);
  if (response.ok) return answer;
  const { code, detail } = answer as { code?: string; detail?: { en: string } };
  throw new Refused(code ?? String(response.status), detail?.en ?? `the server answered ${response.status}`);
}

export class ProcessDoor implements ImportDoor {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly requests: ImportRequests,
    private readonly operator: Principal,
  ) {}

  static async open(app: INestApplicationContext, eventId: string): Promise<ProcessDoor> {
    return inWords(async () => {
      const { organiserId } = await app.get(Events).get(eventId);
      const office = await app.get(Organisers).get(organiserId);
      return new ProcessDoor(
        app,
        app.get(ImportRequests),
        await app.get(LocalAccess).operatorOf(organiserId, office.name),
      );
    });
  }

  upload(eventId: string, { bytes, name, layout }: SentFile): Promise<ImportView> {
    return this.as(async () =>
      this.shown(
        await this.requests.upload(this.operator, eventId, { bytes, name }, layout === undefined ? {} : { layout }),
      ),
    );
  }

  async settled(id: string, onProgress: (view: ImportView) => void): Promise<ImportView> {
    const work = this.app.get(ImportWork);
    const timer = setInterval(() => void this.read(id).then(onProgress), ASK_EVERY_MS);
    try {
      await work.whenDone(id);
    } finally {
      clearInterval(timer);
    }
    return this.read(id);
  }

  async rows(id: string, state: PreviewState): Promise<ImportRowView[]> {
    return this.as(async () => {
      const found: ImportRowView[] = [];
      for (let cursor: string | null = '0'; cursor !== null;) {
        const page = await this.requests.rows(this.operator, id, { state, limit: PAGE, cursor });
        found.push(...page.items.map(importRowView));
        cursor = page.nextCursor;
      }
      return found;
    });
  }

  commit(id: string): Promise<ImportView> {
    return this.as(async () => this.shown(await this.requests.commit(this.operator, id)));
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  private read(id: string): Promise<ImportView> {
    return this.as(async () => this.shown(await this.requests.read(this.operator, id)));
  }

  private shown(file: Parameters<ImportRequests['progressOf']>[0]): ImportView {
    return importView(file, this.requests.progressOf(file));
  }

  /** So that the audit says who it was. */
  private as<T>(act: () => Promise<T>): Promise<T> {
    return runInRequest({ requestId: randomUUID(), personId: this.operator.personId, decided: false }, () =>
      inWords(act),
    );
  }
}

/** A refusal in the words that the server would answer with. */
export async function inWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (!(thrown instanceof DomainError)) throw thrown;
    throw new Refused(thrown.code, toProblem(thrown, null).detail.en);
  }
}
