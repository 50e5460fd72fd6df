import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadYaml } from '@kubernetes/client-node';
import { specPlaceholders } from '@medcast/deploy-contract';
import { discoveryBucketOf } from './kops-steps';
import type { ClusterMaker, ClusterRequest, ClusterSize, EksRequest, KopsRequest } from './cluster-request';

/** A spec with a person's names in it, and where it goes. */
export interface FilledSpec {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly source: string;
  readonly text: string;
}

/** Path of a generated spec, relative to the root of the repository. */
export function specPath(on: ClusterMaker, file: ClusterSize | 'identities'): string {
  return `k8s/clusters/${on}/${file}.yaml`;
}

/** The cluster of a request, as eksctl or kops reads it. */
export async function fillClusterSpec(root: string, request: EksRequest | KopsRequest): Promise<FilledSpec> {
  const { on, name, region, size } = request;
  const names: [string, string][] = [
    [on === 'eks' ? specPlaceholders.eksName : specPlaceholders.kopsName, name],
    ...specPlaceholders.zones.map((zone, index): [string, string] => [zone, request.zones[index] ?? zone]),
    [specPlaceholders.region, region],
  ];
  if (request.on === 'kops') {
    names.push([specPlaceholders.stateBucket, request.stateBucket]);
    names.push([specPlaceholders.discoveryBucket, discoveryBucketOf(request.stateBucket)]);
    names.push([specPlaceholders.bucket, request.bucket]);
  }
  const path = `dist/clusters/${on}/${name}.yaml`;
  return fill(root, { source: specPath(on, size), path, names });
}

/** Who may use a bucket, as eksctl reads it. */
export async function fillIdentities(
  root: string,
  { name, region, bucket, namespace }: Pick<EksRequest, 'name' | 'region'> & { bucket: string; namespace: string },
): Promise<FilledSpec> {
  const names: [string, string][] = [
    [specPlaceholders.eksName, name],
    [specPlaceholders.region, region],
    [specPlaceholders.bucket, bucket],
    [`namespace: ${specPlaceholders.namespace}`, `namespace: ${namespace}`],
  ];
  const path = `dist/clusters/eks/${name}-${namespace}.yaml`;
  return fill(root, { source: specPath('eks', 'identities'), path, names });
}

/** Writes a filled spec where its command looks for it. */
export async function writeSpec(root: string, { path, text }: FilledSpec): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** Flags of a generated file, spelled out for a command line. */
export async function readFlags(
  root: string,
  request: Pick<ClusterRequest, 'on' | 'size'>,
): Promise<readonly string[]> {
  const flags = loadYaml<Readonly<Record<string, string | number | null | readonly string[]>>>(
    await readFile(join(root, specPath(request.on, request.size)), 'utf8'),
  );
  return Object.entries(flags).flatMap(([flag, value]) => {
    if (value === null) return [flag];
    return typeof value === 'object' ? [flag, ...value] : [`${flag}=${value}`];
  });
}

interface Filling {
  readonly source: string;
  readonly path: string;
  readonly names: readonly (readonly [string, string])[];
}

/** Replaces all names at once, so that none is looked for in what another was replaced by; a zone before its region. */
async function fill(root: string, { source, path, names }: Filling): Promise<FilledSpec> {
  const template = await readFile(join(root, source), 'utf8');
  const replacements = new Map(names);
  const pattern = new RegExp(names.map(([from]) => from.replaceAll('.', '\\.')).join('|'), 'g');
  const text = template.replace(pattern, (found) => replacements.get(found) ?? found);
  return { path, source, text };
}
