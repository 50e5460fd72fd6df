import type { Gate } from '@medcast/model-bundle';
import type { MeanAndDeviation } from '../evaluation/spread';
import type { GateSource } from './gate-source';

/** Whether the interval, or the prediction set, covers enough: overall and in each group that the task names. */
export function measureCoverage({ task, evaluation }: GateSource): readonly Gate[] {
  const { coverage, coverageByGroup } =
    evaluation.task === 'regression' ? evaluation.metrics.interval : evaluation.metrics.set;
  const { minimum } = task.gates.coverage;
  const toGate = (name: string, { mean }: MeanAndDeviation): Gate => ({
    name,
    passed: mean >= minimum,
    figure: mean,
    required: minimum,
    detail: `share of unseen rows whose true value lies in the ${nameOf(evaluation.task)}`,
  });
  return [
    toGate('coverage', coverage),
    ...task.interval.groups.flatMap((group) =>
      Object.entries(coverageByGroup[group] ?? {}).map(([label, spread]) =>
        toGate(`coverage ${group}=${label}`, spread),
      ),
    ),
  ];
}

function nameOf(task: 'regression' | 'classification'): string {
  return task === 'regression' ? 'interval' : 'prediction set';
}
