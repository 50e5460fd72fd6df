import { mkdir } from 'node:fs/promises';
import type { RunStep } from '../../cli/run-step';
import { loadLabelledTable } from '../../table/load-labelled-table';
import { loadTask } from '../../task/load-task';
import { sampleGoldenRecords } from '../pack/create-golden';
import { toTrainedSchema } from '../trained-schema';
import { writeWorkFolder } from './write-work-folder';
import { writeWorkSource } from './work-source';

/** What to compute features of. */
export interface FeaturiseRequest {
  /** Folder with one folder for each task. */
  readonly tasksRoot: string;
  readonly task: string;
  /** File or https URL; the task's own URL when absent. */
  readonly data: string | undefined;
  readonly seed: number;
  /** Folder to write to; made where there is none. */
  readonly work: string;
}

/**
 * The first step of a training: reads and checks the table, and writes everything that the other steps need into the
 * work folder.
 *
 * @throws Problem of the task or of the table
 */
export async function featurise(request: FeaturiseRequest, runStep: RunStep): Promise<void> {
  const { seed, work } = request;
  const task = await loadTask(request.tasksRoot, request.task);
  const table = await runStep('Read the table', async (say) => {
    const loaded = await loadLabelledTable(request.data, task);
    say(`${loaded.records.length} rows`);
    return loaded;
  });
  await runStep('Compute the features', async () => {
    const schema = toTrainedSchema(task.schema, table.records);
    const golden = sampleGoldenRecords(schema, seed);
    await mkdir(work, { recursive: true });
    await writeWorkFolder(work, { task, schema, table, golden, seed });
    await writeWorkSource(work, { task: { ...task, schema }, seed, dataHash: table.sha256 }, table.records);
  });
}
