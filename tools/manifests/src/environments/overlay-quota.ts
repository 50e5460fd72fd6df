import { predictorShare } from '../base/predictor';
import { webShare } from '../base/web';
import type { NamespaceQuota } from '../components/quotas/quota-objects';
import { cores, mebibytes, memoryMiOf } from '../writer/quantity';
import type { EnvironmentPlan, WorkloadPlan } from './environment-plan';
import { jobsShare } from './environment-plans';

/** Pods of a workload beyond its largest number: one more in a rollout, and a canary. */
const BEYOND = 2;

/** Enough for everything at once: the most replicas, a rollout, a canary, and the Jobs. */
export function quotaFor({ predictor, web }: EnvironmentPlan): NamespaceQuota {
  const most = [
    { count: mostPodsOf(predictor), share: predictor.share ?? predictorShare },
    { count: mostPodsOf(web), share: web.share ?? webShare },
  ];
  const sum = (each: (part: (typeof most)[number]) => number): number =>
    most.reduce((total, part) => total + each(part), 0);
  return {
    pods: sum(({ count }) => count) + jobsShare.pods,
    requestedCores: wholeCores(
      sum(({ count, share }) => count * (share.requestedCores ?? share.cores)) + jobsShare.cores,
    ),
    mostCores: wholeCores(sum(({ count, share }) => count * share.cores) + jobsShare.cores),
    memory: mebibytes(sum(({ count, share }) => count * memoryMiOf(share.memory)) + memoryMiOf(jobsShare.memory)),
  };
}

/** The largest number of replicas, and what comes on top for a while. */
export function mostPodsOf({ replicas }: WorkloadPlan): number {
  return (typeof replicas === 'number' ? replicas : replicas.to) + BEYOND;
}

function wholeCores(count: number): NamespaceQuota['mostCores'] {
  return cores(Math.ceil(count));
}
