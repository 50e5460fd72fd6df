import type { Deployment } from '../../cluster-access/kube-workload';
import { lastSeen } from '../../cluster-access/kube-pod';
import type { Finding, FindingCode } from '../finding';
import { eventsOf, type Snapshot } from '../snapshot';

interface RefusalKind {
  readonly pattern: RegExp;
  readonly code: FindingCode;
  readonly what: string;
  readonly advice: string;
}

const KINDS: readonly RefusalKind[] = [
  {
    pattern: /exceeded quota/,
    code: 'QUOTA',
    what: 'the quota of the namespace allows no further pod',
    advice:
      'scale something down, ask for less in the overlay, or raise the ResourceQuota; a rollout needs room for one pod more',
  },
  {
    pattern: /violates PodSecurity/,
    code: 'POD_SECURITY',
    what: 'the namespace allows no such pod (Pod Security)',
    advice: 'set what the message names in the pod; do not weaken the namespace',
  },
  {
    pattern: /(maximum|minimum) \S+ usage per|limit to request ratio/,
    code: 'LIMIT_RANGE',
    what: 'a container asks for more or less than the LimitRange of the namespace allows',
    advice: 'correct the resources of the overlay, or the LimitRange',
  },
  {
    pattern: /serviceaccount "[^"]+" not found/,
    code: 'ADMISSION',
    what: 'the ServiceAccount of the pods does not exist',
    advice: 'deploy the whole overlay: "medcast deploy"',
  },
  {
    pattern: /no PriorityClass with name/,
    code: 'ADMISSION',
    what: 'the PriorityClass of the pods does not exist',
    advice: 'deploy the whole overlay: "medcast deploy"',
  },
  {
    pattern: /admission webhook/,
    code: 'ADMISSION',
    what: 'a policy of the cluster (admission webhook) refuses the pods',
    advice: 'do what the policy asks, or talk to those who run the cluster',
  },
];

const ANY: Omit<RefusalKind, 'pattern'> = {
  code: 'ADMISSION',
  what: 'the cluster refuses to create the pods',
  advice: 'correct what the message names',
};

/** The cluster refuses to create pods of a Deployment. */
export function explainRefusal(deployment: Deployment, snapshot: Snapshot): Finding | undefined {
  const condition = deployment.status?.conditions?.find(({ type }) => type === 'ReplicaFailure');
  if (condition?.status !== 'True') return undefined;
  // While the deadline passes, the condition may hold an older message than the events.
  const message = latestRefusal(deployment, snapshot) ?? condition.message ?? '';
  const kind = KINDS.find(({ pattern }) => pattern.test(message)) ?? ANY;
  return {
    code: kind.code,
    severity: 'error',
    subject: `deployment ${deployment.metadata.name}`,
    what: kind.what,
    why: toReason(message),
    advice: kind.advice,
  };
}

function latestRefusal(deployment: Deployment, snapshot: Snapshot): string | undefined {
  const sets = snapshot.replicaSets.filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid),
  );
  const events = sets
    .flatMap(({ metadata }) => eventsOf(snapshot, { kind: 'ReplicaSet', name: metadata.name }))
    .filter(({ reason }) => reason === 'FailedCreate')
    .sort((a, b) => lastSeen(b).localeCompare(lastSeen(a)));
  return events[0]?.message;
}

/** Without the made-up name of the pod, which differs at every try. */
function toReason(message: string): string {
  return message.replace(/^(\(combined from similar events\): )?(Error creating: )?(pods "[^"]*" is forbidden: )?/, '');
}
