import type { V1CronJob, V1Job, V1JobSpec, V1ServiceAccount } from '@kubernetes/client-node';
import { jobFailures } from '../../pods/job-failures';
import { podsOf } from '../../pods/labels';
import { bucketPolicy, type NetworkPolicy } from '../../pods/network-policy';
import { defaultsOf } from '../../pods/settings';
import type { Component } from '../../writer/component';
import type { Manifest } from '../../writer/manifest';
import { trainingLabels, trainingPod } from './training-pod';
import { TRAINING, trainingDefaults } from './training-settings';

const LONGEST_RUN_SECONDS = 4 * 3600;
const START_DEADLINE_SECONDS = 3600;

/** Who the pods are, for workload identity; without a token for the cluster's API, which they never call. */
export function trainingAccount(): Manifest<'v1', 'ServiceAccount', V1ServiceAccount> {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: TRAINING, labels: { ...trainingLabels } },
    automountServiceAccountToken: false,
  };
}

/** One training now. */
export function trainingJob(): Manifest<'batch/v1', 'Job', V1Job> {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: TRAINING, labels: { ...trainingLabels } },
    spec: trainingRun(),
  };
}

/** A training every week, never two at once. */
export function retrainingCronJob(): Manifest<'batch/v1', 'CronJob', V1CronJob> {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'medcast-retraining', labels: { ...trainingLabels } },
    spec: {
      schedule: '0 3 * * 0',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: START_DEADLINE_SECONDS,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: { metadata: { labels: { ...trainingLabels } }, spec: trainingRun() },
    },
  };
}

/** Its pods reach buckets, and a table that stands on the Internet. */
export function trainingPolicy(): NetworkPolicy {
  return bucketPolicy('training-to-buckets', { matchLabels: podsOf(TRAINING) });
}

/** What the overlay takes. */
export function trainingComponent(): Component {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    resources: ['service-account.yaml', 'job.yaml', 'cron-job.yaml', 'network-policy.yaml'],
    configMapGenerator: [
      {
        name: defaultsOf(TRAINING),
        literals: Object.entries(trainingDefaults).map(([name, value]) => `${name}=${value}`),
      },
    ],
  };
}

function trainingRun(): V1JobSpec {
  return {
    backoffLimit: 2,
    activeDeadlineSeconds: LONGEST_RUN_SECONDS,
    // Of two pods at once, both would publish.
    podReplacementPolicy: 'Failed',
    podFailurePolicy: jobFailures(),
    template: trainingPod(),
  };
}
