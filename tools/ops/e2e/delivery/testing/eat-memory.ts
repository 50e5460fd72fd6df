import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from './delivery-bench';

/** Less than the predictor has itself: the kernel takes the largest of a container. */
const BITE_MEBIBYTES = 40;
const BITE_SECONDS = 20;
const PAUSE_MS = 500;
const MOST_BITES = 16;

/**
 * Takes memory in a container of the predictor, one process beside the other, until the kernel has killed its program.
 *
 * @param isOver whether that has happened
 */
export async function eatMemory({ kubectl }: Delivery, pod: string, isOver: () => Promise<boolean>): Promise<void> {
  const script = `globalThis.bite = Buffer.alloc(${BITE_MEBIBYTES} << 20, 1); setTimeout(() => {}, ${BITE_SECONDS}_000)`;
  const bites: Promise<unknown>[] = [];
  while (!(await isOver()) && bites.length < MOST_BITES) {
    // Each ends badly: its container ends before it does.
    bites.push(kubectl(['exec', pod, '--', '/nodejs/bin/node', '-e', script]).catch((error: unknown) => error));
    await sleep(PAUSE_MS);
  }
  await Promise.all(bites);
}
