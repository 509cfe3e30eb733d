import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { count } from '../contract/format.js';
import { IMPORT_LAYOUTS, type ImportLayout } from '../contract/imports.js';
import { type Command, type CommandHost, UsageError } from '../platform/command.js';
import { type Config, readConfig } from '../platform/config/config.js';
import { textOf } from '../platform/errors/problem.js';
import { runningServer } from '../platform/running-server.js';
import { type ImportDoor, inWords, ProcessDoor, Refused, ServerDoor } from './import-doors.command.js';
import { type ImportRowView, importRowView } from './import-row.view.js';
import type { ImportView } from './import.view.js';
import { MAX_FILE_BYTES } from './limits.js';
import { withNeeds } from './need-fields.js';
import { ParseRunner } from './parse-runner.service.js';
import { planImport } from './plan.js';
import { importReport, type ImportReport } from './report.js';

const HELP = `Reads a file of plans, packages, orders, UMKM, products, offers or demands (CSV or XLSX) into an event.

  npx tapis import rup FILE --event ID [--layout L] [--json]
  npx tapis import rup FILE --dry-run [--layout L] [--json]

  --event ID   the event to import into
  --dry-run    read the file and say what is in it; no event, server or database is needed, and nothing is saved
  --layout L   the kind of file, where its headers do not tell: ${IMPORT_LAYOUTS.join(', ')}
  --json       the last line is {"file","rows","created","updated","unchanged","duplicates","refused","reasons","lines","seconds"};
               created (also staged) + updated (also cancelled) + unchanged + duplicates + refused is rows

Rows that are not saved are listed with their reason. Works through the running server where there is one, else on the
database of DATABASE_URL; an import can be undone as a whole on the event's page.`;

interface Wanted {
  path: string;
  event: string | undefined;
  layout: ImportLayout | undefined;
  json: boolean;
}

interface Outcome {
  report: ImportReport;
  layout: ImportLayout | null;
  /** Rows that are not saved. */
  left: ImportRowView[];
}

export const importCommand: Command = {
  name: 'import rup',
  summary: 'read a file of plans or a spreadsheet into an event',
  help: HELP,
  run,
};

async function run(args: string[], host: CommandHost): Promise<number> {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  const options = { event: text, layout: text, 'dry-run': yes, json: yes };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('one FILE is needed');
  if (values['dry-run'] !== true && values.event === undefined) throw new UsageError('--event is needed, or --dry-run');
  const wanted: Wanted = { path, event: values.event, layout: layoutOf(values.layout), json: values.json === true };
  const started = performance.now();
  const bytes = await bytesOf(path);
  const outcome = values['dry-run'] === true ? await dryRun(bytes, wanted) : await save(bytes, wanted, host);
  const seconds = Math.round(performance.now() - started) / 1000;
  tell({ ...outcome, report: { ...outcome.report, seconds } }, wanted, values['dry-run'] === true, host);
  return 0;
}

function layoutOf(written: string | undefined): ImportLayout | undefined {
  const found = IMPORT_LAYOUTS.find((layout) => layout === written);
  if (written !== undefined && !found) throw new UsageError(`unknown layout ${written}`);
  return found;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch(() => {
    throw new Refused('not_found', `There is no file ${path}.`);
  });
  if (size > MAX_FILE_BYTES)
    throw new Refused('file_too_large', textOf('error.file_too_large', { maxBytes: MAX_FILE_BYTES }).en);
  return readFile(path);
}

/** As the server reads it, in a worker of its own. */
async function dryRun(bytes: Uint8Array, { path, layout }: Wanted): Promise<Outcome> {
  const parsed = await inWords(() => new ParseRunner().parse(bytes, layout === undefined ? {} : { layout }));
  const settled = { ...parsed, rows: withNeeds(parsed.rows) };
  const plan = planImport(settled, new Map());
  const left = plan.flatMap((row, at) => {
    const read = settled.rows[at];
    return read && (row.action === 'refused' || row.action === 'duplicate')
      ? [importRowView({ parsed: read, plan: row })]
      : [];
  });
  return { report: importReport(path, settled, plan, 0), layout: parsed.layout, left };
}

async function save(bytes: Uint8Array, wanted: Wanted, host: CommandHost): Promise<Outcome> {
  const eventId = wanted.event as string;
  const door = await openDoor(readConfig(host.env), eventId, host);
  const progress = ({ state, progress: { done, total } }: ImportView) => {
    if (!wanted.json) host.note(`${state}: ${count(done, 'en')} of ${count(total, 'en')}`);
  };
  try {
    const sent = await door.upload(eventId, { bytes, name: basename(wanted.path), layout: wanted.layout });
    const read = await door.settled(sent.id, progress);
    if (read.state !== 'ready') throw refusalOf(read);
    const left = [...(await door.rows(read.id, 'wrong')), ...(await door.rows(read.id, 'duplicate'))].sort(
      (a, b) => a.row - b.row,
    );
    await door.commit(read.id);
    const saved = await door.settled(read.id, progress);
    if (saved.state !== 'committed') throw refusalOf(saved);
    return { report: reportOf(wanted.path, saved), layout: saved.layout, left };
  } finally {
    await door.close();
  }
}

async function openDoor(config: Config, eventId: string, host: CommandHost): Promise<ImportDoor> {
  const server = await runningServer(config);
  if (server) return ServerDoor.open(server, eventId);
  const app = await host.open(config);
  try {
    return await ProcessDoor.open(app, eventId);
  } catch (thrown) {
    await app.close();
    throw thrown;
  }
}

const refusalOf = ({ problem, state }: ImportView): Refused =>
  new Refused(problem?.code ?? state, problem?.detail.en ?? `The import is ${state}.`);

function reportOf(file: string, { counts, reasons, lines }: ImportView): ImportReport {
  return {
    file,
    rows: counts.rows,
    created: counts.created + counts.staged,
    updated: counts.updated + counts.cancelled,
    unchanged: counts.unchanged,
    duplicates: counts.duplicates,
    refused: counts.refused,
    reasons,
    lines,
    seconds: 0,
  };
}

function tell({ report, layout, left }: Outcome, { json }: Wanted, isDry: boolean, host: CommandHost): void {
  if (json) {
    host.say(JSON.stringify(report));
    return;
  }
  for (const row of left) host.say(`row ${row.row}: ${whyLeft(row)}`);
  const figure = (name: keyof ImportReport, words: string) =>
    `${count(report[name] as number, 'en').padStart(8)}  ${words}`;
  const words = isDry ? 'would be' : 'were';
  host.say(
    [
      `${report.file}: ${layout ?? ''}, ${count(report.rows, 'en')} rows in ${report.seconds} s`,
      figure('created', `${words} created`),
      figure('updated', `${words} changed`),
      figure('unchanged', 'unchanged'),
      figure('duplicates', 'repeat another row'),
      figure('refused', 'cannot be saved'),
      figure('lines', 'need lines in the rows that are saved'),
    ].join('\n'),
  );
}

/** The cells that decided it, as written, each with what is wrong; a row that repeats another has none of its own. */
function whyLeft({ cells }: ImportRowView): string {
  const grave = cells.filter(({ problem }) => problem && problem.severity !== 'look');
  return grave
    .map(({ field, raw, problem }) => {
      const words = textOf(`import.${problem?.code}`, problem?.params).en;
      return field === 'row' ? words : `${field} ${JSON.stringify(raw)}: ${words}`;
    })
    .join('; ');
}
