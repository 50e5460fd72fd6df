import { answerProblem } from './answer-problem';
import type { ClusterAnswer, ClusterLink, ClusterRequest } from './cluster';
import type { KubeObject, ObjectKind } from './kube-object';
import { discoverPaths, type ObjectPlace } from './resource-paths';

/** Who we are to server-side apply: the owner of every field that the CLI sets. */
export const FIELD_MANAGER = 'medcast';

/** How an object is written. */
export interface WriteRules {
  /** Lets the server do everything but keep the result. */
  readonly dryRun?: boolean;
  /** Takes over fields that others have set. */
  readonly force?: boolean;
}

/** How an object is patched: a part of it that is merged, or a list of operations (RFC 6902). */
export interface Patch {
  readonly type: 'merge' | 'json';
  readonly body: unknown;
}

/** A list of objects that have labels or fields in common. */
export interface ListQuery {
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Names and labels alone: what Secrets are listed with, so that nothing secret is ever read. */
  readonly metadataOnly?: boolean;
}

/** Reads and writes objects of any kind, as JSON: a field that this program does not know is kept. */
export interface ClusterObjects {
  /** Whether the cluster serves this kind. */
  has(kind: ObjectKind): Promise<boolean>;
  /** @throws Problem OBJECT_NOT_FOUND */
  read<T extends KubeObject>(place: ObjectPlace): Promise<T>;
  /** The object, or undefined where there is none. */
  find<T extends KubeObject>(place: ObjectPlace): Promise<T | undefined>;
  list<T extends KubeObject>(place: ObjectPlace, query?: ListQuery): Promise<readonly T[]>;
  /** Server-side apply; what the server says of it, whatever that is. */
  tryApply(object: KubeObject, rules?: WriteRules): Promise<ClusterAnswer>;
  patch<T extends KubeObject>(place: ObjectPlace, patch: Patch, rules?: WriteRules): Promise<T>;
  /** Removes an object; nothing where there is none. */
  remove(place: ObjectPlace, rules?: WriteRules): Promise<void>;
}

const PATCH_TYPES = { merge: 'application/merge-patch+json', json: 'application/json-patch+json' } as const;
const METADATA_ONLY = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** Opens the objects of a cluster; every method throws the Problems of `answerProblem` besides its own. */
export function openObjects(link: ClusterLink): ClusterObjects {
  const paths = discoverPaths(link);
  const ask = async (place: ObjectPlace, request: Omit<ClusterRequest, 'path'>) =>
    link.send({ ...request, path: await paths.pathOf(place) });
  const find = async <T extends KubeObject>(place: ObjectPlace) => {
    const answer = await ask(place, { method: 'GET' });
    return answer.status === 404 ? undefined : (parseAnswer(`read ${nameOf(place)}`, answer) as T);
  };
  return {
    has: (kind) => paths.has(kind),
    find,
    read: async <T extends KubeObject>(place: ObjectPlace) =>
      parseAnswer(`read ${nameOf(place)}`, await ask(place, { method: 'GET' })) as T,
    async list<T extends KubeObject>(place: ObjectPlace, { metadataOnly, ...query }: ListQuery = {}) {
      const accept = metadataOnly === true ? { accept: METADATA_ONLY } : {};
      const answer = await ask(place, { method: 'GET', query: { ...query }, ...accept });
      const { items } = parseAnswer(`list ${place.kind}`, answer) as { readonly items: readonly T[] | null };
      // Members of a list do not say what they are; an empty list of metadata is null.
      return (items ?? []).map((item) => ({ ...item, apiVersion: place.apiVersion, kind: place.kind }));
    },
    async tryApply(object, rules = {}) {
      const { name, namespace } = object.metadata;
      const place = { apiVersion: object.apiVersion, kind: object.kind, namespace, name };
      const query = { ...writeQuery(rules), force: rules.force ?? false };
      return ask(place, { method: 'PATCH', query, body: object, contentType: 'application/apply-patch+yaml' });
    },
    async patch<T extends KubeObject>(place: ObjectPlace, { type, body }: Patch, rules: WriteRules = {}) {
      const request = { method: 'PATCH', query: writeQuery(rules), body, contentType: PATCH_TYPES[type] } as const;
      return parseAnswer(`change ${nameOf(place)}`, await ask(place, request)) as T;
    },
    async remove(place, rules = {}) {
      const answer = await ask(place, { method: 'DELETE', query: writeQuery(rules) });
      if (answer.status !== 404) parseAnswer(`remove ${nameOf(place)}`, answer);
    },
  };
}

/**
 * Parses what the API server answers.
 *
 * @throws Problem as `answerProblem` says, where it is not 2xx
 */
export function parseAnswer(doing: string, answer: ClusterAnswer): unknown {
  if (answer.status < 200 || answer.status > 299) throw answerProblem(doing, answer);
  return JSON.parse(answer.text);
}

function writeQuery({ dryRun }: WriteRules): NonNullable<ClusterRequest['query']> {
  return { fieldManager: FIELD_MANAGER, fieldValidation: 'Strict', ...(dryRun === true && { dryRun: 'All' }) };
}

function nameOf({ kind, name }: ObjectPlace): string {
  return name === undefined ? kind : `${kind} ${name}`;
}
