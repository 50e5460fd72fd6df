import { join } from 'node:path';
import { type ModelRepository, openRepository, type PublishedBundle } from '@medcast/model-bundle';
import { ensureTrainingEnvironment } from '@medcast/training-environment';
import type { RunStep } from '../cli/run-step';
import { withTemporaryFolder } from '../cli/temporary-folder';
import { fetchTable } from '../table/fetch-table';
import { readLabelledTable } from '../table/read-labelled-table';
import { loadTask } from '../task/load-task';
import { sampleGoldenRecords } from './create-golden';
import type { Evaluation } from './evaluation';
import { packBundle } from './pack-bundle';
import { runPython, type TrainingEvent } from './run-python';
import { toTrainedSchema } from './trained-schema';
import { verifyBundle } from './verify-bundle';
import { writeWorkFolder } from './work-folder';

/** What to train, from what, into which repository. */
export interface TrainRequest {
  /** Absolute path of `training/`. */
  readonly trainingRoot: string;
  readonly task: string;
  /** File or https URL; the task's own URL when absent. */
  readonly data: string | undefined;
  /** Folder of the model repository. */
  readonly out: string;
  readonly seed: number;
}

/** What a training run produced. */
export interface TrainResult {
  readonly bundle: PublishedBundle;
  readonly evaluation: Evaluation;
  /** Whether the `production` channel was made to point at the bundle, because there was none. */
  readonly promoted: boolean;
}

const PRODUCTION = 'production';

/**
 * Trains a task and publishes the next version of its model.
 *
 * @throws Problem of the task, of the table, of Python, of a gate or of the repository; nothing is published then
 */
export async function trainTask(request: TrainRequest, runStep: RunStep): Promise<TrainResult> {
  const { trainingRoot, seed } = request;
  const repository = openRepository(`file:${request.out}`);
  const task = await loadTask(join(trainingRoot, 'tasks'), request.task);
  const { file, table } = await runStep('Read the table', async (say) => {
    const fetched = await fetchTable(request.data, task.data);
    const labelled = readLabelledTable(fetched.bytes, task.schema);
    say(`${labelled.records.length} rows`);
    return { file: fetched, table: labelled };
  });
  const schema = toTrainedSchema(task.schema, table.records);
  const golden = sampleGoldenRecords(schema, seed);
  return withTemporaryFolder('medcast-train-', async (work) => {
    await runStep('Compute the features', () => writeWorkFolder(work, { task, schema, table, golden, seed }));
    const environment = await runStep('Prepare Python', (say) => ensureTrainingEnvironment({ trainingRoot, log: say }));
    await runStep('Fit and evaluate', (say) =>
      runPython({
        ...environment,
        workFolder: work,
        onEvent: (event) => isWorthSaying(event) && say(renderEvent(event)),
      }),
    );
    const source = { task, schema, table, golden, seed, dataHash: file.sha256, resultFolder: join(work, 'result') };
    const packed = await runStep('Pack the bundle', () => packBundle(repository, source));
    await runStep('Verify the bundle', () => verifyBundle(repository, packed.bundle));
    return { ...packed, promoted: await promoteFirst(repository, packed.bundle) };
  });
}

/** Points `production` at the bundle where the model has no such channel yet. */
async function promoteFirst(repository: ModelRepository, { name, version }: PublishedBundle): Promise<boolean> {
  if ((await repository.readChannel(name, PRODUCTION)) !== undefined) return false;
  const channel = { version, previous: null, changedAt: new Date().toISOString(), reason: 'first version' };
  await repository.writeChannel(name, PRODUCTION, channel, undefined);
  return true;
}

/** Progress is said at each tenth, so that a log stays readable. */
function isWorthSaying(event: TrainingEvent): boolean {
  return event.event !== 'progress' || (event.done * 10) % event.total < 10;
}

function renderEvent(event: TrainingEvent): string {
  if (event.event === 'progress') return `${event.label}: ${event.done} of ${event.total}`;
  return event.event === 'step' ? event.name : event.message;
}
