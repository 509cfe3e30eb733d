import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Gives each screen only its own texts. `import 'words:ui.needs'` registers every key that starts with `ui.needs.`:
 * Indonesian with the screen's code, English as a chunk of its own that is fetched only when English is chosen.
 * Both languages of all screens in one bundle would break the first page's budget of 30 kB.
 */
export function words(messagesDir: string, wordsModule: string): Plugin {
  const fileOf = (language: string) => join(messagesDir, `${language}.json`);
  const textsOf = (language: string, group: string) => {
    const all = JSON.parse(readFileSync(fileOf(language), 'utf8')) as Record<string, string>;
    const own = Object.entries(all).filter(([key]) => key.startsWith(`${group}.`));
    if (own.length === 0) throw new Error(`No texts in ${fileOf(language)} start with '${group}.'`);
    return JSON.stringify(Object.fromEntries(own));
  };

  return {
    name: 'tapis-words',
    resolveId: (id) => (id.startsWith('words:') ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith('\0words:')) return null;
      const [, language, group] = /^\0words:(?:(en):)?(.+)$/.exec(id) ?? [];
      if (!group) return null;
      this.addWatchFile(fileOf(language ?? 'id'));
      if (language) return `export default ${textsOf(language, group)};`;
      return [
        `import { register } from ${JSON.stringify(wordsModule)};`,
        `register(${textsOf('id', group)}, () => import(${JSON.stringify(`words:en:${group}`)}));`,
      ].join('\n');
    },
  };
}
