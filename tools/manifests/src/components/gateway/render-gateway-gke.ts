import { gatewayNames, labelNames, workloads } from '@medcast/deploy-contract';
import { jsonPatch } from '../../writer/patch';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { backendPolicyFor, CLOUD_ARMOR, fromGoogle, healthCheckFor } from './gke-policies';

const { predictor, web } = workloads;

/** Class of a global, external load balancer. */
export const GKE_CLASS = 'gke-l7-global-external-managed';

/** Certificate Manager's map, which `gcloud certificate-manager maps create` makes. */
export const CERTIFICATE_MAP = 'medcast';

/** Annotation that gives a Gateway its certificates: the value is a map of Certificate Manager. */
export const CERTIFICATE_MAP_ANNOTATION = 'networking.gke.io/certmap';

/** Renders what the Gateway needs on GKE. */
export function renderGatewayGke(): RenderedFiles {
  const target = { kind: 'Gateway', name: gatewayNames.gateway };
  return renderComponent('gateway-gke', {
    readme: readme(),
    objects: {
      'policies.yaml': (['predictor', 'web'] as const).flatMap((workload) => [
        healthCheckFor(workload, workload),
        backendPolicyFor(workload, workload),
      ]),
      'network-policies.yaml': [fromGoogle('predictor'), fromGoogle('web')],
    },
    kustomize: {
      patches: [
        jsonPatch(
          target,
          { op: 'add', path: '/metadata/annotations', value: { [CERTIFICATE_MAP_ANNOTATION]: CERTIFICATE_MAP } },
          { op: 'replace', path: '/spec/gatewayClassName', value: GKE_CLASS },
          { op: 'remove', path: '/spec/listeners/1/tls' },
        ),
      ],
    },
  });
}

function readme(): string {
  return `
# Gateway on GKE

What [gateway](../gateway/README.md), which must stand before it in the overlay, needs on GKE: the class \`${GKE_CLASS}\`, health checks of each Service at
its readiness (HealthCheckPolicy), timeouts, draining, logs and Cloud Armor (GCPBackendPolicy), and NetworkPolicies that let Google's front ends in.

- **Certificate**: Google gets and renews it. A Gateway takes it from a map of Certificate Manager (annotation
  \`${CERTIFICATE_MAP_ANNOTATION}\`, here \`${CERTIFICATE_MAP}\`); the kind ManagedCertificate works with an Ingress alone, see [ingress-gke](../ingress-gke/README.md).

  \`\`\`console
  $ gcloud certificate-manager certificates create medcast --domains=medcast.example.com
  $ gcloud certificate-manager maps create ${CERTIFICATE_MAP}
  $ gcloud certificate-manager maps entries create medcast --map=${CERTIFICATE_MAP} --hostname=medcast.example.com --certificates=medcast
  \`\`\`

- **Cloud Armor**: the policy \`${CLOUD_ARMOR}\` must exist: \`gcloud compute security-policies create ${CLOUD_ARMOR}\`. Without it GKE does not program the backend.
- **Drain**: Google's load balancer goes on sending for a while to a pod that has left; an overlay that takes this component raises \`DRAIN_SECONDS\`, and the grace with it.
- \`${predictor.name}\` keeps idle connections for 620 s, longer than the 600 s of Google's front ends.
- The namespace label \`${labelNames.gateway}\` is not needed here: the load balancer reaches pods itself. \`${web.name}\` and \`${predictor.name}\` admit the networks of its front ends alone.
- By schema only: there is no GKE in our tests (docs/kubernetes-manifests.md).
`;
}
