// Builds what `dist` lacks, so that every command works right after `npm ci`. Plain JavaScript: it runs before any build.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {void} Ends the process when the build fails. */
export function ensureBuilt() {
  if (existsSync(new URL('../dist/server/main.js', import.meta.url)) && existsSync(new URL('../dist/web/index.html', import.meta.url))) return;
  console.error('building first …');
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

ensureBuilt();
