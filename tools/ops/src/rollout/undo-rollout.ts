import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import type { WriteRules } from '../cluster-access/cluster-objects';
import {
  CHANGE_CAUSE,
  type Deployment,
  type ReplicaSet,
  revisionOf,
  revisionsOf,
} from '../cluster-access/kube-workload';
import { kinds, OURS } from '../cluster-access/our-kinds';

/** Label that the Deployment's controller adds to the pods of each revision. */
const TEMPLATE_HASH = 'pod-template-hash';

/** What an undo does. */
export interface Undone {
  readonly deployment: string;
  readonly from: number;
  readonly to: number;
  /** Images of the containers, once it is undone. */
  readonly images: readonly string[];
}

/** Loads a Deployment of ours and its revisions, the oldest first. */
export async function loadRevisions(
  { objects, namespace }: Cluster,
  name: string,
): Promise<{ readonly deployment: Deployment; readonly revisions: readonly ReplicaSet[] }> {
  const deployment = await objects.read<Deployment>({ ...kinds.deployment, namespace, name });
  const sets = await objects.list<ReplicaSet>({ ...kinds.replicaSet, namespace }, { labelSelector: OURS });
  return { deployment, revisions: revisionsOf(deployment, sets) };
}

/**
 * Makes a Deployment what it was at a revision.
 *
 * @param to number of the revision; by default the one before
 * @throws Problem OBJECT_NOT_FOUND where there is no such revision
 */
export async function undoRollout(
  cluster: Cluster,
  { name, to, rules = {} }: { readonly name: string; readonly to?: number | undefined; readonly rules?: WriteRules },
): Promise<Undone> {
  const { deployment, revisions } = await loadRevisions(cluster, name);
  const current = revisionOf(deployment);
  const target =
    to === undefined
      ? revisions.filter((set) => revisionOf(set) < current).at(-1)
      : revisions.find((set) => revisionOf(set) === to);
  if (target === undefined) throw noRevision(name, { to, revisions });
  const done = {
    deployment: name,
    from: current,
    to: revisionOf(target),
    images: target.spec.template.spec.containers.map(({ image }) => image ?? ''),
  };
  if (done.to === current) return done;
  const body = [
    { op: 'replace', path: '/spec/template', value: toTemplate(target) },
    {
      op: 'add',
      path: '/metadata/annotations',
      value: { ...deployment.metadata.annotations, [CHANGE_CAUSE]: `undo: back to revision ${done.to}` },
    },
  ];
  await cluster.objects.patch(
    { ...kinds.deployment, namespace: cluster.namespace, name },
    { type: 'json', body },
    rules,
  );
  return done;
}

function toTemplate({ spec: { template } }: ReplicaSet): ReplicaSet['spec']['template'] {
  const { [TEMPLATE_HASH]: _hash, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

function noRevision(
  name: string,
  { to, revisions }: { readonly to: number | undefined; readonly revisions: readonly ReplicaSet[] },
): Problem {
  const known = revisions.map((set) => revisionOf(set)).join(', ') || 'none';
  const wanted = to === undefined ? 'a revision before the present one' : `revision ${to}`;
  const detail = `expected ${wanted} of ${name}, got only ${known}; see "medcast rollout history"`;
  return new Problem('OBJECT_NOT_FOUND', detail);
}
