import { Problem } from '@medcast/problem';
import type { ClusterAnswer } from './cluster';
import type { Cluster } from './cluster-options';

const TIMEOUT_MS = 5_000;

/** A path of a port of a pod. */
export interface PodAddress {
  readonly pod: string;
  readonly port: number;
  readonly path: string;
}

/**
 * Asks a pod through the API server, which needs no way into the pods' network.
 *
 * @returns what the pod answers, whatever its status; undefined where it cannot be reached: it does not listen, a
 * network policy keeps the control plane out, or the user may not use the proxy
 */
export async function proxyToPod(
  { link, namespace }: Pick<Cluster, 'link' | 'namespace'>,
  { pod, port, path }: PodAddress,
): Promise<ClusterAnswer | undefined> {
  try {
    const answer = await link.send({
      method: 'GET',
      path: `/api/v1/namespaces/${namespace}/pods/${pod}:${port}/proxy${path}`,
      accept: '*/*',
      timeoutMs: TIMEOUT_MS,
    });
    return isOfProxy(answer) ? undefined : answer;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** What the API server says itself, where it did not get through. */
function isOfProxy({ status, text }: ClusterAnswer): boolean {
  return status >= 400 && text.includes('"kind":"Status"') && text.includes('"apiVersion":"v1"');
}
