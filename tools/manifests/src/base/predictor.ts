import type { V1Container, V1EnvVar } from '@kubernetes/client-node';
import { imageNameOf, type PredictorSettingName, probePaths, SETTINGS_MAP, workloads } from '@medcast/deploy-contract';
import type { Track } from '../pods/labels';
import { resourcesOf, type Share } from '../pods/resources';
import { restrictedContainer } from '../pods/restricted';
import { scratchMount } from '../pods/scratch';
import type { GeneratedConfigMap } from '../writer/component';
import { mebibytes } from '../writer/quantity';
import { type Deployment, deploymentOf } from './deployment';
import { ADMIN_PORT, livenessProbe, readinessProbe, SERVING_PORT, startupProbe } from './probes';
import { DRAIN_SECONDS, graceSeconds, PRE_STOP_SECONDS } from './serving-times';
import { labelsOf } from '../pods/labels';

const { predictor } = workloads;

/** Values of the predictor's variables; a name that it does not know does not compile. */
export type PredictorValues = Partial<Readonly<Record<PredictorSettingName, string>>>;

/** What a pod gets where an environment says nothing else. */
export const predictorShare: Share = {
  cores: 1,
  requestedCores: 0.25,
  memory: mebibytes(512),
  disk: mebibytes(128),
};

/** The predictor on one of its tracks. */
export function predictorDeployment(track: Track, name: string): Deployment {
  const pod = { container: predictorContainer(), graceSeconds: graceSeconds(DRAIN_SECONDS) };
  return deploymentOf({ workload: 'predictor', track, name }, pod);
}

/** Its settings: one ConfigMap, named by what is in it, so that a change of a setting is a rollout. */
export function predictorSettingsMap(values: PredictorValues): GeneratedConfigMap {
  return {
    name: SETTINGS_MAP,
    literals: toLiterals(values),
    options: { labels: labelsOf(predictor.name) },
  };
}

/** `NAME=value` for each. */
export function toLiterals(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

/** Its container, with everything but what only the track or the environment knows. */
export function predictorContainer(): V1Container {
  return {
    name: predictor.name,
    image: imageNameOf('predictor'),
    ports: [
      { name: SERVING_PORT, containerPort: predictor.port },
      { name: ADMIN_PORT, containerPort: predictor.adminPort },
    ],
    env: [scorerThreads()],
    envFrom: [{ configMapRef: { name: SETTINGS_MAP } }],
    resources: resourcesOf(predictorShare),
    startupProbe: startupProbe(probePaths.startup),
    readinessProbe: readinessProbe(probePaths.readiness),
    livenessProbe: livenessProbe(probePaths.liveness),
    lifecycle: { preStop: { sleep: { seconds: PRE_STOP_SECONDS } } },
    securityContext: restrictedContainer(),
    volumeMounts: [scratchMount()],
  };
}

/** As many threads as the container may use cores, whatever the machine has; the kubelet fills it in, rounded up. */
function scorerThreads(): V1EnvVar {
  const name: PredictorSettingName = 'SCORER_THREADS';
  return { name, valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } } };
}
