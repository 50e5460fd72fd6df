import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import {
  ensureTrainingEnvironment,
  findPython,
  runTool,
  type TrainingEnvironment,
  type TrainingEnvironmentOptions,
} from '@medcast/training-environment';
import { execa } from 'execa';
import { countJunitTests, type TestCounts } from './count-junit-tests';
import { toMissingPython } from './python-policy';

// Bundled to dist/tools/workspace/check-python.js: `check-python.js PROJECT CHECK`, run by the targets of the Python
// projects.
const workspaceRoot = join(import.meta.dirname, '../../..');
const trainingRoot = join(workspaceRoot, 'training');
const resultsFolder = join(workspaceRoot, 'test-results');

/** What `generate` of the project `pipeline` writes. */
const COMPILED_PIPELINE = join(workspaceRoot, 'k8s/pipelines/medcast-training.yaml');

const projects = {
  training: { trainingRoot, groups: ['boosters', 'parity'] },
  pipeline: {
    trainingRoot: join(trainingRoot, 'pipeline'),
    uvLockFile: join(trainingRoot, 'requirements-uv.lock'),
    builtPackages: ['kfp-server-api'],
  },
} as const satisfies Record<string, Omit<TrainingEnvironmentOptions, 'log'>>;

type PythonProject = keyof typeof projects;

/** A project with the Python that has its packages. */
interface Checked {
  readonly project: PythonProject;
  readonly environment: TrainingEnvironment;
}

const checks = {
  test: runTests,
  lint: (checked: Checked) =>
    runModules(checked, [
      ['ruff', 'check', '.'],
      ['ruff', 'format', '--check', '.'],
    ]),
  typecheck: (checked: Checked) => runModules(checked, [['mypy']]),
  generate: (checked: Checked) => runModules(checked, [['medcast_pipeline', COMPILED_PIPELINE]]),
};

process.exitCode = await main(process.argv[2] ?? '', process.argv[3] ?? '');

async function main(project: string, check: string): Promise<number> {
  if (!isOneOf(projects, project) || !isOneOf(checks, check)) {
    const expected = `${Object.keys(projects).join('|')} ${Object.keys(checks).join('|')}`;
    process.stderr.write(`expected ${expected}, got "${project} ${check}"\n`);
    return 2;
  }
  if ((await findPython(runTool)) === undefined) {
    const { exitCode, line } = toMissingPython(check === 'test' ? 'tests' : check, process.env);
    process.stdout.write(`\n${line}\n\n`);
    if (check === 'test') await writeCounts(project, { passed: 0, failed: 0 });
    return exitCode;
  }
  try {
    const environment = await ensureTrainingEnvironment({ ...projects[project], log: say });
    return await checks[check]({ project, environment });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function runTests(checked: Checked): Promise<number> {
  const report = join(resultsFolder, `${checked.project}.xml`);
  await mkdir(resultsFolder, { recursive: true });
  await rm(report, { force: true });
  const exitCode = await runModules(checked, [['pytest', '--junitxml', report]]);
  await writeCounts(checked.project, countJunitTests(await readFile(report, 'utf8')));
  return exitCode;
}

async function writeCounts(project: PythonProject, counts: TestCounts): Promise<void> {
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(join(resultsFolder, `${project}.json`), `${JSON.stringify(counts)}\n`);
}

/** Runs `python -m …` for each command line, all of them even when one fails; the worst exit code. */
async function runModules(
  { project, environment: { python, env } }: Checked,
  commands: readonly (readonly string[])[],
): Promise<number> {
  const cwd = projects[project].trainingRoot;
  let worst = 0;
  for (const command of commands) {
    const run = await execa(python, ['-m', ...command], { cwd, env, stdio: 'inherit', reject: false });
    worst = Math.max(worst, run.exitCode ?? 1);
  }
  return worst;
}

function isOneOf<Known extends object>(known: Known, name: string): name is Extract<keyof Known, string> {
  return Object.hasOwn(known, name);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
