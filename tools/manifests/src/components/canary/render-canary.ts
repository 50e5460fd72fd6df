import { canaryNames, gatewayNames, workloads } from '@medcast/deploy-contract';
import { predictorDeployment } from '../../base/predictor';
import { serviceFor } from '../../base/services';
import { podsOfTrack } from '../../pods/labels';
import { jsonPatch } from '../../writer/patch';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { backendPolicyFor, healthCheckFor } from '../gateway/gke-policies';
import { ruleIndexOf, weighed } from '../gateway/routes';

const { predictor } = workloads;
const { deployment, service, stableService } = canaryNames;

/** Renders the canary, and what its Services need on GKE. */
export function renderCanary(): RenderedFiles {
  return { ...renderComponent('canary', canary()), ...renderComponent('canary-gke', canaryOnGke()) };
}

function canary(): Parameters<typeof renderComponent>[1] {
  const path = `/spec/rules/${ruleIndexOf(predictor.name)}/backendRefs`;
  const value = weighed({ [stableService]: 100, [service]: 0 });
  return {
    readme: readme(),
    objects: {
      'predictor-canary.yaml': [predictorDeployment('canary', deployment)],
      'services.yaml': [
        serviceFor('predictor', stableService, podsOfTrack('predictor', 'stable')),
        serviceFor('predictor', service, podsOfTrack('predictor', 'canary')),
      ],
    },
    kustomize: {
      patches: [
        jsonPatch({ kind: 'HTTPRoute', name: gatewayNames.route }, { op: 'replace', path, value }),
        jsonPatch({ kind: 'Deployment', name: deployment }, { op: 'add', path: '/spec/replicas', value: 1 }),
      ],
    },
  };
}

function canaryOnGke(): Parameters<typeof renderComponent>[1] {
  const services = [stableService, service];
  return {
    readme: gkeReadme(),
    objects: {
      'policies.yaml': services.flatMap((name) => [
        healthCheckFor('predictor', name),
        backendPolicyFor('predictor', name),
      ]),
    },
  };
}

function readme(): string {
  return `
# Canary

A second Deployment of the predictor, \`${deployment}\` (one pod, track \`canary\`), beside the stable one, and a Service for each track: \`${stableService}\`
and \`${service}\`. The HTTPRoute of [gateway](../gateway/README.md), which must stand before it, weighs them 100 to 0: nothing goes to the canary until its weight is raised.
\`medcast canary start|promote|abort\` does that, and judges error rate, latency and the shift of predictions.

- The Service \`${predictor.name}\` reaches **both** tracks, by number of pods: the form's own way to the predictor. Outside of a trial the canary runs what
  stable runs; to keep it from every request, scale it to 0.
- Both tracks have the same settings, account, policies and budget. What is tried is an image, or another \`CHANNEL\`.
- To try a *model* without showing anybody its answers, take [shadow](../shadow/README.md).
- On GKE add [canary-gke](../canary-gke/README.md).
`;
}

function gkeReadme(): string {
  return `
# Canary on GKE

Health checks and backend policies for the Services of [canary](../canary/README.md), as [gateway-gke](../gateway-gke/README.md) has them for the others. GKE attaches them to a Service, not to a Gateway.
By schema only: there is no GKE in our tests.
`;
}
