import { readFileSync } from 'node:fs';
import type { ErrorKind, ErrorParams, Problem } from '../../contract/errors.js';
import { programPath } from '../root.js';
import { DomainError } from './domain-error.js';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  refused: 422,
  precondition: 428,
  rate: 429,
  internal: 500,
  unavailable: 503,
};

type Catalogue = Record<string, string>;
const load = (language: string): Catalogue =>
  JSON.parse(readFileSync(programPath('dist', 'src', 'contract', 'messages', `${language}.json`), 'utf8')) as Catalogue;

const catalogues = { id: load('id'), en: load('en') };

/**
 * Text of a key in both languages; `{name}` is replaced by the parameter of that name, or by its words in the language
 * where there are any: `name.id`, `name.en`.
 */
export function textOf(key: string, params: ErrorParams = {}): { id: string; en: string } {
  const fill = (language: 'id' | 'en') =>
    (catalogues[language][key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[`${name}.${language}`] ?? (name in params ? params[name] : whole)));
  return { id: fill('id'), en: fill('en') };
}

/** What is wrong with an identifier has its text under `identifier.`, wherever it was typed; everything else under `field.`. */
const fieldKey = (code: string) => (`identifier.${code}` in catalogues.id ? `identifier.${code}` : `field.${code}`);

/** RFC 9457 body of a refusal. `requestId` lets staff find it in the log. */
export function toProblem(error: DomainError, requestId: string | null): Problem {
  // what may not be told to this asker has a text of its own, without the figures
  const key = error.params['sealed'] === true ? `error.${error.code}.sealed` : `error.${error.code}`;
  const problem: Problem = {
    type: `urn:tapis:error:${error.code}`,
    title: error.code,
    status: STATUS[error.kind],
    code: error.code,
    params: error.params,
    detail: textOf(key, error.params),
    requestId,
  };
  if (error.fields.length > 0) {
    problem.errors = error.fields.map((f) => ({ ...f, detail: textOf(fieldKey(f.code), f.params) }));
  }
  return problem;
}
