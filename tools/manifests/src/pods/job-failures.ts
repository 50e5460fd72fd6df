import type { V1PodFailurePolicy } from '@kubernetes/client-node';

/** Exit code of `medcast` when it was called wrongly: it would be called wrongly again. */
const USAGE_EXIT_CODE = 2;

/** Which failures of a pod count: not that its node was drained, and at once that it was called wrongly. */
export function jobFailures(): V1PodFailurePolicy {
  return {
    rules: [
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      { action: 'FailJob', onExitCodes: { operator: 'In', values: [USAGE_EXIT_CODE] } },
    ],
  };
}
