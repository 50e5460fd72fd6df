import type { V1ObjectMeta } from '@kubernetes/client-node';
import { dump } from 'js-yaml';
import type { Patch, PatchTarget } from './kustomization';
import { toWire } from './to-wire';

/** The part of a model that a patch changes: every member may be left out, at any depth. */
export type Part<T> = T extends readonly (infer Item)[]
  ? readonly Part<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Part<T[Key]> }
    : T;

/** One operation of RFC 6902. */
export type JsonPatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/**
 * A patch that is merged: lists of the built-in kinds by their keys, lists of other kinds as a whole. Kustomize wants a
 * version and a name even where the target chooses by labels; it reads neither then.
 */
export function mergePatch<Model extends { metadata?: V1ObjectMeta }>(target: PatchTarget, part: Part<Model>): Patch {
  const metadata = { name: target.name ?? 'any', ...part.metadata };
  return { target: { ...target }, patch: renderYaml(toWire({ kind: target.kind, ...part, metadata })) };
}

/** A patch made of operations. */
export function jsonPatch(target: PatchTarget, ...operations: readonly JsonPatchOperation[]): Patch {
  return { target: { ...target }, patch: renderYaml(operations) };
}

function renderYaml(value: unknown): string {
  return dump(value, { noRefs: true, lineWidth: -1 });
}
