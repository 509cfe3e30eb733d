import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { API_TYPES_FILE, apiTypes } from './support/api-types.js';

const HELP = `Writes ${API_TYPES_FILE}: what the API takes and answers, as the browser's half is typed by it.

  npm run api-types
`;

const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
if (values.help === true) console.log(HELP);
else writeFileSync(API_TYPES_FILE, await apiTypes());
