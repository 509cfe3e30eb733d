import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, schemaPath } from './api-docs.js';
import type { Page } from './page.js';

export interface PageView<T> {
  items: T[];
  nextCursor: string | null;
}

export const pageView = <T, V>(page: Page<T>, view: (item: T) => V): PageView<V> => ({
  items: page.items.map(view),
  nextCursor: page.nextCursor,
});

/** Documents a list: `{items, nextCursor}`. */
export const ApiPage = (item: Type) =>
  applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: schemaPath(item) } },
          nextCursor: { type: 'string', nullable: true },
        },
      },
    }),
  );
