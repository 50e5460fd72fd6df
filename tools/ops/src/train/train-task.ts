import { join } from 'node:path';
import type { ModelRepository } from '@medcast/model-bundle';
import type { TrainingGroup } from '@medcast/training-environment';
import type { RunStep } from '../cli/run-step';
import { withTemporaryFolder } from '../cli/temporary-folder';
import { featurise } from './featurise/featurise';
import { fit } from './fit/fit';
import { pack, type PackedBundle } from './pack/pack';
import { promoteFirst } from './promote-first';

/** What to train, from what, into which repository. */
export interface TrainRequest {
  /** Absolute path of `training/`. */
  readonly trainingRoot: string;
  /** Folder with one folder for each task. */
  readonly tasksRoot: string;
  readonly task: string;
  /** File or https URL; the task's own URL when absent. */
  readonly data: string | undefined;
  readonly repository: ModelRepository;
  readonly seed: number;
  /** Optional groups of Python packages: `boosters`. */
  readonly groups: readonly TrainingGroup[];
  /** Why to publish a model that misses gates. */
  readonly override: string | undefined;
}

/** What a training run produced. */
export interface TrainResult extends PackedBundle {
  /** Whether the `production` channel was made to point at the bundle, because there was none. */
  readonly promoted: boolean;
}

/**
 * Trains a task and publishes the next version of its model: the steps `featurise`, `fit` and `pack` with a work folder
 * between them that is removed at the end.
 *
 * @throws Problem of the task, of the table, of Python, of a gate or of the repository; nothing is published then
 */
export async function trainTask(request: TrainRequest, runStep: RunStep): Promise<TrainResult> {
  const { trainingRoot, repository, groups, override } = request;
  return withTemporaryFolder('medcast-train-', async (work) => {
    const result = join(work, 'result');
    await featurise({ ...request, work }, runStep);
    await fit({ trainingRoot, work, result, groups }, runStep);
    const packed = await pack({ work, result, champions: repository, out: repository, override }, runStep);
    return { ...packed, promoted: await promoteFirst(repository, packed.bundle) };
  });
}
