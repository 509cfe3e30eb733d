#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entities } from './entities.js';
import { importCommand } from './imports/import.command.js';
import { createOrganiserCommand } from './organisers/create-organiser.command.js';
import { type Command, type CommandHost, UsageError } from './platform/command.js';
import { ConfigError } from './platform/config/config.js';
import { migrateCommand } from './platform/database/migrate.command.js';
import { createLogger } from './platform/logging/logger.js';

const COMMANDS: readonly Command[] = [importCommand, createOrganiserCommand, migrateCommand(entities)];

const HELP = `Tapis from the command line.

${COMMANDS.map(({ name, summary }) => `  npx tapis ${name.padEnd(18)} ${summary}`).join('\n')}

Each takes --help. Exit code 0 says that it holds, 1 that it does not, 2 that it was typed wrong.
`;

/** Of everything that talks to a terminal. */
const terminal: CommandHost = {
  env: process.env,
  say: (line) => console.log(line),
  note: (line) => console.error(line),
  open: async (config) => {
    // only a command that needs the whole program loads it
    const { createApp } = await import('./create-app.js');
    const app = await createApp(config, createLogger('error'));
    return app.init();
  },
};

/** @returns the exit code */
export async function runCli(args: string[], host: CommandHost = terminal): Promise<number> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, at) => args[at] === word));
  if (!command) {
    const asked = args.length === 0 || args.includes('--help') || args.includes('help');
    (asked ? host.say : host.note)(asked ? HELP : `There is no command '${args.slice(0, 2).join(' ')}'.\n\n${HELP}`);
    return asked && args.length > 0 ? 0 : 2;
  }
  if (args.includes('--help')) {
    host.say(command.help);
    return 0;
  }
  try {
    return await command.run(args.slice(command.name.split(' ').length), host);
  } catch (thrown) {
    return explain(thrown, command, host);
  }
}

function explain(thrown: unknown, command: Command, host: CommandHost): number {
  const isUsage =
    thrown instanceof UsageError || String((thrown as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  host.note(isUsage ? `${words}\n\n${command.help}` : words);
  // a refusal says all there is to say; anything else is a bug, and its place helps
  if (!isUsage && !(thrown instanceof ConfigError) && thrown instanceof TypeError) host.note(thrown.stack ?? '');
  return isUsage ? 2 : 1;
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runCli(process.argv.slice(2));
}
