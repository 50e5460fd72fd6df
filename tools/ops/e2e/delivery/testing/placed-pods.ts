import { z } from 'zod';
import type { Delivery } from './delivery-bench';

const podShape = z
  .object({
    metadata: z.object({
      name: z.string(),
      labels: z.record(z.string(), z.string()),
      deletionTimestamp: z.string().optional(),
    }),
    spec: z.object({ nodeName: z.string().default('') }),
    status: z.object({
      podIP: z.string().default(''),
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
    }),
  })
  .transform(({ metadata, spec, status }) => ({
    name: metadata.name,
    workload: metadata.labels['app.kubernetes.io/name'] ?? '',
    node: spec.nodeName,
    address: status.podIP,
    isEnding: metadata.deletionTimestamp !== undefined,
    isReady: status.conditions.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
  }));

const podsShape = z.object({ items: z.array(podShape) });
const nodesShape = z.object({
  items: z.array(z.object({ metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()) }) })),
});

/** A pod that serves, and where. */
export type PlacedPod = z.infer<typeof podShape>;

/** What serves people. */
export type Workload = 'predictor' | 'web';

/** Pods of a workload that are ready and are to stay. */
export async function loadServing({ kubectl }: Delivery, workload: Workload): Promise<readonly PlacedPod[]> {
  const text = await kubectl(['get', 'pods', '--selector', `app.kubernetes.io/name=${workload}`, '--output', 'json']);
  return podsShape.parse(JSON.parse(text)).items.filter(({ isReady, isEnding }) => isReady && !isEnding);
}

/** The zones in which pods are, each once. */
export async function loadZones({ kubectl }: Delivery, pods: readonly PlacedPod[]): Promise<readonly string[]> {
  const { items } = nodesShape.parse(JSON.parse(await kubectl(['get', 'nodes', '--output', 'json'])));
  const zoneOf = new Map(items.map(({ metadata: { name, labels } }) => [name, labels['topology.kubernetes.io/zone']]));
  return [...new Set(pods.map(({ node }) => zoneOf.get(node) ?? 'none'))].sort();
}
