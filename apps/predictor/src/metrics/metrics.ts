/** Injection token of the metrics, a `Registry` of prom-client: each part of the program adds its own. */
export const METRICS = Symbol('Metrics');
