// Measures `medcast score` against bare reading and writing of the same file, in the same run:
//   node tools/ops/bench/score.mjs [ROWS]        (default 1000000; build first: nx run ops:build)
// Prints JSON: rows per second; processor time and how many times that of bare reading and writing with csv-parse and
// csv-stringify it is (start-up included), which holds on a busy machine too; peak memory.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const rows = Number(process.argv[2] ?? 1_000_000);
const program = join(import.meta.dirname, '../../../dist/tools/ops/main.js');
/** Tells what a program has used when it ends. */
const tellUse = `data:text/javascript,${encodeURIComponent(
  "process.once('exit', () => process.stderr.write('\\n' + JSON.stringify(process.resourceUsage())))",
)}`;

const folder = await mkdtemp(join(tmpdir(), 'bench-score-'));
try {
  const table = join(folder, 'table.csv');
  await pipeline(people, createWriteStream(table));
  const bare = await measure(async () => {
    const before = process.cpuUsage();
    await pipeline(createReadStream(table), parse(), stringify(), createWriteStream(join(folder, 'bare.csv')));
    const { user, system } = process.cpuUsage(before);
    return { cpuMicroseconds: user + system };
  });
  const results = {};
  for (const format of ['csv', 'ndjson', 'parquet']) {
    const { maxRSS, ...scored } = await measure(() => score(table, join(folder, `scored.${format}`)));
    const timesBare = round(scored.cpuSeconds / bare.cpuSeconds);
    results[format] = { ...scored, timesBare, maxRssMb: Math.round(maxRSS / 1024) };
  }
  process.stdout.write(`${JSON.stringify({ rows, bare, ...results }, undefined, 2)}\n`);
} finally {
  await rm(folder, { recursive: true });
}

async function* people() {
  const generator = xoroshiro128plus(1);
  const draw = (low, high) => uniformInt(generator, low, high);
  const pick = (...texts) => texts[draw(0, texts.length - 1)];
  yield 'id,age,sex,bmi,children,smoker,region\n';
  let lines = '';
  for (let row = 0; row < rows; row += 1) {
    const region = pick('northeast', 'northwest', 'southeast', 'southwest');
    lines += `${row},${draw(18, 64)},${pick('female', 'male')},${draw(160, 530) / 10},${draw(0, 5)},${pick('no', 'yes')},${region}\n`;
    if (lines.length < 65_536) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

function score(table, out) {
  const words = ['--import', tellUse, program, 'score', '--model', 'insurance', '--in', table, '--out', out];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(stderr.trimEnd().split('\n').at(-1));
  return { cpuMicroseconds: userCPUTime + systemCPUTime, maxRSS };
}

async function measure(work) {
  const begun = performance.now();
  const { cpuMicroseconds, ...rest } = await work();
  const seconds = (performance.now() - begun) / 1000;
  const rowsPerSecond = Math.round(rows / seconds);
  return { seconds: round(seconds), rowsPerSecond, cpuSeconds: round(cpuMicroseconds / 1e6), ...rest };
}

function round(value) {
  return Math.round(value * 100) / 100;
}
