import type { V1Container, V1CronJob, V1JobSpec, V1PersistentVolumeClaim } from '@kubernetes/client-node';
import { imageNames, predictorSettings, workloads } from '@medcast/deploy-contract';
import { jobFailures } from '../../pods/job-failures';
import { labelsOf } from '../../pods/labels';
import { resourcesOf } from '../../pods/resources';
import { restrictedContainer, restrictedPod } from '../../pods/restricted';
import { scratchHome, scratchMount, scratchVolume } from '../../pods/scratch';
import type { Manifest } from '../../writer/manifest';
import { gibibytes, mebibytes } from '../../writer/quantity';

const { predictor } = workloads;

/** Name of what copies bundles, and of the volume that it copies them to. */
export const MIRROR = 'medcast-model-mirror';

/** Where the volume is, in the mirror and in the predictor. */
export const MODELS_FOLDER = '/models';

/** Models that are copied, one after the other. */
export const MIRRORED_MODELS = ['insurance', 'iris'] as const;

/** Where the mirror reads: the variable that an overlay must give. */
export const SOURCE = 'SOURCE_MODELS';

/** A volume that every node can mount, and that outlives every pod. */
export function modelVolume(): Manifest<'v1', 'PersistentVolumeClaim', V1PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: MIRROR, labels: labelsOf(MIRROR) },
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: gibibytes(10) } } },
  };
}

/** Brings the versions in production from the bucket to the volume, every five minutes. */
export function mirrorCronJob(): Manifest<'batch/v1', 'CronJob', V1CronJob> {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: MIRROR, labels: labelsOf(MIRROR) },
    spec: {
      schedule: '*/5 * * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 120,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: { metadata: { labels: labelsOf(MIRROR) }, spec: mirrorRun() },
    },
  };
}

function mirrorRun(): V1JobSpec {
  const containers = MIRRORED_MODELS.map(copyOf);
  return {
    backoffLimit: 1,
    activeDeadlineSeconds: 240,
    ttlSecondsAfterFinished: 3600,
    podFailurePolicy: jobFailures(),
    template: {
      metadata: { labels: labelsOf(MIRROR) },
      spec: {
        // The same who: it reads what the predictor would read.
        serviceAccountName: predictor.name,
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        restartPolicy: 'Never',
        securityContext: restrictedPod(),
        initContainers: containers.slice(0, -1),
        containers: containers.slice(-1),
        volumes: [{ name: 'models', persistentVolumeClaim: { claimName: MIRROR } }, scratchVolume(gibibytes(1))],
      },
    },
  };
}

function copyOf(model: string): V1Container {
  const channel = predictorSettings.CHANNEL.default;
  return {
    name: model,
    image: imageNames.training,
    command: ['medcast'],
    args: [
      ...['release', 'publish', '--from', `$(${SOURCE})`, '--from-channel', channel, '--model', model],
      ...['--models', `file:${MODELS_FOLDER}`, '--channel', channel, '--reason', 'mirrored from the bucket'],
    ],
    env: [scratchHome(), { name: SOURCE, valueFrom: { configMapKeyRef: { name: MIRROR, key: SOURCE } } }],
    envFrom: [{ configMapRef: { name: MIRROR } }],
    resources: resourcesOf({ cores: 1, requestedCores: 0.1, memory: mebibytes(512), disk: gibibytes(1) }),
    securityContext: restrictedContainer(),
    volumeMounts: [{ name: 'models', mountPath: MODELS_FOLDER }, scratchMount()],
  };
}
