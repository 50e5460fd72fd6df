import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchResults } from '../results/results';
import { renderPage } from './render-page';

/**
 * `npm run bench:page`: draws docs/bench.md and its plots; with `--check` it fails where what is there differs. `--docs`
 * names another folder than docs/.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, docs: { type: 'string' } } });
const docs = values.docs ?? join(import.meta.dirname, '../../../docs');
// Our own file, written by our own program.
const results = JSON.parse(await readFile(join(docs, 'bench/results.json'), 'utf8')) as BenchResults;

for (const [path, text] of Object.entries(await renderPage(results))) {
  const file = join(docs, path);
  if (!values.check) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    continue;
  }
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === text) continue;
  process.stderr.write(
    `docs/${path}: expected what docs/bench/results.json says, got something else; npm run bench:page\n`,
  );
  process.exitCode = 1;
}
