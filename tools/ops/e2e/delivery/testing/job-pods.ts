import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Delivery } from './delivery-bench';
import { until } from './until';

const statusShape = z.object({
  name: z.string(),
  state: z.object({ running: z.object({ startedAt: z.string() }).optional() }),
});
const podsShape = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      status: z.object({
        initContainerStatuses: z.array(statusShape).default([]),
        containerStatuses: z.array(statusShape).default([]),
      }),
    }),
  ),
});
const jobShape = z.object({
  status: z.object({ succeeded: z.number().default(0), failed: z.number().default(0) }),
});

/** A container of a Job that is to be met in the midst of its work. */
export interface JobMoment {
  readonly job: string;
  readonly container: string;
  /** What the container says then. */
  readonly says: RegExp;
}

/**
 * Waits for a moment of a Job and deletes the pod that has come to it, without grace.
 *
 * @returns name of the pod that was deleted
 */
export async function killPodOf(delivery: Delivery, { job, container, says }: JobMoment): Promise<string> {
  const { found: pod } = await until(`a pod of ${job} that runs ${container}`, async () => {
    const { items } = podsShape.parse(JSON.parse(await getPods(delivery, job)));
    const isThere = ({ status }: (typeof items)[number]) =>
      [...status.initContainerStatuses, ...status.containerStatuses].some(
        ({ name, state }) => name === container && state.running !== undefined,
      );
    return items.find(isThere)?.metadata.name;
  });
  await untilSays(delivery, { pod, container, says });
  await delivery.kubectl(['delete', 'pod', pod, '--grace-period=0', '--force', '--wait=false']);
  return pod;
}

/** How many of its pods succeeded and failed in the end. */
export async function untilComplete(
  { kubectl }: Delivery,
  job: string,
): Promise<{ succeeded: number; failed: number }> {
  await kubectl(['wait', '--for=condition=Complete', `job/${job}`, '--timeout=240s']);
  return jobShape.parse(JSON.parse(await kubectl(['get', 'job', job, '--output', 'json']))).status;
}

/** Names of the pods that a Job has left. */
export async function loadPodsOf(delivery: Delivery, job: string): Promise<readonly string[]> {
  return podsShape.parse(JSON.parse(await getPods(delivery, job))).items.map(({ metadata }) => metadata.name);
}

function getPods({ kubectl }: Delivery, job: string): Promise<string> {
  return kubectl(['get', 'pods', '--selector', `batch.kubernetes.io/job-name=${job}`, '--output', 'json']);
}

interface Said {
  readonly pod: string;
  readonly container: string;
  readonly says: RegExp;
}

/** Follows a log as it grows: to look now and then could come too late. */
async function untilSays({ cluster, namespace }: Delivery, { pod, container, says }: Said): Promise<void> {
  const words = ['--kubeconfig', cluster.kubeconfig, '--namespace', namespace];
  const logs = ['logs', pod, '--container', container, '--follow'];
  const child = spawn(cluster.kubectl, [...words, ...logs], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (says.test(line)) break;
  }
  child.kill();
  await closed;
  if (said.some((line) => says.test(line))) return;
  throw new Error(`expected ${pod} to say ${String(says)}, got ${said.join('\n')}`);
}
