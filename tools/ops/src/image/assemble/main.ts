import { join, resolve } from 'node:path';
import { ensureTrainingEnvironment, type TrainingGroup } from '@medcast/training-environment';
import { assemblePredictor } from './assemble-predictor';
import { assembleTraining } from './assemble-training';
import { assembleWeb } from './assemble-web';
import { openWorkspace } from './workspace';

// Bundled to dist/tools/image/assemble.js and run inside the build of an image, in the root of the workspace:
// `assemble.js predictor|web|training OUT` or `assemble.js training-environment [GROUP…]`.
const roles = { predictor: assemblePredictor, web: assembleWeb, training: assembleTraining } as const;

const GROUPS: readonly TrainingGroup[] = ['boosters'];

const [what = '', ...words] = process.argv.slice(2);
process.exitCode = await run();

async function run(): Promise<number> {
  if (what === 'training-environment') {
    await makeTrainingEnvironment(words);
    return 0;
  }
  const [out] = words;
  if (!isRole(what) || out === undefined) {
    const expected = `${Object.keys(roles).join('|')} OUT, or training-environment [${GROUPS.join('|')}]`;
    process.stderr.write(`expected ${expected}, got "${[what, ...words].join(' ')}"\n`);
    return 2;
  }
  await roles[what](await openWorkspace(process.cwd(), resolve(out)));
  return 0;
}

function isRole(text: string): text is keyof typeof roles {
  return Object.hasOwn(roles, text);
}

async function makeTrainingEnvironment(names: readonly string[]): Promise<void> {
  const groups = GROUPS.filter((group) => names.includes(group));
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const trainingRoot = join(process.cwd(), 'training');
  // A training that names no group asks for the environment without any.
  await ensureTrainingEnvironment({ trainingRoot, log });
  if (groups.length > 0) await ensureTrainingEnvironment({ trainingRoot, log, groups });
}
