import { signal } from '@preact/signals';

/** A glance at what waits in IndexedDB (intentions.ts), light enough for every page. */
export interface Waiting {
  key: string;
  commitmentId: string;
  title: string;
  total: number;
}

const STORED_AT = 'tapis.waiting';

export const waiting = signal<Waiting[]>(read());

function read(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(STORED_AT) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}

export function showWaiting(list: Waiting[]): void {
  waiting.value = list;
  if (list.length === 0) localStorage.removeItem(STORED_AT);
  else localStorage.setItem(STORED_AT, JSON.stringify(list));
}
