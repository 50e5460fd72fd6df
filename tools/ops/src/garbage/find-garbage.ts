import type { KubeObject } from '../cluster-access/kube-object';
import type { PodSpec } from '../cluster-access/kube-pod';

/** A ConfigMap or Secret whose name has a hash, and what becomes of it. */
export interface HashedObject {
  readonly kind: string;
  readonly name: string;
  readonly isRemoved: boolean;
  readonly why: string;
}

/** What uses ConfigMaps and Secrets: "ReplicaSet predictor-5d4". */
export interface PodUser {
  readonly name: string;
  readonly spec: PodSpec;
}

/** How kustomize ends the name of what it generates: ten of these letters and digits. */
const HASHED = /-[bcdfghkmt2456789]{10}$/;

/** Rules of a clean-up. */
export interface GarbageRules {
  readonly nowMs: number;
  /** Age below which nothing is removed: a deploy that is going on may be about to use it. */
  readonly graceMs: number;
}

/**
 * Finds ConfigMaps and Secrets that kustomize named by their content and that nothing can use any more: no pod, and no
 * ReplicaSet to which an undo could go.
 */
export function findGarbage(
  objects: readonly KubeObject[],
  users: readonly PodUser[],
  { nowMs, graceMs }: GarbageRules,
): readonly HashedObject[] {
  const usedBy = new Map<string, string>();
  for (const { name, spec } of users) for (const reference of referencesOf(spec)) usedBy.set(reference, name);
  return objects
    .filter(({ metadata }) => HASHED.test(metadata.name))
    .map(({ kind, metadata }) => {
      const user = usedBy.get(`${kind}/${metadata.name}`);
      const isYoung = nowMs - Date.parse(metadata.creationTimestamp ?? '') < graceMs;
      const entry = { kind, name: metadata.name };
      if (user !== undefined) return { ...entry, isRemoved: false, why: `${user} uses it` };
      if (isYoung) return { ...entry, isRemoved: false, why: 'too young' };
      return { ...entry, isRemoved: true, why: 'nothing uses it' };
    });
}

/** `ConfigMap/predictor-2g9b7c5h4k`, for all that a pod refers to. */
function referencesOf(spec: PodSpec): readonly string[] {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const volumes = spec.volumes ?? [];
  const sources = volumes.flatMap(({ projected }) => projected?.sources ?? []);
  const maps = [
    ...containers.flatMap(({ envFrom = [] }) => envFrom.map(({ configMapRef }) => configMapRef?.name)),
    ...containers.flatMap(({ env = [] }) => env.map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name)),
    ...volumes.map(({ configMap }) => configMap?.name),
    ...sources.map(({ configMap }) => configMap?.name),
  ];
  const secrets = [
    ...containers.flatMap(({ envFrom = [] }) => envFrom.map(({ secretRef }) => secretRef?.name)),
    ...containers.flatMap(({ env = [] }) => env.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name)),
    ...volumes.map(({ secret }) => secret?.secretName),
    ...sources.map(({ secret }) => secret?.name),
    ...(spec.imagePullSecrets ?? []).map(({ name }) => name),
  ];
  return [
    ...maps.filter((name) => name !== undefined).map((name) => `ConfigMap/${name}`),
    ...secrets.filter((name) => name !== undefined).map((name) => `Secret/${name}`),
  ];
}
