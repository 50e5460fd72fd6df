import type { Condition, KubeObject, ObjectMeta } from './kube-object';
import type { PodSpec } from './kube-pod';

/** From what pods are made. */
export interface PodTemplate {
  readonly metadata?: Pick<ObjectMeta, 'labels' | 'annotations'>;
  readonly spec: PodSpec;
}

/** Finds objects by their labels. */
export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** A Deployment. */
export interface Deployment extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly paused?: boolean;
    readonly progressDeadlineSeconds?: number;
    readonly selector: LabelSelector;
    readonly template: PodTemplate;
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly conditions?: readonly Condition[];
  };
}

/** What leads to pods. */
export interface Service extends KubeObject {
  readonly spec: {
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly { readonly port: number; readonly targetPort?: number | string }[];
  };
}

/** How many pods a Deployment has: its subresource `scale`. */
export interface Scale extends KubeObject {
  readonly spec: { readonly replicas?: number };
}

/** One revision of a Deployment. */
export interface ReplicaSet extends KubeObject {
  readonly spec: { readonly replicas?: number; readonly selector?: LabelSelector; readonly template: PodTemplate };
  readonly status?: { readonly replicas?: number; readonly readyReplicas?: number };
}

/** An autoscaler of a Deployment. */
export interface Autoscaler extends KubeObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly kind: string; readonly name: string };
    readonly minReplicas?: number;
    readonly maxReplicas: number;
    readonly metrics?: readonly MetricTarget[];
  };
  readonly status?: {
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly currentMetrics?: readonly MetricTarget[] | null;
    readonly conditions?: readonly Condition[];
  };
}

/** What an autoscaler looks at: the value that it wants, or that it has measured. */
export interface MetricTarget {
  readonly type: string;
  readonly resource?: { readonly name: string; readonly target?: MetricValue; readonly current?: MetricValue };
  readonly pods?: {
    readonly metric: { readonly name: string };
    readonly target?: MetricValue;
    readonly current?: MetricValue;
  };
}

/** A value of a metric. */
export interface MetricValue {
  readonly averageUtilization?: number;
  readonly averageValue?: string;
}

/** Annotation of ReplicaSets and Deployments: the number of the revision. */
export const REVISION = 'deployment.kubernetes.io/revision';

/** Annotation with the reason for a revision, which `rollout history` shows. */
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** Number of the revision that a ReplicaSet or Deployment has; 0 where it has none yet. */
export function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

/** Revisions of a Deployment, the oldest first. */
export function revisionsOf(deployment: Deployment, sets: readonly ReplicaSet[]): readonly ReplicaSet[] {
  return sets
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid))
    .sort((a, b) => revisionOf(a) - revisionOf(b));
}
