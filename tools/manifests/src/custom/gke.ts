import type { Manifest } from '../writer/manifest';

/** The Service that a policy of GKE is for. */
export interface ServiceRef {
  readonly group: '';
  readonly kind: 'Service';
  readonly name: string;
}

/** How Google's load balancer asks whether a pod is well. */
export type HealthCheckPolicy = Manifest<
  'networking.gke.io/v1',
  'HealthCheckPolicy',
  {
    spec: {
      readonly targetRef: ServiceRef;
      readonly default: {
        readonly checkIntervalSec: number;
        readonly timeoutSec: number;
        readonly healthyThreshold: number;
        readonly unhealthyThreshold: number;
        readonly config: {
          readonly type: 'HTTP';
          readonly httpHealthCheck: {
            readonly portSpecification: 'USE_FIXED_PORT';
            readonly port: number;
            readonly requestPath: string;
          };
        };
      };
    };
  }
>;

/** How Google's load balancer treats what is behind it. */
export type GcpBackendPolicy = Manifest<
  'networking.gke.io/v1',
  'GCPBackendPolicy',
  {
    spec: {
      readonly targetRef: ServiceRef;
      readonly default: {
        readonly timeoutSec: number;
        readonly connectionDraining: { readonly drainingTimeoutSec: number };
        /** Name of a Cloud Armor policy. */
        readonly securityPolicy?: string;
        /** Requests logged of a million. */
        readonly logging: { readonly enabled: boolean; readonly sampleRate: number };
      };
    };
  }
>;

/** A certificate that Google gets and renews; for an Ingress alone, not for a Gateway. */
export type ManagedCertificate = Manifest<
  'networking.gke.io/v1',
  'ManagedCertificate',
  { spec: { readonly domains: readonly string[] } }
>;

/** What an Ingress of GKE says of a Service: the counterpart of the two policies above. */
export type BackendConfig = Manifest<
  'cloud.google.com/v1',
  'BackendConfig',
  {
    spec: {
      readonly timeoutSec: number;
      readonly connectionDraining: { readonly drainingTimeoutSec: number };
      readonly securityPolicy?: { readonly name: string };
      readonly healthCheck: { readonly type: 'HTTP'; readonly port: number; readonly requestPath: string };
    };
  }
>;

/** Metrics of pods for Google Cloud Managed Service for Prometheus. */
export type PodMonitoring = Manifest<
  'monitoring.googleapis.com/v1',
  'PodMonitoring',
  {
    spec: {
      readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
      readonly endpoints: readonly { readonly port: string; readonly path: string; readonly interval: string }[];
    };
  }
>;
