import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { words } from './vite.words.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const SHARED =
  /src\/(web\/(ui\/(note|lists|icon|picture|reference|resource|states|connection-badge|phone-shell|words|text)|api\/(client|reference|people|demands|plans)|identity\/session|live\/(contact|connection)|commitments\/waiting)|contract\/(format|kinds))|words:ui\.(list|state|conn|wait|phone)$/;

/** The browser's half: built to `dist/web` and served by the same process, so `/api` and `/socket.io` are its own origin. */
export default defineConfig({
  root: at('src/web'),
  plugins: [words(at('src/contract/messages'), at('src/web/ui/words.ts'))],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    // The security policy forbids inline scripts, and an icon sprite cannot be referenced inside a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What nearly every screen uses travels in one piece: on a hall's network a request costs more than its bytes.
          groups: [{ name: 'shared', test: SHARED }],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': process.env.TAPIS_SERVER ?? 'http://localhost:3000',
      '/socket.io': { target: process.env.TAPIS_SERVER ?? 'http://localhost:3000', ws: true },
    },
  },
});
