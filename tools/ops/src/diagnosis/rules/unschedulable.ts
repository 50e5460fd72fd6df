import type { Pod } from '../../cluster-access/kube-pod';
import { parseUnschedulable } from './parse-unschedulable';
import { type PodRule, subjectOf } from './pod-context';

/** No node takes a pod. */
export const explainUnschedulable: PodRule = (context) => {
  const condition = context.pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (condition?.status !== 'False') return undefined;
  const { nodes, constraints, resources } = parseUnschedulable(condition.message ?? '');
  const asks = resources.map((resource) => `${requestOf(context.pod, resource)} ${resource}`);
  return {
    code: 'UNSCHEDULABLE',
    severity: 'error',
    subject: subjectOf(context),
    what: `no node takes the pod: ${nodes} can${asks.length === 0 ? '' : `; it asks for ${asks.join(' and ')}`}`,
    why: constraints.join('; ') || 'the scheduler does not say why',
    advice:
      resources.length > 0
        ? 'add nodes or larger ones, ask for less in the overlay, or scale something else down'
        : 'compare what the pod asks of a node with the labels and taints of the nodes: kubectl describe nodes',
  };
};

function requestOf(pod: Pod, resource: string): string {
  const amounts = pod.spec.containers.flatMap(({ resources }) => resources?.requests?.[resource] ?? []);
  return amounts.join(' + ') || 'some';
}
