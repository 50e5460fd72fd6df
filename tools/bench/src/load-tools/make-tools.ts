import { ensureOha } from './ensure-oha';
import { requireProgram } from './require-program';

/** `npm run bench:tools`: checks the programs that the bench needs, and builds the one that no system packages. */
for (const program of ['wrk', 'taskset', 'flock'] as const) await requireProgram(program);
process.stdout.write(`${await ensureOha((line) => process.stderr.write(`${line}\n`))}\n`);
