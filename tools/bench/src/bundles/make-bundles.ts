import { join } from 'node:path';
import { benchTasks } from './bench-task';
import { ensureBundle } from './ensure-bundle';

/** `npm run bench:bundles`: trains the bundles of the bench that are not in the cache yet, and prints where they are. */
const root = join(import.meta.dirname, '../../..');
for (const task of Object.values(benchTasks)) {
  const folder = await ensureBundle(task, { root, log: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${folder}\n`);
}
