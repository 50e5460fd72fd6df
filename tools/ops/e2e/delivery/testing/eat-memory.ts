import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './delivery-bench';
import { loadPod } from './predictor-pods';

/** Less than the predictor has itself: the kernel takes the largest of a container. */
const BITE_MEBIBYTES = 40;
const BITE_SECONDS = 20;
const PAUSE_MS = 500;
const MOST_BITES = 16;

/** Takes memory in a container of the predictor, one process beside the other, until the kernel has ended its program. */
export async function eatMemory(delivery: Delivery, name: string): Promise<void> {
  const script = `globalThis.bite = Buffer.alloc(${BITE_MEBIBYTES} << 20, 1); setTimeout(() => {}, ${BITE_SECONDS}_000)`;
  const words = ['exec', name, '--', '/nodejs/bin/node', '-e', script];
  const { containerId } = await loadPod(delivery, name);
  const bites: Promise<unknown>[] = [];
  for (;;) {
    const pod = await loadPod(delivery, name);
    if (pod.startedAt === undefined || pod.containerId !== containerId || bites.length === MOST_BITES) break;
    // Each ends badly: its container ends before it does.
    bites.push(delivery.kubectl(words).catch((error: unknown) => error));
    await sleep(PAUSE_MS);
  }
  await Promise.all(bites);
}
