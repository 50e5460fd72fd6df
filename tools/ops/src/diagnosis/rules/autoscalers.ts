import type { Autoscaler } from '../../cluster-access/kube-workload';
import type { Finding } from '../finding';
import type { DisruptionBudget } from '../snapshot';

/** An autoscaler that cannot measure, or wants more than it may. */
export function explainAutoscaler({ metadata, spec, status }: Autoscaler): readonly Finding[] {
  const subject = `autoscaler ${metadata.name}`;
  const conditions = status?.conditions ?? [];
  const active = conditions.find(({ type }) => type === 'ScalingActive');
  const limited = conditions.find(({ type }) => type === 'ScalingLimited');
  const findings: Finding[] = [];
  if (active?.status === 'False' && active.reason !== 'ScalingDisabled') {
    findings.push({
      code: 'AUTOSCALER',
      severity: 'warning',
      subject,
      what: `it cannot measure, and so it keeps ${status?.currentReplicas ?? 'the'} replicas whatever the load`,
      why: active.message ?? 'it does not say why',
      advice: 'check that metrics-server (for CPU) and the metrics adapter (for our own metrics) run in the cluster',
    });
  }
  if (limited?.status === 'True' && limited.reason === 'TooManyReplicas') {
    findings.push({
      code: 'AUTOSCALER',
      severity: 'warning',
      subject,
      what: `it is at its most, ${spec.maxReplicas} replicas, and would want more`,
      why: 'the load is higher than was planned for',
      advice: 'raise maxReplicas in the environment, and see that there are nodes and quota for it',
    });
  }
  return findings;
}

/** A budget that lets no pod be taken away, and so stops the drain of a node. */
export function explainBudget({ metadata, status }: DisruptionBudget): Finding | undefined {
  const { disruptionsAllowed, currentHealthy = 0, desiredHealthy = 0, expectedPods = 0 } = status ?? {};
  if (disruptionsAllowed !== 0 || expectedPods === 0) return undefined;
  return {
    code: 'DISRUPTION_BUDGET',
    severity: 'note',
    subject: `budget ${metadata.name}`,
    what: 'no pod may be taken away now: the drain of a node would wait',
    why: `${currentHealthy} of ${expectedPods} pods are healthy, and ${desiredHealthy} must be`,
    advice: 'wait until more pods are ready, or scale up before a node is drained',
  };
}
