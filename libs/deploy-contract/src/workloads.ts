import { type ImageRole, imageNames } from './image-names';
import { predictorSettings } from './predictor-settings';

/** Names that every object of ours carries as `app.kubernetes.io/…` labels. */
export const labelNames = {
  /** The workload: `predictor`. */
  name: 'app.kubernetes.io/name',
  /** The product: {@link PRODUCT}. */
  partOf: 'app.kubernetes.io/part-of',
  /** What wrote the object. */
  managedBy: 'app.kubernetes.io/managed-by',
  /** Beside the stable pods: {@link TRACKS}. */
  track: 'medcast.dev/track',
  /** On a namespace, with the value `true`: its pods carry traffic in from outside. */
  gateway: 'medcast.dev/gateway',
} as const;

/** Value of the label `app.kubernetes.io/part-of`. */
export const PRODUCT = 'medcast';

/** What stands in the label of a pod: the version that serves, or the one that is tried beside it. */
export const TRACKS = ['stable', 'canary'] as const;

/** One Deployment with its Service, its service account and its only container, all of the same name. */
export interface Workload {
  readonly name: string;
  readonly image: ImageRole;
  /** Port of the container that serves people. */
  readonly port: number;
  /** Port of the container that serves operators. */
  readonly adminPort?: number;
  /** Port of the Service. */
  readonly servicePort: number;
}

/** What serves in every cluster. */
export const workloads = {
  predictor: {
    name: 'predictor',
    image: 'predictor',
    port: Number(predictorSettings.PORT.default),
    adminPort: Number(predictorSettings.ADMIN_PORT.default),
    servicePort: 80,
  },
  web: { name: 'web', image: 'web', port: 8080, servicePort: 80 },
} as const satisfies Record<string, Workload>;

/**
 * Name of the ConfigMap with the predictor's settings; Kustomize appends a hash of what is in it. Not that of the workload:
 * Kustomize would take every `predictor` in a Role for the ConfigMap, and append the hash there too.
 */
export const SETTINGS_MAP = 'predictor-settings';

/** Name of a workload, and of its container's image: {@link imageNames}. */
export type WorkloadName = keyof typeof workloads;

/** Name of the image of a workload, without registry and tag. */
export function imageNameOf(workload: WorkloadName): string {
  return imageNames[workloads[workload].image];
}
