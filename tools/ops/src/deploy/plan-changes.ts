import { isDeepStrictEqual } from 'node:util';
import type { Cluster } from '../cluster-access/cluster-options';
import type { KubeObject } from '../cluster-access/kube-object';
import { kinds } from '../cluster-access/our-kinds';
import { type ApplyRules, applyObject } from './apply-object';
import { toComparable } from './comparable';

/** What becomes of one object of the overlay. */
export interface Change {
  readonly kind: string;
  readonly name: string;
  readonly action: 'create' | 'change' | 'keep';
  readonly before?: KubeObject;
  /** As the cluster would keep it, with its defaults. */
  readonly after: KubeObject;
}

/**
 * Lets the API server say what becomes of each object, with all its checks, and changes nothing. In a namespace that is
 * not there yet the server can check nothing: everything is created then, and checked while it is.
 *
 * @throws Problem as `applyObject`
 */
export async function planChanges(
  cluster: Cluster,
  objects: readonly KubeObject[],
  rules: Omit<ApplyRules, 'dryRun'> = {},
): Promise<readonly Change[]> {
  const namespaces = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  const missing = new Set<string>();
  for (const name of namespaces) {
    if ((await cluster.objects.find({ ...kinds.namespace, name })) === undefined) missing.add(name);
  }
  const changes: Change[] = [];
  for (const object of objects) {
    const isAbsent = object.metadata.namespace !== undefined && missing.has(object.metadata.namespace);
    changes.push(isAbsent ? creation(object) : await planChange(cluster, object, rules));
  }
  return changes;
}

async function planChange(cluster: Cluster, object: KubeObject, rules: ApplyRules): Promise<Change> {
  const { apiVersion, kind, metadata } = object;
  const place = { apiVersion, kind, namespace: metadata.namespace, name: metadata.name };
  const after = await applyObject(cluster, object, { ...rules, dryRun: true });
  const before = await cluster.objects.find<KubeObject>(place);
  if (before === undefined) return creation(after);
  const isSame = isDeepStrictEqual(toComparable(before), toComparable(after));
  return { kind, name: metadata.name, action: isSame ? 'keep' : 'change', before, after };
}

function creation(after: KubeObject): Change {
  return { kind: after.kind, name: after.metadata.name, action: 'create', after };
}
