import type { PredictorValues } from '../base/predictor';
import type { ReplicaRange } from '../components/autoscaling/autoscaler';
import type { Cloud } from '../components/identity/cloud-identities';
import type { Share } from '../pods/resources';
import type { ComponentName } from './component-names';

/** Where images come from: by tag, from a registry or loaded into the cluster by hand; or by the digests recorded. */
export type ImagePlan =
  { readonly by: 'tag'; readonly registry?: string; readonly tag: string } | { readonly by: 'digest' };

/** How many pods, and what each is given. */
export interface WorkloadPlan {
  /** A number, or a range in which the component `autoscaling` chooses. */
  readonly replicas: number | ReplicaRange;
  /** By default what the base says. */
  readonly share?: Share;
}

/** Variables of the clouds' own clients, beside those of the predictor. */
export type CloudValues = Partial<Readonly<Record<'AWS_REGION' | 'AZURE_STORAGE_ACCOUNT', string>>>;

/** The name under which people find it (component `gateway`). */
export interface SitePlan {
  readonly hostname: string;
  /** Class of the Gateway; by default that of the component. */
  readonly className?: string;
  /** The controller's own (Certificate Manager on GKE), or a Secret of the namespace. */
  readonly certificate: 'controller' | { readonly secret: string };
}

/** Everything by which one environment differs from the others. */
export interface EnvironmentPlan {
  /** One sentence for the README. */
  readonly summary: string;
  /** In the order in which they are put on: one that patches another comes after it. */
  readonly components: readonly ComponentName[];
  readonly images: ImagePlan;
  readonly predictor: WorkloadPlan;
  readonly web: WorkloadPlan & { readonly replicas: number };
  /** How long a pod goes on serving after SIGTERM; the grace follows. */
  readonly drainSeconds: number;
  readonly settings: PredictorValues & CloudValues;
  /** Who the predictor is in the cloud (components `workload-identity-…`). */
  readonly identity?: { readonly cloud: Cloud; readonly name: string };
  readonly site?: SitePlan;
}
