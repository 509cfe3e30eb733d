import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ERRORS } from '../src/contract/errors.js';

/** The rules of src/README.md that a machine can hold: who may import whom, which files may touch the framework. */

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SRC = join(ROOT, 'src');

/** Rooms in the order in which they may know each other: a room imports itself, those before it, and `always`. */
const ORDER = [
  'identity',
  'health',
  'reference',
  'log',
  'organisers',
  'events',
  'counters',
  'agencies',
  'umkm',
  'demands',
  'offers',
  'imports',
  'matching',
  'meetings',
  'commitments',
  'ledger',
  'live',
  'fulfilment',
  'documents',
];
const ALWAYS = ['contract', 'platform'];
/** Rooms outside the order, with all they may import. */
const APART: Record<string, string[]> = {
  contract: [],
  engine: [],
  platform: ['contract'],
  web: ['contract'],
};

/** A file with one of these may touch the framework; one without is pure. */
const ROLES = /\.(module|controller|gateway|service|entity|dto|view|filter|guard|pipe|decorator|interceptor|adapter|queries|worker|command)\.ts$/;
const RUNTIME = /^(@nestjs\/|typeorm$|rxjs|express$|better-sqlite3$|pg$|socket\.io|node:(fs|net|http|worker_threads|child_process|timers|async_hooks))/;
const IMPURE = /\b(Date\.now\(|new Date\(\)|Math\.random\(|setTimeout\(|setInterval\(|process\.env|async |await )/;

interface Source {
  path: string;
  room: string;
  text: string;
  imports: string[];
}

const sources = walk(SRC)
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map(read);
const code = sources.filter((s) => !s.path.endsWith('.spec.ts'));

describe('architecture', () => {
  it.each(code.filter((s) => s.room !== ''))('$path imports only rooms before its own', ({ path, room, imports }) => {
    const allowed = APART[room] ?? [...ORDER.slice(0, ORDER.indexOf(room)), ...ALWAYS, ...(room === 'matching' || room === 'meetings' ? ['engine'] : [])];
    const foreign = imports.filter((i) => i.startsWith('.')).map((i) => roomOf(resolve(dirname(join(ROOT, path)), i))).filter((r) => r !== room && !allowed.includes(r));
    expect(foreign).toEqual([]);
    expect([...ORDER, ...Object.keys(APART)]).toContain(room);
  });

  it.each(code.filter((s) => ORDER.includes(s.room) || s.room === 'engine').filter((s) => !ROLES.test(s.path)))(
    '$path has no role suffix and is pure',
    ({ text, imports }) => {
      expect(imports.filter((i) => RUNTIME.test(i))).toEqual([]);
      expect(IMPURE.exec(withoutComments(text))?.[0]).toBeUndefined();
    },
  );

  it('opens transactions in one room', () => {
    const openers = code.filter((s) => /\.(transaction|startTransaction|createQueryRunner)\(/.test(s.text)).map((s) => s.path);
    expect(openers.filter((p) => !p.startsWith('src/platform/database/'))).toEqual([]);
  });

  it('uses socket.io in one room of the server, and its client in one of the browser', () => {
    const users = code.filter((s) => s.imports.some((i) => i.startsWith('socket.io') || i === '@nestjs/websockets')).map((s) => s.path);
    expect(users.filter((p) => !p.startsWith('src/live/') && !p.startsWith('src/web/live/'))).toEqual([]);
  });

  it('has files that can be read in one sitting', () => {
    const long = sources
      .filter((s) => !s.path.includes('/data/') && !s.path.endsWith('schema.ts'))
      .filter((s) => withoutComments(s.text).split('\n').filter((l) => l.trim() !== '').length > 320);
    expect(long.map((s) => s.path)).toEqual([]);
  });

  it('has no drawers for odds and ends and no barrels', () => {
    const names = code.map((s) => s.path).filter((p) => /(^|\/)(utils?|helpers?|common|managers?|base|misc|index)(\.|\/)/.test(p));
    expect(names.filter((p) => p !== 'src/web/index.html')).toEqual([]);
  });
});

describe('messages', () => {
  const load = (language: string) => JSON.parse(readFileSync(join(SRC, 'contract/messages', `${language}.json`), 'utf8')) as Record<string, string>;
  const [id, en] = [load('id'), load('en')];

  it('say the same keys in both languages, none empty', () => {
    expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
    expect(Object.entries({ ...id, ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('use the same parameters in both languages', () => {
    const parameters = (text: string | undefined) => [...(text ?? '').matchAll(/\{(\w+)/g)].map((m) => m[1]).sort();
    const differing = Object.keys(id).filter((key) => new Set(parameters(id[key])).size !== new Set([...parameters(id[key]), ...parameters(en[key])]).size);
    expect(differing).toEqual([]);
  });

  it('have a text for every error code', () => {
    expect(Object.keys(ERRORS).filter((code) => id[`error.${code}`] === undefined)).toEqual([]);
  });

  it('have a text for every field code that the edge can report', () => {
    const codes = new Set(code.filter((s) => s.path.includes('/edge/') || s.path.endsWith('.dto.ts')).flatMap((s) => [...s.text.matchAll(/code: '(\w+)'/g)].map((m) => m[1] ?? '')));
    for (const known of ['body_too_deep', 'duplicate_key']) codes.delete(known);
    expect([...codes].filter((c) => id[`field.${c}`] === undefined)).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((m) => m[1] ?? '');
  return { path: relative(ROOT, path), room: roomOf(path), text, imports };
}

/** First folder under src, or '' for the files that stand above the rooms. */
function roomOf(path: string): string {
  const parts = relative(SRC, path).split('/');
  return parts.length > 1 && existsSync(join(SRC, parts[0] ?? '')) ? (parts[0] ?? '') : '';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
