import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import { renderFindings } from '../diagnosis/render-findings';
import { describeRollout } from './rollout-state';
import type { RolloutOutcome } from './wait-for-rollout';

/**
 * ROLLOUT_STUCK with everything that is known of why.
 *
 * @param after what has been done about it: "it was undone"; undefined where nothing was
 */
export function stuckProblem(cluster: Cluster, outcomes: readonly RolloutOutcome[], after?: string): Problem {
  const states = outcomes.map(({ state }) => `${state.name}: ${describeRollout(state)}`).join('; ');
  const next = after ?? 'mend what is named below, or "medcast rollout undo"';
  const found = renderFindings(outcomes.flatMap(({ findings }) => findings));
  const detail = `expected every new pod in ${cluster.namespace} to become ready, got ${states}; ${next}\n${found.trimEnd() || 'nothing is known of why: see "medcast status"'}`;
  return new Problem('ROLLOUT_STUCK', detail);
}
