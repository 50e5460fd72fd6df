import type { V1Container, V1EnvVar, V1PodTemplateSpec } from '@kubernetes/client-node';
import { imageNames } from '@medcast/deploy-contract';
import { labelsOf } from '../../pods/labels';
import { resourcesOf } from '../../pods/resources';
import { restrictedContainer, restrictedPod } from '../../pods/restricted';
import { scratchHome, scratchMount, scratchVolume } from '../../pods/scratch';
import { allSettings, requiredSettings } from '../../pods/settings';
import { gibibytes } from '../../writer/quantity';
import { TRAINING, requiredTrainingSettings } from './training-settings';
import { type TrainingStep, trainingSteps, WORK } from './training-steps';

/** Labels of everything in the component. */
export const trainingLabels = { ...labelsOf(TRAINING), 'app.kubernetes.io/component': 'training' };

/** A whole training in one pod: each step is a container that begins when the one before has succeeded. */
export function trainingPod(): V1PodTemplateSpec {
  return {
    metadata: { labels: { ...trainingLabels } },
    spec: {
      serviceAccountName: TRAINING,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: 'Never',
      securityContext: restrictedPod(),
      initContainers: stepsBefore(),
      containers: [toContainer(trainingSteps.publish)],
      volumes: [{ name: 'work', emptyDir: { sizeLimit: gibibytes(8) } }, scratchVolume(gibibytes(2))],
    },
  };
}

function stepsBefore(): V1Container[] {
  const { featurise, fit, pack } = trainingSteps;
  return [
    // The first step requires what any of them needs, so that a setting that is missing is told before hours of training.
    toContainer(featurise, requiredSettings(TRAINING, Object.keys(requiredTrainingSettings))),
    // Python would start a worker for each core of the machine, not of the container.
    toContainer(fit, [{ name: 'LOKY_MAX_CPU_COUNT', value: String(fit.share.cores) }]),
    toContainer(pack),
  ];
}

function toContainer({ name, args, share }: TrainingStep, env: readonly V1EnvVar[] = []): V1Container {
  return {
    name,
    image: imageNames.training,
    command: ['medcast'],
    args: [...args],
    env: [scratchHome(), ...env],
    envFrom: allSettings(TRAINING),
    resources: resourcesOf(share),
    securityContext: restrictedContainer(),
    volumeMounts: [{ name: 'work', mountPath: WORK }, scratchMount()],
  };
}
