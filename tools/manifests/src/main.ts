import { join } from 'node:path';
import { findDifferences, writeFiles } from './committed-files';
import { readRecordedImages } from './environments/recorded-images';
import { renderFiles } from './render-files';

/** As seen from `dist/tools/manifests/main.js`. */
const workspaceRoot = join(import.meta.dirname, '../../..');
const folder = join(workspaceRoot, 'k8s');
const rendered = renderFiles(await readRecordedImages(workspaceRoot));
const [verb] = process.argv.slice(2);

if (verb === 'write') {
  await writeFiles(folder, rendered);
} else if (verb === 'check') {
  const differences = await findDifferences(folder, rendered);
  for (const difference of differences) process.stderr.write(`k8s/${difference}\n`);
  if (differences.length > 0) process.stderr.write('expected k8s/ as it is generated; run "npm run manifests"\n');
  process.exitCode = differences.length > 0 ? 1 : 0;
} else {
  process.stderr.write('expected "write" or "check"\n');
  process.exitCode = 2;
}
