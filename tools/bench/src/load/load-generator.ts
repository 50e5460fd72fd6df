import { PREDICT_PATH, RECORD } from '../question';
import { runLoad } from './run-load';
import { toRequest } from './to-request';

/** A process of its own, on another core than the server: `load-generator PORT CONNECTIONS SECONDS`. */
const [port, connections, seconds] = process.argv.slice(2).map(Number);
if (port === undefined || connections === undefined || seconds === undefined)
  throw new Error('expected PORT CONNECTIONS SECONDS');
const result = await runLoad({ port, connections, seconds, request: toRequest(PREDICT_PATH, RECORD) });
process.stdout.write(`${JSON.stringify(result)}\n`);
