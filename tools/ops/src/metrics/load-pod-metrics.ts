import { metricsPath, workloads } from '@medcast/deploy-contract';
import type { Cluster } from '../cluster-access/cluster-options';
import type { Pod } from '../cluster-access/kube-pod';
import { proxyToPod } from '../cluster-access/proxy-to-pod';
import { parseMetrics, type Sample } from './parse-metrics';

/** Metrics of a predictor's pod, through the API server; undefined where it cannot be reached. */
export async function loadPodMetrics(cluster: Cluster, { metadata }: Pod): Promise<readonly Sample[] | undefined> {
  const { adminPort: port } = workloads.predictor;
  const answer = await proxyToPod(cluster, { pod: metadata.name, port, path: metricsPath });
  return answer?.status === 200 ? parseMetrics(answer.text) : undefined;
}
