import { signal } from '@preact/signals';
import { count, type Language } from '../../contract/format';
import type messages from '../../contract/messages/id.json';

/**
 * Texts by key, in the language chosen. Screens register theirs by `import 'words:<group>'`; a key that is in no
 * catalogue does not compile.
 */
export type MessageKey = keyof typeof messages;
export type Params = Record<string, unknown>;
type Texts = Record<string, string>;

const STORED_AT = 'tapis.language';
const indonesian: Texts = {};
const english: Texts = {};
const loadEnglish: (() => Promise<{ default: Texts }>)[] = [];

export const language = signal<Language>(localStorage.getItem(STORED_AT) === 'en' ? 'en' : 'id');

/** Counts arrivals of English texts, so that what is on the screen is drawn again when they come. */
const arrivals = signal(0);
let loading: Promise<void> | undefined;

export function register(texts: Texts, load: () => Promise<{ default: Texts }>): void {
  Object.assign(indonesian, texts);
  loadEnglish.push(load);
}

/** Resolves once every registered screen has its texts in the chosen language. */
export async function wordsReady(): Promise<void> {
  if (language.value !== 'en') return;
  while (loadEnglish.length > 0) {
    loading = Promise.all(
      loadEnglish.splice(0).map((load) => load().then((got) => Object.assign(english, got.default))),
    ).then(() => void (arrivals.value += 1));
    await loading;
  }
  await loading;
}

export async function setLanguage(next: Language): Promise<void> {
  localStorage.setItem(STORED_AT, next);
  language.value = next;
  document.documentElement.lang = next;
  await wordsReady();
}

/**
 * The text of a key with `{name}` filled in. Numbers get separators; `{count|office|offices}` picks a word by the
 * number, since English counts and Indonesian does not.
 */
export function t(key: MessageKey, params: Params = {}): string {
  return fill(find(key) ?? key, params);
}

/** For keys built from a code the server sends; undefined where this version has no text for it. */
export function tCode(prefix: string, code: string, params: Params = {}): string | undefined {
  const text = find(`${prefix}.${code}`);
  return text === undefined ? undefined : fill(text, params);
}

function find(key: string): string | undefined {
  void arrivals.value;
  return (language.value === 'en' ? english[key] : undefined) ?? indonesian[key];
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined || value === null) return whole;
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return typeof value === 'number' ? count(value, language.value) : String(value);
  });
}
