import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, static as serveStatic } from 'express';
import { programPath } from '../root.js';

/** What the browser's build made; beside the server's own in `dist`. */
const BUILT = programPath('dist', 'web');
const NOT_PAGES = /^\/(api|health|socket\.io|assets)(\/|$)/;
const YEAR_SECONDS = 31_536_000;

/** Serves the browser's files; every other page address gets the one page, which finds its own way. */
export function servePages(app: NestExpressApplication, folder: string = BUILT): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  app.use(
    serveStatic(folder, {
      index: false,
      setHeaders: (response: Response, path: string) => {
        const isHashed = path.startsWith(join(folder, 'assets'));
        response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(request.path);
    if (!isPage || request.accepts('html') === false) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(folder, 'index.html'));
  });
}
