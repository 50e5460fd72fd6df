import { readFile } from 'node:fs/promises';
import { createOnnxScorer } from '@medcast/inference';

/**
 * What the protocol's calls are measured against: runs of the graph over as many rows at once, with nothing before and
 * after. `raw-run BUNDLE_FOLDER COLUMNS ROWS SECONDS`; prints `{"rowsPerSecond", "cpuUsPerRow"}`.
 */
const [folder = '', columnsText, rowsText, secondsText] = process.argv.slice(2);
const [columns = NaN, rows = NaN, seconds = NaN] = [columnsText, rowsText, secondsText].map(Number);
const scorer = await createOnnxScorer({
  model: await readFile(`${folder}/model.onnx`),
  shape: { task: 'regression' },
  featureCount: columns,
});
const matrix = { values: new Float32Array(rows * columns).fill(1), rows, columns };
// The first tenth warms up.
await run(seconds / 10);
process.stdout.write(`${JSON.stringify(await run(seconds))}\n`);
await scorer.close();

async function run(forSeconds: number): Promise<{ readonly rowsPerSecond: number; readonly cpuUsPerRow: number }> {
  const startedMs = performance.now();
  const cpuBefore = process.cpuUsage();
  let runs = 0;
  while (performance.now() - startedMs < forSeconds * 1000) {
    await scorer.scoreLate(() => matrix);
    runs++;
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const tookSeconds = (performance.now() - startedMs) / 1000;
  return { rowsPerSecond: (runs * rows) / tookSeconds, cpuUsPerRow: (user + system) / (runs * rows) };
}
