import { type EnvironmentName, environments } from '@medcast/deploy-contract';
import type { EnvironmentPlan, WorkloadPlan } from './environment-plan';

/** The README of an overlay: what its plan says, in words. */
export function renderOverlayReadme(name: EnvironmentName, plan: EnvironmentPlan): string {
  const { namespace, platform } = environments[name];
  const components = plan.components.map((each) => `[${each}](../../components/${each}/README.md)`).join(', ');
  return `
# ${name}

${plan.summary}

| | |
| --- | --- |
| platform, namespace | ${platform}, \`${namespace}\` |
| predictor | ${describe(plan.predictor)} |
| form | ${describe(plan.web)} |
| images | ${plan.images.by === 'tag' ? `by the tag \`${plan.images.tag}\`` : 'by digest ([images.json](../../../tools/manifests/src/environments/README.md))'} |
| components | ${components === '' ? 'none' : components} |
| drain | ${plan.drainSeconds} s |

\`\`\`console
$ npx medcast deploy --env ${name}
$ kustomize build k8s/overlays/${name}
\`\`\`

What stands here is generated from [environment-plans.ts](../../../tools/manifests/src/environments/environment-plans.ts), the one page on which environments differ.
`;
}

function describe({ replicas, share }: WorkloadPlan): string {
  const count = typeof replicas === 'number' ? String(replicas) : `${replicas.from} to ${replicas.to}, autoscaled`;
  return share === undefined ? count : `${count}; ${share.cores} core at most, ${share.memory} each`;
}
