import { workloads } from '@medcast/deploy-contract';
import { basePolicies } from './network-policies';
import { DRAIN_SECONDS, graceSeconds, PRE_STOP_SECONDS } from './serving-times';

const { predictor, web } = workloads;

/** The README of the base. */
export function renderBaseReadme(): string {
  const policies = basePolicies().map(({ metadata }) => `\`${metadata.name}\``);
  return `
# Base

What every environment has: the predictor and the form, each as a Deployment, a Service, a service account without a token
and a PodDisruptionBudget; settings as a ConfigMap; NetworkPolicies (${policies.join(', ')}).

| workload | port of the pod | port of the Service |
| --- | --- | --- |
| \`${predictor.name}\` | ${predictor.port}, for operators ${predictor.adminPort} | ${predictor.servicePort} |
| \`${web.name}\` | ${web.port} | ${web.servicePort} |

- **No replicas.** How many there are, an overlay says, or the component \`autoscaling\`; if both did, every deploy would
  undo what the autoscaler had done.
- **A rollout** brings a new pod first (\`maxSurge: 1, maxUnavailable: 0\`). A pod that is to end is taken out of the
  endpoints, goes on as before for ${PRE_STOP_SECONDS} s, then gets SIGTERM, drains for ${DRAIN_SECONDS} s, ends what is in flight; after
  ${graceSeconds(DRAIN_SECONDS)} s it would be killed.
- **A setting is a rollout**: the ConfigMap is named by a hash of what is in it. Old ones stay for an undo; \`medcast gc\` removes
  those that no ReplicaSet uses.
- **Threads follow the limit**: \`SCORER_THREADS\` is the container's CPU limit, filled in by the kubelet and rounded up. Keep limits whole.
- **Restricted**: the level \`restricted\` of Pod Security, and a root file system that nobody can write to; \`/tmp\` is a volume.
`;
}
