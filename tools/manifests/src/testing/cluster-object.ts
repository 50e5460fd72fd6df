import { loadAll } from 'js-yaml';
import type {
  V1ConfigMap,
  V1Deployment,
  V1NetworkPolicy,
  V1ObjectMeta,
  V1PodDisruptionBudget,
  V1PodTemplateSpec,
  V1Role,
  V1Secret,
  V1Service,
  V2HorizontalPodAutoscaler,
} from '@kubernetes/client-node';
import type { RenderedFiles } from '../writer/rendered-files';

/** An object as it stands in YAML. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: V1ObjectMeta & { readonly name: string };
  readonly [key: string]: unknown;
}

/** The objects of a YAML text. */
export function parseObjects(text: string): readonly ClusterObject[] {
  return (loadAll(text) as (ClusterObject | null)[]).filter((each) => each !== null);
}

/** The objects that stand in folders of k8s/, without what is for Kustomize alone. */
export function objectsIn(files: RenderedFiles, folders: readonly string[]): readonly ClusterObject[] {
  return Object.entries(files)
    .filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`)))
    .filter(([path]) => path.endsWith('.yaml') && !path.endsWith('/kustomization.yaml'))
    .flatMap(([, text]) => parseObjects(text));
}

/** The model of each kind that tests look into. */
interface KindModels {
  readonly ConfigMap: V1ConfigMap;
  readonly Deployment: V1Deployment;
  readonly HorizontalPodAutoscaler: V2HorizontalPodAutoscaler;
  readonly NetworkPolicy: V1NetworkPolicy;
  readonly PodDisruptionBudget: V1PodDisruptionBudget;
  readonly Role: V1Role;
  readonly Secret: V1Secret;
  readonly Service: V1Service;
}

/** Those of a kind, as its model. */
export function ofKind<Kind extends keyof KindModels>(
  objects: readonly ClusterObject[],
  kind: Kind,
): readonly (ClusterObject & KindModels[Kind])[] {
  return objects.filter((each) => each.kind === kind) as (ClusterObject & KindModels[Kind])[];
}

/** A name under which a person finds an object: `Deployment predictor`. */
export function titleOf({ kind, metadata }: ClusterObject): string {
  return `${kind} ${metadata.name}`;
}

/** The pod templates of objects, by the titles of these. */
export function podTemplatesOf(objects: readonly ClusterObject[]): readonly (readonly [string, V1PodTemplateSpec])[] {
  return objects.flatMap((object) => {
    const template = templateOf(object as WithTemplate);
    return template === undefined ? [] : [[titleOf(object), template] as const];
  });
}

interface WithTemplate {
  readonly spec?: { readonly template?: V1PodTemplateSpec; readonly jobTemplate?: WithTemplate };
}

function templateOf({ spec }: WithTemplate): V1PodTemplateSpec | undefined {
  if (spec?.jobTemplate !== undefined) return templateOf(spec.jobTemplate);
  return spec?.template;
}
