import { Problem } from '@medcast/problem';
import { CORE_SCHEMA, loadAll } from 'js-yaml';
import type { KubeObject } from '../cluster-access/kube-object';

/**
 * Parses what kustomize has rendered. Nothing is dropped: a field that nobody knows reaches the API server, which
 * refuses it.
 *
 * @throws Problem OVERLAY_INVALID where a document is no Kubernetes object
 */
export function parseManifests(yaml: string): readonly KubeObject[] {
  // The core schema has no dates: a text that looks like one stays a text.
  const documents: readonly unknown[] = loadAll(yaml, { schema: CORE_SCHEMA });
  return documents
    .filter((document) => document !== null && document !== undefined)
    .map((document) => toObject(document));
}

function toObject(document: unknown): KubeObject {
  if (isObject(document)) return document;
  const got = JSON.stringify(document).slice(0, 100);
  const detail = `expected objects with apiVersion, kind and a name, got ${got}; correct the overlay`;
  throw new Problem('OVERLAY_INVALID', detail);
}

function isObject(value: unknown): value is KubeObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'apiVersion' in value &&
    typeof value.apiVersion === 'string' &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    'metadata' in value &&
    typeof value.metadata === 'object' &&
    value.metadata !== null &&
    'name' in value.metadata &&
    typeof value.metadata.name === 'string'
  );
}
