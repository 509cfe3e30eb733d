import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { API_TYPES_FILE, apiTypes } from '../../scripts/support/api-types.js';

it('types the browser by what the server answers: after a change of a view, run `npm run api-types`', async () => {
  expect(readFileSync(API_TYPES_FILE, 'utf8') === (await apiTypes())).toBe(true);
});
