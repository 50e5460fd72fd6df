import { bench } from './bench';
import { parseOptions } from './options';

try {
  await bench(parseOptions(process.argv.slice(2)));
} catch (error) {
  // What keeps a bench from running is a program that is missing or a server that does not start: the message says it.
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
