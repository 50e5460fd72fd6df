import type { Deployment } from '../cluster-access/kube-workload';
import type { TrackFigures } from './track-figures';

/** Annotation of the Deployment `predictor-canary` while a version is tried with it. */
export const TRIAL = 'medcast.dev/canary-trial';

/** A version that is being tried: kept with its Deployment, so that another person can end what one has begun. */
export interface CanaryTrial {
  readonly startedAt: string;
  /** Share of the requests that it is meant to get, in percent. */
  readonly weight: number;
  /** By the weights of the HTTPRoute, or by the number of pods. */
  readonly by: 'route' | 'pods';
  /** Whether the Deployment was made for the trial, and goes with it. */
  readonly isMade: boolean;
  /** What the stable pods had counted when it began, by pod. */
  readonly baseline: Readonly<Record<string, TrackFigures>>;
}

/** The trial that runs on a Deployment; undefined where there is none. */
export function trialOf({ metadata }: Deployment): CanaryTrial | undefined {
  const text = metadata.annotations?.[TRIAL];
  return text === undefined ? undefined : (JSON.parse(text) as CanaryTrial);
}
