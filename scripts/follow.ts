import { parseArgs } from 'node:util';
import { Follower } from './follower.js';

const HELP = `Follows an event's log and prints each entry as one line of JSON, over cuts and restarts.

  npm run follow -- --url http://127.0.0.1:3000 --event EVENT_ID [--after SEQ]
`;

const { values } = parseArgs({
  options: { url: { type: 'string' }, event: { type: 'string' }, after: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help === true || values.url === undefined || values.event === undefined) {
  console.log(HELP);
  process.exit(values.help === true ? 0 : 2);
}
const follower = new Follower({
  url: values.url,
  eventId: values.event,
  after: Number(values.after ?? 0),
  onEntry: (entry) => console.log(JSON.stringify(entry)),
  onConnection: (state) => console.error(state),
});
process.once('SIGINT', () => follower.stop());
