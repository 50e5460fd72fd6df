import type { V1Container, V1PodTemplateSpec } from '@kubernetes/client-node';
import { imageNames } from '@medcast/deploy-contract';
import { labelsOf } from '../../pods/labels';
import { resourcesOf } from '../../pods/resources';
import { restrictedContainer, restrictedPod } from '../../pods/restricted';
import { scratchHome, scratchMount, scratchVolume } from '../../pods/scratch';
import { allSettings, requiredSettings } from '../../pods/settings';
import { gibibytes } from '../../writer/quantity';
import { SCORING, requiredScoringSettings, SHARDS } from './scoring-settings';

/** Labels of everything in the component. */
export const scoringLabels = { ...labelsOf(SCORING), 'app.kubernetes.io/component': 'batch-scoring' };

/** One part of a table and its results lie there at a time. */
const DISK = gibibytes(10);

/** The pod that scores one shard. */
export function scoringPod(): V1PodTemplateSpec {
  return {
    metadata: { labels: { ...scoringLabels } },
    spec: {
      serviceAccountName: SCORING,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: 'Never',
      securityContext: restrictedPod(),
      containers: [scoringContainer()],
      volumes: [scratchVolume(DISK)],
    },
  };
}

function scoringContainer(): V1Container {
  return {
    name: 'score',
    image: imageNames.training,
    command: ['medcast'],
    // Which shard it is stands in JOB_COMPLETION_INDEX, which the Job sets.
    args: [
      ...['score', '--model', '$(MODEL)', '--models', '$(MODELS)', '--channel', '$(CHANNEL)'],
      ...['--in', '$(INPUT)', '--out', '$(OUTPUT)', '--of', String(SHARDS)],
    ],
    env: [scratchHome(), ...requiredSettings(SCORING, Object.keys(requiredScoringSettings))],
    envFrom: allSettings(SCORING),
    // The process holds 380 MB at most, whatever the table (docs/batch-scoring.md).
    resources: resourcesOf({ cores: 1, memory: gibibytes(1), disk: DISK }),
    securityContext: restrictedContainer(),
    volumeMounts: [scratchMount()],
  };
}
