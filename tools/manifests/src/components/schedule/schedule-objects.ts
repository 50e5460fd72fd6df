import type { V1CronJob, V1PodTemplateSpec, V1Role, V1RoleBinding, V1ServiceAccount } from '@kubernetes/client-node';
import { imageNames, workloads } from '@medcast/deploy-contract';
import { accountOf } from '../../base/services';
import { jobFailures } from '../../pods/job-failures';
import { labelsOf, podsOf } from '../../pods/labels';
import { egressPolicy, type NetworkPolicy, tcp } from '../../pods/network-policy';
import { resourcesOf } from '../../pods/resources';
import { restrictedContainer, restrictedPod } from '../../pods/restricted';
import { scratchHome, scratchMount, scratchVolume } from '../../pods/scratch';
import type { Manifest } from '../../writer/manifest';
import { mebibytes } from '../../writer/quantity';

/** Name of the account that may scale, and of what it may. */
export const SCHEDULE = 'medcast-schedule';

const { predictor } = workloads;

/** When to go to how many pods, in the time zone of the people who use it. */
export interface ScheduledScale {
  readonly name: string;
  readonly schedule: string;
  readonly replicas: number;
}

/** Nobody at night and at the weekend. One in the morning: an autoscaler goes to its minimum from there. */
export const scheduledScales: readonly ScheduledScale[] = [
  { name: 'scale-up', schedule: '0 6 * * 1-5', replicas: 1 },
  { name: 'scale-down', schedule: '0 20 * * 1-5', replicas: 0 },
];

/** The time zone of the schedules. */
export const TIME_ZONE = 'Etc/UTC';

/** Who scales. */
export function scheduleAccount(): Manifest<'v1', 'ServiceAccount', V1ServiceAccount> {
  return accountOf(SCHEDULE);
}

/** It may look at the predictor and change how many there are: nothing else, and of nothing else. */
export function scheduleRole(): Manifest<'rbac.authorization.k8s.io/v1', 'Role', V1Role> {
  const resourceNames = [predictor.name];
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: SCHEDULE, labels: labelsOf(SCHEDULE) },
    rules: [
      { apiGroups: ['apps'], resources: ['deployments/scale'], resourceNames, verbs: ['get', 'patch'] },
      // To say which autoscaler decides otherwise; a list cannot be bound to names.
      { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: ['get', 'list'] },
    ],
  };
}

/** Gives the account its role. */
export function scheduleBinding(): Manifest<'rbac.authorization.k8s.io/v1', 'RoleBinding', V1RoleBinding> {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: SCHEDULE, labels: labelsOf(SCHEDULE) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: SCHEDULE },
    subjects: [{ kind: 'ServiceAccount', name: SCHEDULE }],
  };
}

/** The API server has no address that is known here: its ports, anywhere, for these pods alone. */
export function schedulePolicy(): NetworkPolicy {
  return egressPolicy(
    'schedule-to-api-server',
    { matchLabels: podsOf(SCHEDULE) },
    { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: tcp(443, 6443) },
  );
}

/** Goes to a number of pods at a time. */
export function scaleCronJob({ name, schedule, replicas }: ScheduledScale): Manifest<'batch/v1', 'CronJob', V1CronJob> {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: `${predictor.name}-${name}`, labels: labelsOf(SCHEDULE) },
    spec: {
      schedule,
      timeZone: TIME_ZONE,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 1800,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels: labelsOf(SCHEDULE) },
        spec: {
          backoffLimit: 3,
          activeDeadlineSeconds: 300,
          ttlSecondsAfterFinished: 86_400,
          podFailurePolicy: jobFailures(),
          template: scalePod(replicas),
        },
      },
    },
  };
}

function scalePod(replicas: number): V1PodTemplateSpec {
  return {
    metadata: { labels: labelsOf(SCHEDULE) },
    spec: {
      serviceAccountName: SCHEDULE,
      // The one pod of ours that calls the cluster's API.
      automountServiceAccountToken: true,
      enableServiceLinks: false,
      restartPolicy: 'Never',
      securityContext: restrictedPod(),
      containers: [
        {
          name: 'scale',
          image: imageNames.training,
          command: ['medcast'],
          // At 0 an autoscaler rests, from 1 on it goes on: neither fights it.
          args: [
            ...['scale', String(replicas), '--workload', predictor.name, '--namespace', '$(NAMESPACE)'],
            ...['--force', '--yes'],
          ],
          env: [scratchHome(), { name: 'NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
          resources: resourcesOf({ cores: 0.5, requestedCores: 0.05, memory: mebibytes(256), disk: mebibytes(64) }),
          securityContext: restrictedContainer(),
          volumeMounts: [scratchMount()],
        },
      ],
      volumes: [scratchVolume(mebibytes(32))],
    },
  };
}
