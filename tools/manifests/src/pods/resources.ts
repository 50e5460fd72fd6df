import type { V1ResourceRequirements } from '@kubernetes/client-node';
import { cores, type Quantity } from '../writer/quantity';

/** What a container is given. */
export interface Share {
  /** Processor cores, requested and at most. */
  readonly cores: number;
  /** Memory, requested and at most: a pod that was promised its memory is not evicted for want of it. */
  readonly memory: Quantity;
  /** Local disk, requested and at most; left to the cluster's defaults where it is not said. */
  readonly disk?: Quantity;
}

/** The same as requests and as limits. */
export function resourcesOf({ cores: count, memory, disk }: Share): V1ResourceRequirements {
  const share = { cpu: cores(count), memory, ...(disk === undefined ? {} : { 'ephemeral-storage': disk }) };
  return { requests: { ...share }, limits: { ...share } };
}
