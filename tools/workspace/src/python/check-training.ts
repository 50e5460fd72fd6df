import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import {
  ensureTrainingEnvironment,
  findPython,
  runTool,
  type TrainingEnvironment,
} from '@medcast/training-environment';
import { execa } from 'execa';
import { countJunitTests, type TestCounts } from './count-junit-tests';
import { toMissingPython } from './python-policy';

// Bundled to dist/tools/workspace/check-training.js and run by the targets of training/project.json.
const workspaceRoot = join(import.meta.dirname, '../../..');
const trainingRoot = join(workspaceRoot, 'training');
const resultsFolder = join(workspaceRoot, 'test-results');

const checks = {
  test: runTests,
  lint: (environment: TrainingEnvironment) =>
    runModules(environment, [
      ['ruff', 'check', '.'],
      ['ruff', 'format', '--check', '.'],
    ]),
  typecheck: (environment: TrainingEnvironment) => runModules(environment, [['mypy']]),
};

process.exitCode = await main(process.argv[2] ?? '');

async function main(name: string): Promise<number> {
  if (!isCheck(name)) {
    process.stderr.write(`expected one of ${Object.keys(checks).join(', ')}, got "${name}"\n`);
    return 2;
  }
  if ((await findPython(runTool)) === undefined) {
    const { exitCode, line } = toMissingPython(name === 'test' ? 'tests' : name, process.env);
    process.stdout.write(`\n${line}\n\n`);
    if (name === 'test') await writeCounts({ passed: 0, failed: 0 });
    return exitCode;
  }
  try {
    return await checks[name](await ensureTrainingEnvironment({ trainingRoot, log: say }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function runTests(environment: TrainingEnvironment): Promise<number> {
  const report = join(resultsFolder, 'training.xml');
  await mkdir(resultsFolder, { recursive: true });
  await rm(report, { force: true });
  const exitCode = await runModules(environment, [['pytest', '--junitxml', report]]);
  await writeCounts(countJunitTests(await readFile(report, 'utf8')));
  return exitCode;
}

async function writeCounts(counts: TestCounts): Promise<void> {
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(join(resultsFolder, 'training.json'), `${JSON.stringify(counts)}\n`);
}

/** Runs `python -m …` for each command line, all of them even when one fails; the worst exit code. */
async function runModules(
  { python, env }: TrainingEnvironment,
  commands: readonly (readonly string[])[],
): Promise<number> {
  let worst = 0;
  for (const command of commands) {
    const run = await execa(python, ['-m', ...command], { cwd: trainingRoot, env, stdio: 'inherit', reject: false });
    worst = Math.max(worst, run.exitCode ?? 1);
  }
  return worst;
}

function isCheck(name: string): name is keyof typeof checks {
  return Object.hasOwn(checks, name);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
