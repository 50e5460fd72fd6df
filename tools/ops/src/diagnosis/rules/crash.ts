import { lastSeen, type Terminated } from '../../cluster-access/kube-pod';
import type { Finding } from '../finding';
import { describeExit } from './describe-exit';
import { innermost } from './innermost';
import { type ContainerContext, type ContainerRule, nameOf, severityOf, subjectOf } from './pod-context';

/** A restart this long ago tells nothing about a container that is well since. */
const RECENT_MS = 600_000;

/** A container ends, again and again or just now. */
export const explainCrash: ContainerRule = (context) => {
  const ended = lastEnd(context);
  if (ended === undefined || isUneventful(context, ended)) return undefined;
  if (ended.reason === 'OOMKilled') return outOfMemory(context);
  if (ended.reason === 'StartError' || ended.reason === 'ContainerCannotRun') return cannotStart(context, ended);
  return killedByProbe(context) ?? crash(context, ended);
};

function lastEnd({ status }: ContainerContext): Terminated | undefined {
  return status.state?.terminated ?? status.lastState?.terminated;
}

/** An init container that did its work, one that is well since long, and one that is taken away. */
function isUneventful(
  { status, isInit, snapshot, pod }: ContainerContext,
  { exitCode, finishedAt }: Terminated,
): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return true;
  if (isInit && exitCode === 0) return true;
  if (status.state?.running === undefined) return false;
  return finishedAt !== undefined && snapshot.nowMs - Date.parse(finishedAt) > RECENT_MS;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function base(context: ContainerContext): Pick<Finding, 'severity' | 'subject' | 'log'> {
  const { pod, status } = context;
  const previous = status.state?.terminated === undefined && status.restartCount > 0;
  const log = { pod: pod.metadata.name, container: status.name, previous };
  return { severity: severityOf(context), subject: subjectOf(context), log };
}

function outOfMemory(context: ContainerContext): Finding {
  const limit = context.wanted?.resources?.limits?.['memory'];
  return {
    ...base(context),
    code: 'OUT_OF_MEMORY',
    what: `${nameOf(context)} was killed for using too much memory, and was restarted ${times(context.status.restartCount)} (exit code 137, OOMKilled)`,
    why: limit === undefined ? 'the node ran out of memory' : `it needs more than its limit of ${limit}`,
    advice: 'raise the memory limit of the overlay, or serve smaller models and smaller batches (MAX_BODY_MB)',
  };
}

function cannotStart(context: ContainerContext, ended: Terminated): Finding {
  return {
    ...base(context),
    code: 'CONTAINER_START',
    what: `${nameOf(context)} cannot be started (${describeExit(ended)})`,
    why: innermost(ended.message ?? 'the runtime does not say why'),
    advice: "compare the command of the container with what the image holds: 'medcast describe pods NAME'",
  };
}

/** The kubelet ended it, since a probe failed: its exit code says nothing then. */
function killedByProbe(context: ContainerContext): Finding | undefined {
  const { events, status } = context;
  const killing = events.find(
    ({ reason, message = '' }) => reason === 'Killing' && message.includes(`Container ${status.name} failed `),
  );
  const probe = /failed (liveness|startup) probe/.exec(killing?.message ?? '')?.[1];
  if (killing === undefined || probe === undefined) return undefined;
  const label = probe === 'liveness' ? 'Liveness' : 'Startup';
  const failure = events.find(
    ({ reason, message = '' }) => reason === 'Unhealthy' && message.startsWith(`${label} probe`),
  );
  return {
    ...base(context),
    code: 'PROBE_FAILING',
    what: `${nameOf(context)} fails its ${probe} probe, and was restarted for it ${times(status.restartCount)}`,
    why: failure?.message ?? `the probe did not answer, last at ${lastSeen(killing)}`,
    advice:
      probe === 'startup'
        ? 'see in the log what it waits for; give it longer only where it is slow and well'
        : 'see in the log what it hangs at; a liveness probe must not depend on anything else',
  };
}

function crash(context: ContainerContext, ended: Terminated): Finding {
  const { status, isInit } = context;
  const restarts = status.restartCount === 0 ? '' : `, and was restarted ${times(status.restartCount)}`;
  return {
    ...base(context),
    code: isInit ? 'INIT_FAILED' : 'CRASH',
    what: `${nameOf(context)} ${isInit ? 'fails before the pod can start' : 'crashes'}${restarts}`,
    why: `${describeExit(ended)}${ended.message === undefined ? '' : ` (${ended.message.trim()})`}`,
    advice: 'read the last lines of its log below; undo with "medcast rollout undo" if the version before was well',
  };
}
