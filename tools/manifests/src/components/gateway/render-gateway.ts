import { gatewayNames, labelNames, predictorPaths, workloads } from '@medcast/deploy-contract';
import { podsOf } from '../../pods/labels';
import { ingressPolicy, type NetworkPolicy, tcp } from '../../pods/network-policy';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { CERTIFICATE_SECRET, gateway, GATEWAY_CLASS, redirect, route } from './routes';

const { predictor, web } = workloads;

/** Renders the component for any controller of the Gateway API. */
export function renderGateway(): RenderedFiles {
  return renderComponent('gateway', {
    readme: readme(),
    objects: {
      'gateway.yaml': [gateway()],
      'routes.yaml': [route(), redirect()],
      'network-policies.yaml': [fromGateway('predictor'), fromGateway('web')],
    },
  });
}

/** Pods of the namespaces that carry traffic in may reach a workload. */
function fromGateway(name: 'predictor' | 'web'): NetworkPolicy {
  const _from = [{ namespaceSelector: { matchLabels: { [labelNames.gateway]: 'true' } } }];
  return ingressPolicy(
    `${name}-from-gateway`,
    { matchLabels: podsOf(name) },
    { _from, ports: tcp(workloads[name].port) },
  );
}

function readme(): string {
  const paths = predictorPaths.map((path) => `\`${path}\``).join(', ');
  return `
# Gateway

A way in from outside by the Gateway API: the Gateway \`${gatewayNames.gateway}\` on ports 80 and 443, and the HTTPRoute \`${gatewayNames.route}\`: ${paths} to the
Service \`${predictor.name}\`, everything else to \`${web.name}\`. Plain requests are sent to https.

The overlay says the name of the site, the class of the Gateway (here \`${GATEWAY_CLASS}\`, Envoy Gateway) and the Secret with the certificate
(here \`${CERTIFICATE_SECRET}\`, which cert-manager or a person makes): they stand in
[environment-plans.ts](../../../tools/manifests/src/environments/environment-plans.ts). On GKE add
[gateway-gke](../gateway-gke/README.md), which takes the certificate from Certificate Manager.

- The namespace of the controller's pods needs the label \`${labelNames.gateway}=true\`: nobody else gets through the NetworkPolicies.
  \`kubectl label namespace envoy-gateway-system ${labelNames.gateway}=true\`
- The admin port (metrics, model control) has no route and no policy that would let anybody in from here.
- A canary by weight: [canary](../canary/README.md).
`;
}
