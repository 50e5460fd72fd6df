import type { Sample } from '../measure/sample';
import { cpuPerRequestOf, rateOf } from '../measure/sample';
import { median } from '../report/median';
import type { PodLimits } from '../results/results';
import { fitLine, type LineFit } from './fit-line';

/** What a pod needs, as a function of the requests per second that it gets. */
export interface CapacityModel {
  /** Cores in use: `idleCores + coreSecondsPerRequest × rate`. */
  readonly idleCores: number;
  readonly coreSecondsPerRequest: number;
  readonly fit: LineFit;
  readonly points: readonly CapacityPoint[];
  /** Of HTTP, heads and bodies, without what TCP and IP add. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly residentMi: number;
  readonly pod: PodLimits;
}

/** What was measured at one rate. */
export interface CapacityPoint {
  readonly requestsPerSecond: number;
  readonly cores: number;
  /** NaN at rest. */
  readonly cpuUsPerRequest: number;
}

/**
 * Fits the model to samples of one contender from rest to saturation.
 *
 * @throws RangeError where they are all of one rate
 */
export function fitCapacity(samples: readonly Sample[], pod: PodLimits): CapacityModel {
  const points = samples.map((sample) => ({
    requestsPerSecond: rateOf(sample),
    cores: sample.cpuUs / 1e6 / sample.seconds,
    cpuUsPerRequest: cpuPerRequestOf(sample),
  }));
  const fit = fitLine(points.map(({ requestsPerSecond, cores }) => ({ x: requestsPerSecond, y: cores })));
  const answered = samples.filter(({ load, requests }) => load.kind === 'closed' && requests > 0);
  return {
    // A process at rest cannot give cores back: below 0 the line only says that little requests are dearer.
    idleCores: Math.max(0, fit.intercept),
    coreSecondsPerRequest: fit.slope,
    fit,
    points,
    bytesIn: median(answered.map(({ bytesSent, requests }) => bytesSent / requests)),
    bytesOut: median(answered.map(({ bytesReceived, requests }) => bytesReceived / requests)),
    residentMi: Math.max(...samples.map(({ peakMi }) => peakMi)),
    pod,
  };
}
