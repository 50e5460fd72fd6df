import type { KubeObject } from '../cluster-access/kube-object';

/** What the cluster writes of its own accord, and no overlay ever says. */
const OWN_METADATA = ['managedFields', 'resourceVersion', 'generation', 'uid', 'creationTimestamp', 'selfLink'];
const OWN_ANNOTATIONS = ['deployment.kubernetes.io/revision', 'kubectl.kubernetes.io/last-applied-configuration'];

/** An object without what the cluster writes of its own accord, so that two states of it can be compared. */
export function toComparable(object: KubeObject): Readonly<Record<string, unknown>> {
  const { status: _status, ...rest } = object as KubeObject & { readonly status?: unknown };
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([key]) => !OWN_METADATA.includes(key) && key !== 'annotations'),
  );
  const annotations = Object.fromEntries(
    Object.entries(object.metadata.annotations ?? {}).filter(([key]) => !OWN_ANNOTATIONS.includes(key)),
  );
  return { ...rest, metadata: { ...metadata, ...(Object.keys(annotations).length > 0 && { annotations }) } };
}

/** Hides the values of two states of a Secret, and shows which differ. */
export function hideSecrets(
  live: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>] {
  if (live['kind'] !== 'Secret' && wanted['kind'] !== 'Secret') return [live, wanted];
  const hide = (own: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>, side: string) =>
    Object.fromEntries(
      Object.entries(own).map(([key, value]) => [
        key,
        key === 'data' || key === 'stringData' ? hideValues(value, other[key], side) : value,
      ]),
    );
  return [hide(live, wanted, 'live'), hide(wanted, live, 'overlay')];
}

function hideValues(own: unknown, other: unknown, side: string): unknown {
  if (typeof own !== 'object' || own === null) return own;
  const others: Readonly<Record<string, unknown>> = typeof other === 'object' && other !== null ? { ...other } : {};
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, others[key] === value ? '(hidden)' : `(hidden, ${side})`]),
  );
}
