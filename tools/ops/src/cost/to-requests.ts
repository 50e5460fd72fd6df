import { describeObject, type KubeObject } from '../cluster-access/kube-object';
import { parseQuantity } from './parse-quantity';

/** What a pod, or all pods of a workload, ask for. */
export interface Amounts {
  readonly cores: number;
  readonly memoryGib: number;
}

/** How many pods a workload has. */
export interface Replicas {
  readonly least: number;
  readonly most: number;
}

/** A workload that runs all the time, and what it asks for. */
export interface WorkloadRequests {
  readonly workload: string;
  readonly pod: Amounts;
  readonly replicas: Replicas;
  /** Of all pods together, of a StatefulSet for each replica. */
  readonly storageGib: Replicas;
}

/** Everything that an overlay asks for. */
export interface OverlayRequests {
  readonly workloads: readonly WorkloadRequests[];
  /** Claims that stand by themselves. */
  readonly volumes: readonly { readonly claim: string; readonly storageGib: number }[];
  /** What runs now and then, and is not counted. */
  readonly uncounted: readonly string[];
}

interface Container {
  readonly name: string;
  readonly restartPolicy?: string;
  readonly resources?: { readonly requests?: Amount; readonly limits?: Amount };
}

type Amount = Readonly<Record<string, string | number>>;

interface Claim {
  readonly resources?: { readonly requests?: Amount };
}

/** The members of the kinds that are looked at; the overlay has been rendered by kustomize and is ours. */
interface Workload extends KubeObject {
  readonly spec: {
    readonly replicas?: number;
    readonly template: {
      readonly spec: { readonly containers: readonly Container[]; readonly initContainers?: readonly Container[] };
    };
    readonly volumeClaimTemplates?: readonly { readonly spec: Claim }[];
  };
}

interface Autoscaler extends KubeObject {
  readonly spec: {
    readonly scaleTargetRef: { readonly kind: string; readonly name: string };
    readonly minReplicas?: number;
    readonly maxReplicas: number;
  };
}

const GIB = 2 ** 30;
const RUNS_ALWAYS = ['Deployment', 'StatefulSet'];
const RUNS_SOMETIMES = ['Job', 'CronJob', 'DaemonSet', 'InferenceService'];

/**
 * Adds up what the objects of an overlay ask for.
 *
 * @throws Problem OVERLAY_INVALID naming the object whose amount is none
 */
export function toRequests(objects: readonly KubeObject[]): OverlayRequests {
  const autoscalers = objects.filter((object): object is Autoscaler => object.kind === 'HorizontalPodAutoscaler');
  const workloads = objects.filter((object): object is Workload => RUNS_ALWAYS.includes(object.kind));
  const claims = objects.filter(
    (object): object is KubeObject & { readonly spec: Claim } => object.kind === 'PersistentVolumeClaim',
  );
  return {
    workloads: workloads.map((workload) => requestsOf(workload, autoscalers)),
    volumes: claims.map((claim) => ({
      claim: claim.metadata.name,
      storageGib: storageOf(claim.spec, describeObject(claim)),
    })),
    uncounted: objects.filter(({ kind }) => RUNS_SOMETIMES.includes(kind)).map(describeObject),
  };
}

function requestsOf(workload: Workload, autoscalers: readonly Autoscaler[]): WorkloadRequests {
  const { kind, metadata, spec } = workload;
  const autoscaler = autoscalers.find(
    ({ spec: { scaleTargetRef: target } }) => target.kind === kind && target.name === metadata.name,
  );
  const replicas = autoscaler === undefined ? fixed(spec.replicas ?? 1) : rangeOf(autoscaler);
  const place = describeObject(workload);
  const perPod = (spec.volumeClaimTemplates ?? []).reduce((sum, claim) => sum + storageOf(claim.spec, place), 0);
  return {
    workload: metadata.name,
    pod: podRequests(workload),
    replicas,
    storageGib: { least: perPod * replicas.least, most: perPod * replicas.most },
  };
}

/** What the scheduler keeps free for a pod: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers */
function podRequests(workload: Workload): Amounts {
  const { containers, initContainers = [] } = workload.spec.template.spec;
  const place = describeObject(workload);
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const once = initContainers.filter(({ restartPolicy }) => restartPolicy !== 'Always');
  const total = (name: 'cpu' | 'memory') => {
    const running = [...containers, ...sidecars].reduce((sum, each) => sum + requestOf(each, name, place), 0);
    return Math.max(running, ...once.map((each) => requestOf(each, name, place)));
  };
  return { cores: total('cpu'), memoryGib: total('memory') / GIB };
}

/** A limit without a request is one: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
function requestOf({ name, resources }: Container, amount: 'cpu' | 'memory', place: string): number {
  const quantity = resources?.requests?.[amount] ?? resources?.limits?.[amount] ?? 0;
  return parseQuantity(quantity, `${place}, container ${name}`);
}

function storageOf({ resources }: Claim, place: string): number {
  return parseQuantity(resources?.requests?.['storage'] ?? 0, place) / GIB;
}

function fixed(count: number): Replicas {
  return { least: count, most: count };
}

function rangeOf({ spec }: Autoscaler): Replicas {
  return { least: spec.minReplicas ?? 1, most: spec.maxReplicas };
}
