import { Problem } from '@medcast/problem';
import { answerProblem } from './answer-problem';
import type { ClusterLink } from './cluster';
import type { ObjectKind } from './kube-object';

/** Where the objects of a kind are, and whether each is in a namespace. */
interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** One object, or all of a kind. */
export interface ObjectPlace extends ObjectKind {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** A part of an object that has rights of its own: `scale`. */
  readonly subresource?: 'scale';
}

/** Knows the paths of objects. */
export interface ResourcePaths {
  /**
   * @throws Problem KIND_NOT_SERVED where the cluster does not have this kind
   */
  pathOf(place: ObjectPlace): Promise<string>;
  /** Whether the cluster has this kind: custom ones may not be installed. */
  has(kind: ObjectKind): Promise<boolean>;
}

/** Asks the API server once for each group which kinds it serves, and remembers it. */
export function discoverPaths(link: ClusterLink): ResourcePaths {
  const groups = new Map<string, Promise<readonly Resource[]>>();
  const resourcesOf = (apiVersion: string) => {
    const known = groups.get(apiVersion) ?? loadResources(link, apiVersion);
    groups.set(apiVersion, known);
    return known;
  };
  const find = async ({ apiVersion, kind }: ObjectKind) =>
    (await resourcesOf(apiVersion)).find((resource) => resource.kind === kind && !resource.name.includes('/'));
  return {
    has: async (kind) => (await find(kind)) !== undefined,
    async pathOf(place) {
      const resource = await find(place);
      if (resource === undefined) throw notServed(place, link);
      const parts = [groupPath(place.apiVersion)];
      if (resource.namespaced && place.namespace !== undefined) parts.push(`namespaces/${place.namespace}`);
      parts.push(resource.name);
      if (place.name !== undefined) parts.push(encodeURIComponent(place.name));
      if (place.subresource !== undefined) parts.push(place.subresource);
      return parts.join('/');
    },
  };
}

async function loadResources(link: ClusterLink, apiVersion: string): Promise<readonly Resource[]> {
  const answer = await link.send({ method: 'GET', path: groupPath(apiVersion) });
  if (answer.status === 404) return [];
  if (answer.status !== 200) throw answerProblem(`list the kinds of ${apiVersion}`, answer);
  return (JSON.parse(answer.text) as { readonly resources: readonly Resource[] }).resources;
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function notServed({ apiVersion, kind }: ObjectKind, { context }: ClusterLink): Problem {
  const detail = `expected the cluster of ${context} to serve ${kind} of ${apiVersion}, got no such kind; install what defines it, or leave out the component that needs it`;
  return new Problem('KIND_NOT_SERVED', detail);
}
