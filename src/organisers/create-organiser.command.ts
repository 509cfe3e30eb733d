import { parseArgs } from 'node:util';
import type { Command, CommandHost } from '../platform/command.js';
import { UsageError } from '../platform/command.js';
import { type Config, readConfig } from '../platform/config/config.js';
import { runningServer } from '../platform/running-server.js';
import { tidyText } from '../platform/edge/clean-text.js';
import type { ServerFile } from '../platform/server-file.js';
import type { FoundedView } from './local-organisers.controller.js';
import { TIME_ZONES } from './organisers.dto.js';
import { Organisers } from './organisers.service.js';

const HELP = `Makes a trade office and its first person, and prints the link that signs that person in.

  npx tapis create-organiser --name OFFICE --person NAME [--login LOGIN] [--zone ZONE] [--json]

  --name     the office, e.g. "Dinas Perindustrian dan Perdagangan Provinsi Lampung"
  --person   its first person
  --login    what the person types to sign in later, with a password
  --zone     ${TIME_ZONES.join(', ')}; the first unless stated
  --json     the last line is {"organiserId":"…","personId":"…","url":"…","expiresAt":"…"}

Works through the running server where there is one, else on the database of DATABASE_URL.`;

interface Wanted {
  name: string;
  person: string;
  login?: string;
  timeZone?: string;
}

export const createOrganiserCommand: Command = {
  name: 'create-organiser',
  summary: 'make a trade office and the sign-in link of its first person',
  help: HELP,
  run,
};

async function run(args: string[], host: CommandHost): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { name: text, person: text, login: text, zone: text, json: { type: 'boolean' } },
  });
  const [name, person] = [tidyText(values.name ?? ''), tidyText(values.person ?? '')];
  if (name === '' || person === '') throw new UsageError('--name and --person are needed');
  if (values.zone !== undefined && !(TIME_ZONES as readonly string[]).includes(values.zone))
    throw new UsageError(`unknown zone ${values.zone}`);
  const wanted: Wanted = {
    name,
    person,
    ...(values.login ? { login: values.login } : {}),
    ...(values.zone ? { timeZone: values.zone } : {}),
  };
  const config = readConfig(host.env);
  const server = await runningServer(config);
  const made = server ? await askServer(server, wanted) : await inProcess(config, wanted, host);
  const origin = config.PUBLIC_URL ?? server?.url ?? `http://${config.HOST}:${config.PORT}`;
  const url = `${origin.replace(/\/$/, '')}${made.path}`;
  const { organiserId, personId, expiresAt } = made;
  if (values.json) host.say(JSON.stringify({ organiserId, personId, url, expiresAt }));
  else host.say(`${name} is made. ${person} signs in here, until ${expiresAt}:\n${url}`);
  return 0;
}

async function askServer({ url, secret }: ServerFile, wanted: Wanted): Promise<FoundedView> {
  const response = await fetch(`${url}/api/v1/local/organisers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, ...wanted }),
  });
  const answer = (await response.json()) as FoundedView & { detail?: { en: string } };
  if (!response.ok) throw new Error(answer.detail?.en ?? `the server answered ${response.status}`);
  return answer;
}

async function inProcess(config: Config, wanted: Wanted, host: CommandHost): Promise<FoundedView> {
  const app = await host.open(config);
  try {
    const first = { name: wanted.person, login: wanted.login ?? null };
    const { organiser, personId, link } = await app
      .get(Organisers)
      .found(wanted.name, wanted.timeZone ?? TIME_ZONES[0], first);
    return { organiserId: organiser.id, personId, path: link.path, expiresAt: link.expiresAt };
  } finally {
    await app.close();
  }
}
