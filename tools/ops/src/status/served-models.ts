import { labelNames, metricNames, workloads } from '@medcast/deploy-contract';
import type { Cluster } from '../cluster-access/cluster-options';
import type { Pod } from '../cluster-access/kube-pod';
import { loadPodMetrics } from '../metrics/load-pod-metrics';
import type { Sample } from '../metrics/parse-metrics';

/** A version of a model, and the pods that have it. */
export interface ServedModel {
  readonly model: string;
  readonly version: string;
  /** `ready`, `previous`, `shadow`, `refused`, `failed`, `loading`. */
  readonly state: string;
  readonly pods: readonly string[];
}

/** What the predictor's pods serve, and which of them could not be asked. */
export interface ServedModels {
  readonly models: readonly ServedModel[];
  readonly silent: readonly string[];
}

/** States that say nothing of the present. */
const PAST = ['previous'];

/** Asks each of the predictor's pods that runs what it serves. */
export async function loadServedModels(cluster: Cluster, pods: readonly Pod[]): Promise<ServedModels> {
  const running = pods.filter(
    ({ metadata, status }) =>
      metadata.labels?.[labelNames.name] === workloads.predictor.name &&
      status?.phase === 'Running' &&
      metadata.deletionTimestamp === undefined,
  );
  const told = await Promise.all(
    running.map(async (pod) => ({ pod: pod.metadata.name, samples: await loadPodMetrics(cluster, pod) })),
  );
  return {
    models: toServedModels(told),
    silent: told.filter(({ samples }) => samples === undefined).map(({ pod }) => pod),
  };
}

/** Brings together what pods say: one entry for each version of a model in each state. */
export function toServedModels(
  told: readonly { readonly pod: string; readonly samples: readonly Sample[] | undefined }[],
): readonly ServedModel[] {
  const models = new Map<string, ServedModel>();
  for (const { pod, samples = [] } of told) {
    for (const { name, labels, value } of samples) {
      const { model = '', version = '', state = '' } = labels;
      if (name !== metricNames.modelInfo || value !== 1 || PAST.includes(state)) continue;
      const key = JSON.stringify([model, version, state]);
      models.set(key, { model, version, state, pods: [...(models.get(key)?.pods ?? []), pod] });
    }
  }
  return [...models.values()].sort(
    (a, b) => a.model.localeCompare(b.model) || Number(a.version) - Number(b.version) || a.state.localeCompare(b.state),
  );
}
