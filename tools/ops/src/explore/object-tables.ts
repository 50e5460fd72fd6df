import type { KubeObject } from '../cluster-access/kube-object';
import type { Pod } from '../cluster-access/kube-pod';
import type { Autoscaler, Deployment } from '../cluster-access/kube-workload';
import { imagesOf } from '../deploy/images';
import { countRestarts, describePodState, describeReady } from './describe-pod-state';
import { formatAge } from './format-age';

/** What is shown of an object beside its name and age, by heading. */
type Columns = Readonly<Record<string, string>>;

const isPod = (object: KubeObject): object is Pod => object.kind === 'Pod';
const isDeployment = (object: KubeObject): object is Deployment => object.kind === 'Deployment';
const isAutoscaler = (object: KubeObject): object is Autoscaler => object.kind === 'HorizontalPodAutoscaler';

/** A table of objects of one kind. */
export interface ObjectTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Puts objects of one kind into a table. */
export function toObjectTable(objects: readonly KubeObject[], nowMs: number): ObjectTable {
  const columns = objects.map((object) => columnsOf(object));
  const headings = Object.keys(columns[0] ?? {});
  const rows = objects.map(({ metadata }, index) => [
    metadata.name,
    ...headings.map((heading) => columns[index]?.[heading] ?? ''),
    formatAge(metadata.creationTimestamp, nowMs),
  ]);
  return { headings: ['name', ...headings, 'age'], rows };
}

function columnsOf(object: KubeObject): Columns {
  if (isPod(object)) {
    return {
      ready: describeReady(object),
      state: describePodState(object),
      restarts: String(countRestarts(object)),
      node: object.spec.nodeName ?? '-',
    };
  }
  if (isDeployment(object)) {
    const { replicas = 1, template } = object.spec;
    return {
      ready: `${object.status?.readyReplicas ?? 0}/${replicas}`,
      updated: String(object.status?.updatedReplicas ?? 0),
      image: imagesOf(template).join(' '),
    };
  }
  if (isAutoscaler(object)) {
    const { minReplicas = 1, maxReplicas, scaleTargetRef } = object.spec;
    return {
      of: scaleTargetRef.name,
      range: `${minReplicas}-${maxReplicas}`,
      replicas: String(object.status?.currentReplicas ?? '-'),
    };
  }
  return {};
}
