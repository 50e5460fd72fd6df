import type { V1Job, V1ServiceAccount } from '@kubernetes/client-node';
import { jobFailures } from '../../pods/job-failures';
import { podsOf } from '../../pods/labels';
import { bucketPolicy, type NetworkPolicy } from '../../pods/network-policy';
import { defaultsOf } from '../../pods/settings';
import type { Component } from '../../writer/component';
import type { Manifest } from '../../writer/manifest';
import { scoringLabels, scoringPod } from './scoring-pod';
import { SCORING, scoringDefaults, SHARDS } from './scoring-settings';

/** Shards that are scored at once. */
const AT_ONCE = 4;

/** Who the pods are, for workload identity; without a token for the cluster's API, which they never call. */
export function scoringAccount(): Manifest<'v1', 'ServiceAccount', V1ServiceAccount> {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: SCORING, labels: { ...scoringLabels } },
    automountServiceAccountToken: false,
  };
}

/** One index for each shard. A shard that was done does nothing, so that any of them may be run again. */
export function scoringJob(): Manifest<'batch/v1', 'Job', V1Job> {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: SCORING, labels: { ...scoringLabels } },
    spec: {
      completionMode: 'Indexed',
      completions: SHARDS,
      parallelism: AT_ONCE,
      backoffLimitPerIndex: 3,
      // Two pods of one shard would only score the same part twice, but they would.
      podReplacementPolicy: 'Failed',
      podFailurePolicy: jobFailures(),
      template: scoringPod(),
    },
  };
}

/** Its pods reach buckets, and a table that stands on the Internet. */
export function scoringPolicy(): NetworkPolicy {
  return bucketPolicy('scoring-to-buckets', { matchLabels: podsOf(SCORING) });
}

/** What the overlay takes. */
export function scoringComponent(): Component {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    resources: ['service-account.yaml', 'job.yaml', 'network-policy.yaml'],
    configMapGenerator: [
      {
        name: defaultsOf(SCORING),
        literals: Object.entries(scoringDefaults).map(([name, value]) => `${name}=${value}`),
      },
    ],
  };
}
