import { predictorSettings } from '@medcast/deploy-contract';

/** How long a pod goes on as if nothing were, after it was taken from the endpoints: proxies hear of it late. */
export const PRE_STOP_SECONDS = 2;

/** What is left for requests that are in flight when the drain ends. */
const IN_FLIGHT_SECONDS = 15;

/** The drain where an environment says nothing else. */
export const DRAIN_SECONDS = Number(predictorSettings.DRAIN_SECONDS.default);

/** After how many seconds Kubernetes kills: longer than everything that a pod does before it ends by itself. */
export function graceSeconds(drainSeconds: number): number {
  return PRE_STOP_SECONDS + drainSeconds + IN_FLIGHT_SECONDS;
}
