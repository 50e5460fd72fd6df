import { Command } from 'commander';
import { printResult } from '../cli/print-result';
import { renderTextTable } from '../cli/render-text-table';
import { addClusterOptions, type Cluster, type ClusterOptions, openCluster } from '../cluster-access/cluster-options';
import type { KubeObject, ObjectKind } from '../cluster-access/kube-object';
import { kinds, OURS } from '../cluster-access/our-kinds';
import { toComparable } from '../deploy/comparable';
import { parseKinds } from './object-aliases';
import { toObjectTable } from './object-tables';
import { loadOwn } from './load-own';

/** `medcast get`: what is there of ours. */
export function createGetCommand(): Command {
  const command = new Command('get')
    .description('list objects of ours: deployments, pods, services, configmaps, secrets (names only), …, or all')
    .argument('[kind]', 'kind of object', 'all')
    .argument('[name]', 'one object only');
  return addClusterOptions(command).action(get);
}

async function get(word: string, name: string | undefined, options: ClusterOptions): Promise<void> {
  const cluster = openCluster(options);
  const lists: { readonly kind: ObjectKind; readonly objects: readonly KubeObject[] }[] = [];
  for (const kind of parseKinds(word)) lists.push({ kind, objects: await load(cluster, kind, name) });
  const nowMs = Date.now();
  const tables = lists
    .filter(({ objects }) => objects.length > 0)
    .map(({ kind, objects }) => {
      const { headings, rows } = toObjectTable(objects, nowMs);
      return `${lists.length > 1 ? `${kind.kind}\n` : ''}${renderTextTable(headings, rows)}`;
    });
  const text = tables.length === 0 ? `nothing of ours in ${cluster.namespace}\n` : tables.join('\n');
  const shown = lists.flatMap(({ objects }) =>
    objects.map((object) => ({ ...toComparable(object), ...statusOf(object) })),
  );
  printResult(shown, { json: options.json, text });
}

async function load(cluster: Cluster, kind: ObjectKind, name: string | undefined): Promise<readonly KubeObject[]> {
  const place = { ...kind, namespace: cluster.namespace };
  // What a Secret holds is not even read.
  const query = { labelSelector: OURS, metadataOnly: kind.kind === kinds.secret.kind };
  if (name === undefined) return cluster.objects.list(place, query);
  if (query.metadataOnly) {
    return cluster.objects.list(place, { ...query, fieldSelector: `metadata.name=${name}` });
  }
  return [await loadOwn(cluster, kind, name)];
}

function statusOf(object: KubeObject): object {
  return 'status' in object && object.kind !== kinds.secret.kind ? { status: object.status } : {};
}
