import type { Share } from '../../pods/resources';
import { gibibytes, mebibytes } from '../../writer/quantity';

/** One stage of a training, as a container. */
export interface TrainingStep {
  readonly name: string;
  /** Words after `medcast`; `$(NAME)` is a setting, put in by Kubernetes. */
  readonly args: readonly string[];
  readonly share: Share;
}

/** Where the steps find each other's files. */
export const WORK = '/work';

/** The table, its features and the bundle lie on the disk of the pod until it ends. */
const DISK = gibibytes(10);

const featurised = `${WORK}/featurised`;
const result = `${WORK}/result`;
const bundle = `${WORK}/bundle`;
const models = ['--models', '$(MODELS)'];

/** The stages that the Kubeflow pipeline has as components (training/pipeline), in their order. */
export const trainingSteps = {
  featurise: {
    name: 'featurise',
    args: [
      ...['step', 'featurise', '--task', '$(TASK)', '--tasks-root', '$(TASKS_ROOT)', '--data', '$(DATA)'],
      ...['--seed', '$(SEED)', '--work', featurised],
    ],
    share: { cores: 1, memory: gibibytes(2), disk: DISK },
  },
  fit: {
    name: 'fit',
    args: ['step', 'fit', '--work', featurised, '--result', result],
    share: { cores: 2, memory: gibibytes(4), disk: DISK },
  },
  pack: {
    name: 'pack',
    args: ['step', 'pack', '--work', featurised, '--result', result, '--champion', '$(MODELS)', '--out', bundle],
    share: { cores: 1, memory: gibibytes(2), disk: DISK },
  },
  publish: {
    name: 'publish',
    args: [
      ...['release', 'publish', ...models, '--model', '$(TASK)', '--from', `file:${bundle}`],
      ...['--channel', '$(CHANNEL)', '--reason', '$(REASON)'],
    ],
    share: { cores: 1, memory: mebibytes(512), disk: DISK },
  },
} as const satisfies Record<string, TrainingStep>;
