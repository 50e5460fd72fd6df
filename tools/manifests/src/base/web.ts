import type { V1Container } from '@kubernetes/client-node';
import { imageNameOf, webProbePath, workloads } from '@medcast/deploy-contract';
import { resourcesOf, type Share } from '../pods/resources';
import { restrictedContainer } from '../pods/restricted';
import { scratchMount } from '../pods/scratch';
import { mebibytes } from '../writer/quantity';
import { type Deployment, deploymentOf } from './deployment';
import { connectionProbe, readinessProbe, SERVING_PORT, startupProbe } from './probes';
import { DRAIN_SECONDS, graceSeconds } from './serving-times';

const { web } = workloads;

/** What a pod gets where an environment says nothing else. */
export const webShare: Share = { cores: 0.5, requestedCores: 0.05, memory: mebibytes(64), disk: mebibytes(128) };

/** nginx with the form, and the way from it to the predictor. */
export function webDeployment(): Deployment {
  const pod = { container: webContainer(), graceSeconds: graceSeconds(DRAIN_SECONDS) };
  return deploymentOf({ workload: 'web', track: 'stable', name: web.name }, pod);
}

function webContainer(): V1Container {
  return {
    name: web.name,
    image: imageNameOf('web'),
    ports: [{ name: SERVING_PORT, containerPort: web.port }],
    resources: resourcesOf(webShare),
    startupProbe: startupProbe(webProbePath),
    readinessProbe: readinessProbe(webProbePath),
    livenessProbe: connectionProbe(),
    // nginx has no drain of its own: it goes on as before until proxies have heard, then ends what is in flight.
    lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } },
    securityContext: restrictedContainer(),
    volumeMounts: [scratchMount()],
  };
}
