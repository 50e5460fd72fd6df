import type { CapacityModel } from './capacity-model';

/** Share of its cores to which a pod is filled: the rest is for the peak of a minute and a pod that is lost. */
export const FILLED_SHARE = 0.6;

/** What a pod's share of its machine's network carries, in bits per second and direction. */
export const NETWORK_BITS_PER_SECOND = 1e9;

/** What some requests per second need. */
export interface PodPlan {
  readonly requestsPerSecond: number;
  readonly pods: number;
  /** In use by all pods together. */
  readonly cores: number;
  readonly memoryGib: number;
  readonly networkMbitPerSecond: number;
}

/** How many pods a rate needs when each is filled to {@link FILLED_SHARE}, and what they use together. */
export function planPods(model: CapacityModel, requestsPerSecond: number): PodPlan {
  const pods = Math.max(1, Math.ceil(requestsPerSecond / requestsOfPod(model, FILLED_SHARE)));
  const { idleCores, coreSecondsPerRequest, residentMi, bytesIn, bytesOut } = model;
  return {
    requestsPerSecond,
    pods,
    cores: pods * idleCores + requestsPerSecond * coreSecondsPerRequest,
    memoryGib: (pods * residentMi) / 1024,
    networkMbitPerSecond: (requestsPerSecond * (bytesIn + bytesOut) * 8) / 1e6,
  };
}

/** Requests per second at which a pod uses a share of its cores. One process has one thread that answers. */
export function requestsOfPod({ pod, idleCores, coreSecondsPerRequest }: CapacityModel, share: number): number {
  return (share * Math.min(1, pod.cores) - idleCores) / coreSecondsPerRequest;
}

/** What ends first when one pod gets more and more. */
export interface Saturation {
  readonly resource: 'CPU' | 'network' | 'memory';
  /** Infinity: it does not grow with the rate. */
  readonly atRequestsPerSecond: number;
}

/** The rates at which each resource of a pod is used up, the first one first. */
export function saturationsOf(model: CapacityModel): readonly Saturation[] {
  const { bytesIn, bytesOut, residentMi, pod } = model;
  const network = NETWORK_BITS_PER_SECOND / 8 / Math.max(bytesIn, bytesOut);
  const found: readonly Saturation[] = [
    { resource: 'CPU', atRequestsPerSecond: requestsOfPod(model, 1) },
    { resource: 'network', atRequestsPerSecond: network },
    { resource: 'memory', atRequestsPerSecond: residentMi < pod.memoryMi ? Infinity : 0 },
  ];
  return found.toSorted((one, other) => one.atRequestsPerSecond - other.atRequestsPerSecond);
}
