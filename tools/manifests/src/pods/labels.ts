import { labelNames, PRODUCT, type TRACKS, type WorkloadName } from '@medcast/deploy-contract';

/** Labels by their names. */
export type Labels = Record<string, string>;

/** The version that serves, or the one that is tried beside it. */
export type Track = (typeof TRACKS)[number];

/** Labels of everything that belongs to a part of the product: a workload, a Job, the product itself. */
export function labelsOf(name: string): Labels {
  return { [labelNames.name]: name, [labelNames.partOf]: PRODUCT, [labelNames.managedBy]: PRODUCT };
}

/** Labels that find the pods of a part, whatever their track. */
export function podsOf(name: string): Labels {
  return { [labelNames.name]: name };
}

/** Labels that find the pods of one track of a workload. */
export function podsOfTrack(workload: WorkloadName, track: Track): Labels {
  return { ...podsOf(workload), [labelNames.track]: track };
}

/** The same as a text, for the target of a patch. */
export function partSelector(name: string): string {
  return `${labelNames.name}=${name}`;
}
