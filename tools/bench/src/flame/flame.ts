import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceMapPayload } from 'node:module';
import { format } from 'prettier';
import { requireProgram } from '../load-tools/require-program';
import { predictorServer } from '../servers/server-plans';
import { names } from '../suites/all-suites';
import { parsePerfScript } from './parse-perf-script';
import { recordStacks } from './record-stacks';
import { renderFlame } from './render-flame';
import { renderShares } from './render-shares';
import { sharesOfFunctions, sharesOfGroups } from './self-times';
import { createSourceFinder } from './to-source';
import { toFlameTree } from './to-tree';

/** `npm run bench:flame`: records the predictor at saturation and draws where its time goes. */
const dist = join(import.meta.dirname, '../..');
const root = join(dist, '..');
const docs = join(root, 'docs/bench');

for (const program of ['wrk', 'taskset', 'perf'] as const) await requireProgram(program);
const plan = predictorServer(dist, { name: names.predictor, model: 'insurance' });
const [node, ...words] = plan.command;
// The names of compiled functions for perf, in /tmp/perf-<pid>.map; V8's own log of the same is for nobody.
const flags = [
  '--perf-basic-prof',
  '--interpreted-frames-native-stack',
  '--no-logfile-per-isolate',
  '--logfile=/dev/null',
];
const command = [node, ...flags, ...words] as const;
const text = await recordStacks({ ...plan, command }, process.env['BENCH_LOCK']);

const file = join(dist, 'apps/predictor/main.js');
const payload = JSON.parse(await readFile(`${file}.map`, 'utf8')) as SourceMapPayload;
const toSource = createSourceFinder([{ file, payload }], root);
const stacks = parsePerfScript(text).map(({ frames, samples }) => ({ frames: frames.map(toSource), samples }));
const groups = sharesOfGroups(stacks);
const page = renderShares(groups, sharesOfFunctions(stacks));

await mkdir(docs, { recursive: true });
await writeFile(join(docs, 'flame.svg'), renderFlame(toFlameTree(stacks), 'The predictor at 64 connections'));
await writeFile(join(docs, 'flame.md'), await format(page, { parser: 'markdown', printWidth: 120 }));
process.stdout.write(page);
