import type {
  V2HorizontalPodAutoscaler,
  V2HorizontalPodAutoscalerBehavior,
  V2MetricSpec,
} from '@kubernetes/client-node';
import { metricNames, workloads } from '@medcast/deploy-contract';
import { labelsOf } from '../../pods/labels';
import type { Manifest } from '../../writer/manifest';

const { predictor } = workloads;

/** Share of the requested CPU at which another pod comes: half of a pod's limit is then still free for a peak. */
export const CPU_PERCENT = 60;

/** Requests in flight for each pod at which another one comes. */
export const IN_FLIGHT = '8';

/** How many pods there are at least and at most. */
export interface ReplicaRange {
  readonly from: number;
  readonly to: number;
}

/** Where an environment says nothing else. */
export const replicaRange: ReplicaRange = { from: 3, to: 12 };

/** As many predictors as there is work for. */
export function predictorAutoscaler(): Manifest<
  'autoscaling/v2',
  'HorizontalPodAutoscaler',
  V2HorizontalPodAutoscaler
> {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: predictor.name, labels: labelsOf(predictor.name) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: predictor.name },
      minReplicas: replicaRange.from,
      maxReplicas: replicaRange.to,
      metrics: [cpuMetric()],
      behavior: forPeaks(),
    },
  };
}

/** Requests in flight, which grow before CPU does where a pod waits for something else. */
export function inFlightMetric(): V2MetricSpec {
  return {
    type: 'Pods',
    pods: { metric: { name: metricNames.requestsInFlight }, target: { type: 'AverageValue', averageValue: IN_FLIGHT } },
  };
}

function cpuMetric(): V2MetricSpec {
  return {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: CPU_PERCENT } },
  };
}

/** Up at once, to twice as many within 15 s; down slowly. */
function forPeaks(): V2HorizontalPodAutoscalerBehavior {
  return {
    scaleUp: {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [
        { type: 'Percent', value: 100, periodSeconds: 15 },
        { type: 'Pods', value: 4, periodSeconds: 15 },
      ],
    },
    // How long to look back before going down is the cluster's own setting: five minutes unless it says another.
    scaleDown: { selectPolicy: 'Max', policies: [{ type: 'Percent', value: 50, periodSeconds: 30 }] },
  };
}
