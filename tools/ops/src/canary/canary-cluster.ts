import { canaryNames, gatewayNames, labelNames, workloads } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import type { Pod } from '../cluster-access/kube-pod';
import type { Deployment } from '../cluster-access/kube-workload';
import { kinds, OURS } from '../cluster-access/our-kinds';
import { loadPodMetrics } from '../metrics/load-pod-metrics';
import { type CanaryTrial, TRIAL, trialOf } from './canary-trial';
import { type HttpRoute, weighRules } from './route-weights';
import { toFigures, type TrackFigures } from './track-figures';

/** A trial that runs, with both Deployments. */
export interface RunningTrial {
  readonly stable: Deployment;
  readonly canary: Deployment;
  readonly trial: CanaryTrial;
}

/** Place of the canary's Deployment. */
export function canaryPlace({ namespace }: Cluster) {
  return { ...kinds.deployment, namespace, name: canaryNames.deployment };
}

/** Place of the stable Deployment. */
export function stablePlace({ namespace }: Cluster) {
  return { ...kinds.deployment, namespace, name: workloads.predictor.name };
}

/**
 * Loads the trial that runs.
 *
 * @throws Problem CANARY_NOT_FOUND where none does
 */
export async function loadTrial(cluster: Cluster): Promise<RunningTrial> {
  const canary = await cluster.objects.find<Deployment>(canaryPlace(cluster));
  const trial = canary === undefined ? undefined : trialOf(canary);
  if (canary === undefined || trial === undefined) {
    const detail = `expected a canary in ${cluster.namespace}, got none; begin with "medcast canary start --image REFERENCE"`;
    throw new Problem('CANARY_NOT_FOUND', detail);
  }
  return { stable: await cluster.objects.read<Deployment>(stablePlace(cluster)), canary, trial };
}

/** The route that can be weighed; undefined where the cluster has none for the predictor. */
export async function findRoute({ objects, namespace }: Cluster): Promise<HttpRoute | undefined> {
  if (!(await objects.has(kinds.route))) return undefined;
  const route = await objects.find<HttpRoute>({ ...kinds.route, namespace, name: gatewayNames.route });
  return route !== undefined && weighRules(route, 0) !== undefined ? route : undefined;
}

/** Sends a share of the predictor's requests to the canary; nothing where no route decides that. */
export async function setRouteWeight(cluster: Cluster, weight: number): Promise<void> {
  const route = await findRoute(cluster);
  if (route === undefined) return;
  const place = { ...kinds.route, namespace: cluster.namespace, name: route.metadata.name };
  await cluster.objects.patch(place, { type: 'merge', body: { spec: { rules: weighRules(route, weight) } } });
}

/** Takes away the note that a trial runs. */
export async function removeTrial(cluster: Cluster): Promise<void> {
  const body = { metadata: { annotations: { [TRIAL]: null } } };
  await cluster.objects.patch(canaryPlace(cluster), { type: 'merge', body });
}

/** What each pod of a track has counted, by its name; pods that cannot be asked are left out. */
export async function loadFigures(
  cluster: Cluster,
  track: 'stable' | 'canary',
): Promise<Readonly<Record<string, TrackFigures>>> {
  const labelSelector = `${OURS},${labelNames.name}=${workloads.predictor.name},${labelNames.track}=${track}`;
  const pods = await cluster.objects.list<Pod>({ ...kinds.pod, namespace: cluster.namespace }, { labelSelector });
  const told = await Promise.all(
    pods.map(async (pod): Promise<[string, TrackFigures] | undefined> => {
      const samples = await loadPodMetrics(cluster, pod);
      return samples === undefined ? undefined : [pod.metadata.name, toFigures(samples)];
    }),
  );
  return Object.fromEntries(told.filter((entry) => entry !== undefined));
}
