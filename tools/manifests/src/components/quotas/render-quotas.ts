import { PRODUCT, workloads } from '@medcast/deploy-contract';
import type { V1Deployment } from '@kubernetes/client-node';
import { mergePatch } from '../../writer/patch';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { partSelector } from '../../pods/labels';
import { limitRange, resourceQuota, SERVING_PRIORITY, servingPriority } from './quota-objects';

/** Renders the component that bounds a namespace. */
export function renderQuotas(): RenderedFiles {
  return renderComponent('quotas', {
    readme: readme(),
    objects: { 'quotas.yaml': [servingPriority(), resourceQuota(), limitRange()] },
    kustomize: {
      patches: Object.keys(workloads).map((name) =>
        mergePatch<V1Deployment>(
          { kind: 'Deployment', labelSelector: partSelector(name) },
          { spec: { template: { spec: { priorityClassName: SERVING_PRIORITY } } } },
        ),
      ),
    },
  });
}

function readme(): string {
  return `
# Quotas

Bounds for the namespace: a ResourceQuota \`${PRODUCT}\` (pods, cores, memory; no Service of type LoadBalancer or NodePort), a LimitRange \`${PRODUCT}\` (what a container gets that asks
for nothing; the most that one may ask for), and the PriorityClass \`${SERVING_PRIORITY}\`, in which it puts predictor and form: they displace trainings and tables, never the other way.

The overlay says how large the quota is: enough for all replicas that the autoscaler may want, one more of each in a rollout, a canary, and a training
(environment-plans.ts computes it). A rollout that a quota stops shows as \`exceeded quota\` in the events of its ReplicaSet; \`medcast status\` says so.

- Take it as the last component, so that its patch finds the Deployments of the others.
- A PriorityClass belongs to the whole cluster: environments of one cluster share it.
- With a quota in force, a pod without requests is refused unless the LimitRange fills them in.
`;
}
