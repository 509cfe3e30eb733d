import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Left outside: what holds machine code, and what reads files of its own package or is built for `require` alone. */
const OUTSIDE = ['better-sqlite3', 'pg', '@node-rs/argon2', 'ws', 'idn-area-data', 'swagger-ui-dist', 'pino', 'pino-http'];
/** Asks by `require` for what TypeORM 1.x no longer has: a second copy of TypeORM would be read to find out. */
const OLD_TYPEORM = /@nestjs\/typeorm\/dist\/common\/typeorm-compat\.js$/;
/** TypeORM's drivers of databases that Tapis does not use: its factory reads them all and takes one by name. */
const OTHER_DRIVER = /typeorm\/driver\/(?!better-sqlite3|sqlite-abstract|postgres)[\w-]+\/\w+Driver\.js$/;

/** Telephone numbers are not checked by class-validator; the tables it would do that with are a twentieth of all that is read. */
const PHONE_TABLES = /libphonenumber-js\/max\/index\.js$/;

/**
 * The compiled server and the packages it stands on, in a few files: reading 2,600 small ones is most of a start, and
 * after a crash a hall is waiting. What is left of a start is reading these, so their comments stay out. The same code as
 * `dist/src`, which tests and proofs run.
 */
export default defineConfig({
  root: at('.'),
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: OUTSIDE },
  build: {
    ssr: true,
    target: 'node20',
    outDir: at('dist/server'),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: at('dist/src/main.js'),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        keepNames: true,
        comments: false,
        // Less to read; ASCII alone is decoded in less time. Functions keep their names in errors: for the line, run `dist/src`.
        minify: { compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true, asciiOnly: true } },
      },
      plugins: [
        {
          name: 'unused',
          load(id) {
            if (PHONE_TABLES.test(id)) return 'export const parsePhoneNumber = undefined;';
            if (OLD_TYPEORM.test(id)) return 'export const Connection = undefined, AbstractRepository = undefined;';
            return OTHER_DRIVER.test(id) ? 'exports.__esModule = true;' : null;
          },
        },
        {
          // packages that others ask for if they are there, and that are not
          name: 'absent',
          resolveId: {
            order: 'post',
            async handler(id, importer) {
              if (id.startsWith('.') || id.startsWith('/') || id.startsWith('\0') || isBuiltin(id)) return null;
              return (await this.resolve(id, importer, { skipSelf: true })) ?? { id, external: true };
            },
          },
        },
      ],
    },
  },
});
