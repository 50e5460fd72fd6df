import type { RunStep } from '../../cli/run-step';
import { ensureTrainingEnvironment, type TrainingGroup } from '@medcast/training-environment';
import { createProgressSpeaker, TIMES_SAID } from './progress-speaker';
import { runPython } from './run-python';

/** What to fit and with what. */
export interface FitRequest {
  /** Absolute path of `training/`. */
  readonly trainingRoot: string;
  /** As `featurise` has written it; only read. */
  readonly work: string;
  /** Folder to write to: `<work>/result` where one process does all. */
  readonly result: string;
  /** Optional groups of Python packages: `boosters`. */
  readonly groups: readonly TrainingGroup[];
}

/**
 * The second step of a training: fits, evaluates, calibrates and exports in Python.
 *
 * @throws Problem PYTHON_UNAVAILABLE, or what Python reports
 */
export async function fit({ trainingRoot, work, result, groups }: FitRequest, runStep: RunStep): Promise<void> {
  const environment = await runStep('Prepare Python', (say) =>
    ensureTrainingEnvironment({ trainingRoot, log: say, groups }),
  );
  const times = process.stdout.isTTY ? TIMES_SAID.terminal : TIMES_SAID.log;
  await runStep('Fit and evaluate', (say) =>
    runPython({ ...environment, work, result, onEvent: createProgressSpeaker(say, times) }),
  );
}
