import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from './config/config.js';

/** What a command of `npx tapis` is given: nothing of it reaches for the terminal or the program by itself. */
export interface CommandHost {
  env: Record<string, string | undefined>;
  /** A line of the answer. */
  say(line: string): void;
  /** A line beside it: progress, and why something did not work. */
  note(line: string): void;
  /** Starts the program on its own database, without listening. */
  open(config: Config): Promise<INestApplicationContext>;
}

export interface Command {
  /** As it is typed: `import rup`. */
  name: string;
  /** One line for the list of commands. */
  summary: string;
  help: string;
  /** @returns the exit code: 0 only where what was asked for holds */
  run(args: string[], host: CommandHost): Promise<number>;
}

/** The command was typed wrong: its help is shown. */
export class UsageError extends Error {}
