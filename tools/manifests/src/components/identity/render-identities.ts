import { workloads } from '@medcast/deploy-contract';
import { egressPolicy, partsNamed } from '../../pods/network-policy';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import {
  bucketParts,
  type Cloud,
  exampleIdentities,
  identityAgents,
  identityAnnotations,
  identityPatch,
  podPatches,
} from './cloud-identities';
import { identitySetups } from './identity-setups';

const { predictor } = workloads;

/** Renders a component for each cloud that gives pods an identity. */
export function renderIdentities(): RenderedFiles {
  return { ...renderIdentity('gke'), ...renderIdentity('eks'), ...renderIdentity('aks') };
}

function renderIdentity(cloud: Cloud): RenderedFiles {
  const rules = identityAgents[cloud];
  return renderComponent(`workload-identity-${cloud}`, {
    readme: readme(cloud),
    ...(rules.length === 0
      ? {}
      : {
          objects: {
            'network-policy.yaml': [egressPolicy('product-to-identity', partsNamed(...bucketParts), ...rules)],
          },
        }),
    kustomize: { patches: [identityPatch(cloud, exampleIdentities[cloud]), ...podPatches(cloud)] },
  });
}

function readme(cloud: Cloud): string {
  const { title, text, commands } = identitySetups[cloud];
  return `
# Workload identity on ${title}

The service account \`${predictor.name}\` is known to the cloud, and may read the bucket of \`MODELS\`: no key is anywhere. Its annotation \`${identityAnnotations[cloud]}\` names the identity; the overlay
says which (\`identity\` in environment-plans.ts; here an example).

\`medcast cluster bind\` makes the bucket and the identity (docs/deploy-${cloud}.md); by hand it is

\`\`\`console
${commands.trim()}
\`\`\`

${text.trim()}

The accounts of training and batch scoring (\`${bucketParts.slice(1, 3).join('`, `')}\`) need an identity that may write: annotate them in the overlay in the same way. By schema only: no cloud runs in our tests.
`;
}
