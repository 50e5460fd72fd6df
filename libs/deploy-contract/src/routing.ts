import { workloads } from './workloads';

/** Paths, with everything below them, that are the predictor's; every other path is the form's. */
export const predictorPaths = ['/api', '/v2', '/docs', '/docs-json', '/errors'] as const;

/** What nginx answers itself, without the predictor: the probes of the workload `web`. */
export const webProbePath = '/nginx-health';

/** Names of the objects that carry traffic in from outside (component `gateway`). */
export const gatewayNames = {
  /** The Gateway API's Gateway. */
  gateway: 'medcast',
  /** The HTTPRoute; in each rule, the traffic of one workload. */
  route: 'medcast',
} as const;

/**
 * Names of the objects that try a version beside the stable one (component `canary`). The Service of the workload
 * reaches both tracks; these reach one each, so that a route can weigh them.
 */
export const canaryNames = {
  /** Deployment of the track `canary`. */
  deployment: `${workloads.predictor.name}-canary`,
  /** Service of the track `canary` alone. */
  service: `${workloads.predictor.name}-canary`,
  /** Service of the track `stable` alone. */
  stableService: `${workloads.predictor.name}-stable`,
} as const;
