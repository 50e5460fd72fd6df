import { renderTextTable } from '../cli/render-text-table';
import type { Cluster } from '../cluster-access/cluster-options';
import { loadFigures, type RunningTrial } from './canary-cluster';
import { type CanaryCheck, type CanaryLimits, judgeCanary } from './judge-canary';
import { addFigures, sinceBaseline } from './track-figures';

/** Judges a trial by what the pods of both tracks have counted since it began. */
export async function judgeTrial(
  cluster: Cluster,
  { trial }: RunningTrial,
  limits: CanaryLimits,
): Promise<readonly CanaryCheck[]> {
  const [stable, canary] = await Promise.all([loadFigures(cluster, 'stable'), loadFigures(cluster, 'canary')]);
  const since = Object.entries(stable).map(([pod, figures]) => sinceBaseline(figures, trial.baseline[pod]));
  return judgeCanary(addFigures(since), addFigures(Object.values(canary)), limits);
}

/** A table of the conditions. */
export function renderChecks(checks: readonly CanaryCheck[]): string {
  const rows = checks.map(({ name, passed, stable, canary, required }) => [
    passed ? 'met' : 'missed',
    name,
    format(stable),
    format(canary),
    required,
  ]);
  return renderTextTable(['gate', 'condition', 'stable', 'canary', 'required'], rows);
}

/** "share of errors: stable 0, canary 0.2, required at most 0.01 more" */
export function describeMissed(checks: readonly CanaryCheck[]): string {
  return checks
    .filter(({ passed }) => !passed)
    .map(
      ({ name, stable, canary, required }) =>
        `${name}: stable ${format(stable)}, canary ${format(canary)}, required ${required}`,
    )
    .join('; ');
}

function format(value: number): string {
  return String(Number(value.toPrecision(4)));
}
