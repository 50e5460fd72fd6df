import type { V1Probe } from '@kubernetes/client-node';

/** A probe by HTTP or by a connection. */
export type Probe = Pick<
  V1Probe,
  'httpGet' | 'tcpSocket' | 'periodSeconds' | 'timeoutSeconds' | 'failureThreshold' | 'initialDelaySeconds'
>;

/** Name of the port that serves people, in every workload. */
export const SERVING_PORT = 'http';

/** Name of the port that serves operators. */
export const ADMIN_PORT = 'admin';

/** A port by its name, or by its number where it has none. */
type ProbedPort = typeof SERVING_PORT | number;

/** Until it succeeds nothing else is probed: models may come from a bucket, for two minutes at most. */
export function startupProbe(path: string, port: ProbedPort = SERVING_PORT): Probe {
  return { ...httpGet(path, port), periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 120 };
}

/** Every second, so that a pod which cannot answer gets no more requests; twice, so that one late answer is none. */
export function readinessProbe(path: string, port: ProbedPort = SERVING_PORT): Probe {
  return { ...httpGet(path, port), periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 2 };
}

/** Slow to judge: a restart mends a loop that hangs, and makes everything else worse. */
export function livenessProbe(path: string, port: ProbedPort = SERVING_PORT): Probe {
  return { ...httpGet(path, port), ...patiently() };
}

/** For a program that has no path of its own for this: whether it takes connections. */
export function connectionProbe(): Probe {
  return { tcpSocket: { port: SERVING_PORT }, ...patiently() };
}

function patiently(): Probe {
  return { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 4 };
}

function httpGet(path: string, port: ProbedPort): Probe {
  return { httpGet: { path, port } };
}
