import { isReady } from '../../cluster-access/kube-pod';
import { type PodContext, type PodRule, subjectOf } from './pod-context';

/** Longer than this after its grace, a pod that shall go is stuck. */
const OVERDUE_MS = 30_000;

/** The node has put a pod out. */
export const explainEviction: PodRule = (context) => {
  const { reason, message } = context.pod.status ?? {};
  if (reason !== 'Evicted' && reason !== 'Preempting') return undefined;
  return {
    code: 'EVICTED',
    severity: 'warning',
    subject: subjectOf(context),
    what: 'the pod was put out of its node; another one takes its place',
    why: message ?? 'the node does not say why',
    advice: 'ask for what the pod uses (requests), so that it is placed where there is room',
  };
};

/** The node of a pod does not answer. That matters less when the pod is given up: another takes its place then. */
export const explainLostNode: PodRule = (context) => {
  const { pod } = context;
  if (!isOnLostNode(context) || pod.spec.nodeName === undefined) return undefined;
  return {
    code: 'NODE_LOST',
    severity: pod.metadata.deletionTimestamp === undefined ? 'error' : 'warning',
    subject: subjectOf(context),
    what: `the node ${pod.spec.nodeName} does not answer; its pods are replaced elsewhere in a moment`,
    why: 'the node is off, cut off, or its kubelet has stopped',
    advice: `look at the node: kubectl describe node ${pod.spec.nodeName}`,
  };
};

/** The last that is told of the pod, before it was given up for that; a node that is back makes it ready and says nothing. */
function isOnLostNode({ pod, events }: PodContext): boolean {
  const last = events.find(({ reason }) => reason !== 'TaintManagerEviction');
  return pod.status?.reason === 'NodeLost' || (last?.reason === 'NodeNotReady' && !isReady(pod));
}

/** A pod shall go and does not. */
export const explainStuckTermination: PodRule = (context) => {
  const { deletionTimestamp } = context.pod.metadata;
  if (deletionTimestamp === undefined) return undefined;
  // The timestamp is the end of the grace already.
  if (context.snapshot.nowMs - Date.parse(deletionTimestamp) < OVERDUE_MS) return undefined;
  return {
    code: 'STUCK_TERMINATING',
    severity: 'warning',
    subject: subjectOf(context),
    what: 'the pod should be gone and is not',
    why: 'its node does not answer, or something that was to be tidied up before (a finalizer, a volume) hangs',
    advice: `where the node is gone for good: kubectl delete pod ${context.pod.metadata.name} --force`,
  };
};

/** A volume cannot be mounted. */
export const explainVolume: PodRule = (context) => {
  const isWaiting = context.pod.status?.containerStatuses?.some(
    ({ state }) => state?.waiting?.reason === 'ContainerCreating',
  );
  const failure = context.events.find(({ reason }) =>
    ['FailedMount', 'FailedAttachVolume', 'FailedCreatePodSandBox', 'FailedMapVolume'].includes(reason ?? ''),
  );
  if (isWaiting !== true || failure === undefined) return undefined;
  const isNetwork = failure.reason === 'FailedCreatePodSandBox';
  return {
    code: 'VOLUME',
    severity: 'error',
    subject: subjectOf(context),
    what: isNetwork ? 'the pod gets no network or sandbox' : 'a volume of the pod cannot be mounted',
    why: failure.message ?? 'the node does not say why',
    advice: isNetwork
      ? 'look at the network plugin of the node'
      : 'create the Secret, ConfigMap or claim that the message names; the pod goes on by itself then',
  };
};
