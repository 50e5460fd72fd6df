import { execa } from 'execa';
import { z } from 'zod';
import type { Delivery } from './delivery-bench';
import { until, type Waited } from './until';

const podShape = z
  .object({
    metadata: z.object({ name: z.string(), deletionTimestamp: z.string().optional() }),
    status: z.object({
      containerStatuses: z
        .array(
          z.object({
            ready: z.boolean(),
            restartCount: z.number(),
            containerID: z.string().default(''),
            state: z.object({ running: z.object({ startedAt: z.string() }).optional() }),
            lastState: z.object({ terminated: z.object({ reason: z.string(), exitCode: z.number() }).optional() }),
          }),
        )
        .default([]),
    }),
  })
  .transform(({ metadata, status: { containerStatuses } }) => {
    const [container] = containerStatuses;
    return {
      name: metadata.name,
      isEnding: metadata.deletionTimestamp !== undefined,
      isReady: container?.ready ?? false,
      restarts: container?.restartCount ?? 0,
      containerId: (container?.containerID ?? '').replace('containerd://', ''),
      /** undefined: it does not run. */
      startedAt: container?.state.running?.startedAt,
      lastEnd: container?.lastState.terminated,
    };
  });

/** A pod of the predictor. */
export type PredictorPod = z.infer<typeof podShape>;

const podsShape = z.object({ items: z.array(podShape) });
const slicesShape = z.object({
  items: z.array(
    z.object({
      endpoints: z
        .array(z.object({ conditions: z.object({ ready: z.boolean() }), targetRef: z.object({ name: z.string() }) }))
        .nullish(),
    }),
  ),
});

/** The predictor's pods, those that end among them. */
export async function loadPods({ kubectl }: Delivery): Promise<readonly PredictorPod[]> {
  const text = await kubectl(['get', 'pods', '--selector', 'app.kubernetes.io/name=predictor', '-o', 'json']);
  return podsShape.parse(JSON.parse(text)).items;
}

/** One of them; where it is gone, an error. */
export async function loadPod(delivery: Delivery, name: string): Promise<PredictorPod> {
  const found = (await loadPods(delivery)).find((pod) => pod.name === name);
  if (found === undefined) throw new Error(`expected the pod ${name}, got none`);
  return found;
}

/** Names of the pods that get the predictor's requests. */
export async function loadEndpoints({ kubectl }: Delivery): Promise<readonly string[]> {
  const words = ['get', 'endpointslices', '--selector', 'kubernetes.io/service-name=predictor', '-o', 'json'];
  const endpoints = slicesShape.parse(JSON.parse(await kubectl(words))).items.flatMap((slice) => slice.endpoints ?? []);
  return endpoints.filter(({ conditions }) => conditions.ready).map(({ targetRef }) => targetRef.name);
}

/**
 * Waits until all pods are ready and get requests, and those that were to go are gone: only then is a change over for
 * those who ask.
 *
 * @param count how many are to be there; by default any
 */
export function untilSettled(delivery: Delivery, count?: number): Promise<Waited<readonly PredictorPod[]>> {
  return until(`${count ?? 'some'} pods, all ready and to stay`, async () => {
    const [pods, endpoints] = await Promise.all([loadPods(delivery), loadEndpoints(delivery)]);
    const isServing = ({ name, isEnding, isReady }: PredictorPod) => isReady && !isEnding && endpoints.includes(name);
    const isComplete = count === undefined ? pods.length > 0 : pods.length === count;
    return isComplete && pods.every(isServing) ? pods : undefined;
  });
}

/** Sends a signal to the program of a container, as somebody on the node could. */
export async function signalPod({ cluster }: Delivery, pod: PredictorPod, signal: NodeJS.Signals): Promise<void> {
  const words = ['ctr', 'tasks', 'kill', '--signal', signal, pod.containerId];
  const [command = '', ...rest] = [...(cluster.nodes[0]?.exec ?? []), ...words];
  await execa(command, rest);
}
