import type { Container, ContainerStatus, KubeEvent, Pod } from '../../cluster-access/kube-pod';
import { isReady, lastSeen } from '../../cluster-access/kube-pod';
import type { Finding } from '../finding';
import { eventsOf, type Snapshot } from '../snapshot';

/** A pod with what is known about it. */
export interface PodContext {
  readonly pod: Pod;
  /** The latest first. */
  readonly events: readonly KubeEvent[];
  readonly snapshot: Snapshot;
}

/** One container of a pod: as it is, and as it should be. */
export interface ContainerContext extends PodContext {
  readonly status: ContainerStatus;
  readonly wanted: Container | undefined;
  readonly isInit: boolean;
}

/** A rule about a pod, or about one container: a finding, or undefined where it is not the case. */
export type PodRule = (context: PodContext) => Finding | undefined;
/** See {@link PodRule}. */
export type ContainerRule = (context: ContainerContext) => Finding | undefined;

/** Brings together what is known about a pod. */
export function toPodContext(pod: Pod, snapshot: Snapshot): PodContext {
  const events = [...eventsOf(snapshot, { kind: 'Pod', name: pod.metadata.name })].sort((a, b) =>
    lastSeen(b).localeCompare(lastSeen(a)),
  );
  return { pod, events, snapshot };
}

/** The containers of a pod, those of its initialisation first. */
export function containersOf(context: PodContext): readonly ContainerContext[] {
  const { spec, status } = context.pod;
  const toContext = (isInit: boolean, wanted: readonly Container[] | undefined) => (each: ContainerStatus) => ({
    ...context,
    isInit,
    status: each,
    wanted: wanted?.find(({ name }) => name === each.name),
  });
  return [
    ...(status?.initContainerStatuses ?? []).map(toContext(true, spec.initContainers)),
    ...(status?.containerStatuses ?? []).map(toContext(false, spec.containers)),
  ];
}

/** "pod predictor-5d4-x2x" */
export function subjectOf({ pod }: PodContext): string {
  return `pod ${pod.metadata.name}`;
}

/** What is wrong with a pod that serves all the same is a warning. */
export function severityOf({ pod }: PodContext): 'error' | 'warning' {
  return isReady(pod) ? 'warning' : 'error';
}

/** "init container fetch" or "container predictor" */
export function nameOf({ isInit, status }: ContainerContext): string {
  return `${isInit ? 'init container' : 'container'} ${status.name}`;
}
