import type { V1Container, V1Deployment, V1DeploymentSpec, V1PodSpec } from '@kubernetes/client-node';
import type { WorkloadName } from '@medcast/deploy-contract';
import { labelsOf, podsOfTrack, type Track } from '../pods/labels';
import { restrictedPod } from '../pods/restricted';
import { scratchVolume } from '../pods/scratch';
import { mebibytes } from '../writer/quantity';
import type { Manifest } from '../writer/manifest';
import { tolerateLostNode } from './lost-node';
import { spreadOver } from './spread';

/** A Deployment of ours. */
export type Deployment = Manifest<'apps/v1', 'Deployment', V1Deployment>;

/** A workload on one of its tracks. */
export interface TrackedWorkload {
  readonly workload: WorkloadName;
  readonly track: Track;
  /** Name of the Deployment: that of the workload on the stable track. */
  readonly name: string;
}

/** What is particular to the pods of a workload. */
export interface ServingPod {
  readonly container: V1Container;
  readonly graceSeconds: number;
}

/**
 * A Deployment that never has fewer pods ready than it should: a new pod first, then an old one goes. How many there
 * are, the overlay or an autoscaler says; never this.
 */
export function deploymentOf(tracked: TrackedWorkload, pod: ServingPod): Deployment {
  const { workload, track, name } = tracked;
  const trackLabels = podsOfTrack(workload, track);
  const labels = { ...labelsOf(workload), ...trackLabels };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      ...rollout(),
      selector: { matchLabels: trackLabels },
      template: { metadata: { labels: { ...labels } }, spec: podSpec(workload, pod) },
    },
  };
}

function rollout(): Omit<V1DeploymentSpec, 'selector' | 'template'> {
  return {
    revisionHistoryLimit: 5,
    minReadySeconds: 2,
    // A bundle that cannot be fetched is told of in two minutes, and no pod that serves is touched meanwhile.
    progressDeadlineSeconds: 150,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  };
}

function podSpec(workload: WorkloadName, { container, graceSeconds }: ServingPod): V1PodSpec {
  return {
    serviceAccountName: workload,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: graceSeconds,
    securityContext: restrictedPod(),
    topologySpreadConstraints: spreadOver(workload),
    tolerations: tolerateLostNode(),
    containers: [container],
    volumes: [scratchVolume(mebibytes(64))],
  };
}
