import type { Gate } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import type { Task } from '../task/task';
import type { Evaluation } from './evaluation';

/** Measures the model against every gate of its task. */
export function measureGates(task: Task, evaluation: Evaluation): readonly Gate[] {
  const { coverage, coverageByGroup } = evaluation.metrics.interval;
  const required = task.gates.coverage.minimum;
  const { maxRelativeError, tolerance } = evaluation.parity;
  return [
    { name: 'parity', figure: maxRelativeError, required: tolerance, passed: maxRelativeError <= tolerance },
    { name: 'coverage', figure: coverage.mean, required, passed: coverage.mean >= required },
    ...task.interval.groups.flatMap((group) =>
      Object.entries(coverageByGroup[group] ?? {}).map(([label, { mean }]) => ({
        name: `coverage ${group}=${label}`,
        figure: mean,
        required,
        passed: mean >= required,
      })),
    ),
  ];
}

/**
 * Refuses a model that misses a gate.
 *
 * @throws Problem GATE_REFUSED, naming each gate, its figure and what it needs
 */
export function checkGates(gates: readonly Gate[]): void {
  const missed = gates.filter((gate) => !gate.passed);
  if (missed.length === 0) return;
  const list = missed.map(({ name, figure, required }) => `${name}: needs ${required}, got ${figure}`).join('; ');
  throw new Problem('GATE_REFUSED', `expected the model to pass every gate of its task, got ${list}`);
}
