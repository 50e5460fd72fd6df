import { labelNames, PRODUCT } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import type { KubeObject, ObjectKind } from '../cluster-access/kube-object';

/**
 * Loads an object, if it is ours.
 *
 * @throws Problem OBJECT_NOT_FOUND where it is not there, or belongs to somebody else
 */
export async function loadOwn<T extends KubeObject>(cluster: Cluster, kind: ObjectKind, name: string): Promise<T> {
  const object = await cluster.objects.find<T>({ ...kind, namespace: cluster.namespace, name });
  if (object?.metadata.labels?.[labelNames.partOf] === PRODUCT) return object;
  const got = object === undefined ? 'no such object' : `one without the label ${labelNames.partOf}=${PRODUCT}`;
  const detail = `expected ${kind.kind} ${name} of ours in ${cluster.namespace}, got ${got}; see "medcast get all"`;
  throw new Problem('OBJECT_NOT_FOUND', detail);
}
