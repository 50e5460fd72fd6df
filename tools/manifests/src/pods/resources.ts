import type { V1ResourceRequirements } from '@kubernetes/client-node';
import { cores, type Quantity } from '../writer/quantity';

/** What a container is given. */
export interface Share {
  /** Processor cores at most; requested too, unless {@link Share.requestedCores} says less. */
  readonly cores: number;
  /** Processor cores that are reserved, where a container works in peaks. */
  readonly requestedCores?: number;
  /** Memory, requested and at most: a pod that was promised its memory is not evicted for want of it. */
  readonly memory: Quantity;
  /** Local disk, requested and at most; left to the cluster's defaults where it is not said. */
  readonly disk?: Quantity;
}

/** A share as requests and limits. */
export function resourcesOf({ cores: most, requestedCores = most, memory, disk }: Share): V1ResourceRequirements {
  const rest = { memory, ...(disk === undefined ? {} : { 'ephemeral-storage': disk }) };
  return { requests: { cpu: cores(requestedCores), ...rest }, limits: { cpu: cores(most), ...rest } };
}
