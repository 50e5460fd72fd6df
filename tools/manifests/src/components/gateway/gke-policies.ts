import { PRODUCT, probePaths, webProbePath, type WorkloadName, workloads } from '@medcast/deploy-contract';
import type { BackendConfig, GcpBackendPolicy, HealthCheckPolicy } from '../../custom/gke';
import { labelsOf, podsOf } from '../../pods/labels';
import { ingressPolicy, type NetworkPolicy, tcp } from '../../pods/network-policy';

/** Name of the Cloud Armor policy, which `gcloud compute security-policies create` makes. */
export const CLOUD_ARMOR = PRODUCT;

/** Longest answer: a batch of 10 MB is read, scored and written in less. */
const TIMEOUT_SECONDS = 60;

/** How long the load balancer lets a pod that is gone from its list end what it has begun. */
const DRAINING_SECONDS = 30;

const LOGGED_OF_A_MILLION = 10_000;

/** Networks of Google's front ends and health checks: https://cloud.google.com/load-balancing/docs/health-checks */
const googleFrontEnds = ['130.211.0.0/22', '35.191.0.0/16'];

/** Path that says whether a pod of a workload may get requests. */
const readinessPaths = { predictor: probePaths.readiness, web: webProbePath } satisfies Record<WorkloadName, string>;

/** How the pods behind a Service are asked whether they are well. */
export function healthCheckFor(workload: WorkloadName, service: string): HealthCheckPolicy {
  return {
    apiVersion: 'networking.gke.io/v1',
    kind: 'HealthCheckPolicy',
    metadata: { name: service, labels: labelsOf(workload) },
    spec: {
      targetRef: { group: '', kind: 'Service', name: service },
      default: {
        checkIntervalSec: 5,
        timeoutSec: 3,
        healthyThreshold: 1,
        unhealthyThreshold: 2,
        config: {
          type: 'HTTP',
          httpHealthCheck: {
            portSpecification: 'USE_FIXED_PORT',
            port: workloads[workload].port,
            requestPath: readinessPaths[workload],
          },
        },
      },
    },
  };
}

/** Timeouts, Cloud Armor and logs of a Service. */
export function backendPolicyFor(workload: WorkloadName, service: string): GcpBackendPolicy {
  return {
    apiVersion: 'networking.gke.io/v1',
    kind: 'GCPBackendPolicy',
    metadata: { name: service, labels: labelsOf(workload) },
    spec: {
      targetRef: { group: '', kind: 'Service', name: service },
      default: {
        timeoutSec: TIMEOUT_SECONDS,
        connectionDraining: { drainingTimeoutSec: DRAINING_SECONDS },
        securityPolicy: CLOUD_ARMOR,
        logging: { enabled: true, sampleRate: LOGGED_OF_A_MILLION },
      },
    },
  };
}

/** The same for an Ingress. */
export function backendConfigFor(workload: WorkloadName): BackendConfig {
  return {
    apiVersion: 'cloud.google.com/v1',
    kind: 'BackendConfig',
    metadata: { name: workload, labels: labelsOf(workload) },
    spec: {
      timeoutSec: TIMEOUT_SECONDS,
      connectionDraining: { drainingTimeoutSec: DRAINING_SECONDS },
      securityPolicy: { name: CLOUD_ARMOR },
      healthCheck: { type: 'HTTP', port: workloads[workload].port, requestPath: readinessPaths[workload] },
    },
  };
}

/** Google's load balancers reach pods themselves, not through pods of the cluster. */
export function fromGoogle(workload: WorkloadName): NetworkPolicy {
  return ingressPolicy(
    `${workload}-from-google`,
    { matchLabels: podsOf(workload) },
    { _from: googleFrontEnds.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(workloads[workload].port) },
  );
}
