/** Paths that an orchestrator probes. */
export const probePaths = {
  liveness: '/health/live',
  readiness: '/health/ready',
  startup: '/health/startup',
} as const;
