import { workloads } from '@medcast/deploy-contract';
import { podsOf } from '../../pods/labels';
import { bucketPolicy } from '../../pods/network-policy';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';

const { predictor } = workloads;

/** Renders the component that lets the predictor read bundles from a bucket. */
export function renderBuckets(): RenderedFiles {
  return renderComponent('buckets', {
    readme: readme(),
    objects: { 'network-policy.yaml': [bucketPolicy('predictor-to-buckets', { matchLabels: podsOf(predictor.name) })] },
  });
}

function readme(): string {
  return `
# Models from a bucket

Lets the predictor reach buckets: TLS (port 443) to the Internet, and none of the private networks. \`MODELS\` (\`gs://\`, \`s3://\`, \`az://\`) says which, in the settings of the overlay; who may read it,
a component of workload identity: [GKE](../workload-identity-gke/README.md), [EKS](../workload-identity-eks/README.md), [AKS](../workload-identity-aks/README.md).

Kubernetes' NetworkPolicies know addresses, not names: the clouds' buckets have no fixed addresses, hence the Internet. Where Dataplane V2 or Cilium offer policies by name, narrow it to
\`storage.googleapis.com\` and its like. A bucket behind a private endpoint needs its address here: patch \`except\`.

Without this component (dev, minikube) the predictor serves the bundles that are in its image, and reaches nothing but DNS.
`;
}
