import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's folder, wherever in it this code was put: as source, compiled or packed. */
const ROOT = (() => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('package.json is missing: run the program from its folder');
  }
})();

/** Absolute path of a file of the program. */
export const programPath = (...parts: string[]): string => join(ROOT, ...parts);
