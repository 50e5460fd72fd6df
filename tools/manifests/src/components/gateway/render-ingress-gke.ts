import type { V1Ingress, V1IngressServiceBackend } from '@kubernetes/client-node';
import { gatewayNames, PRODUCT, predictorPaths, type WorkloadName, workloads } from '@medcast/deploy-contract';
import type { ManagedCertificate } from '../../custom/gke';
import { labelsOf } from '../../pods/labels';
import type { Manifest } from '../../writer/manifest';
import { jsonPatch } from '../../writer/patch';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { backendConfigFor, fromGoogle } from './gke-policies';
import { EXAMPLE_HOST } from './routes';

const bothWorkloads = ['predictor', 'web'] as const;

/** Renders the way in for clusters of GKE that have no Gateway controller. */
export function renderIngressGke(): RenderedFiles {
  return renderComponent('ingress-gke', {
    readme: readme(),
    objects: {
      'ingress.yaml': [certificate(), ingress(), ...bothWorkloads.map(backendConfigFor)],
      'network-policies.yaml': bothWorkloads.map(fromGoogle),
    },
    kustomize: {
      patches: bothWorkloads.map((name) =>
        jsonPatch({ kind: 'Service', name }, { op: 'add', path: '/metadata/annotations', value: annotationsOf(name) }),
      ),
    },
  });
}

function certificate(): ManagedCertificate {
  return {
    apiVersion: 'networking.gke.io/v1',
    kind: 'ManagedCertificate',
    metadata: { name: PRODUCT, labels: labelsOf(PRODUCT) },
    spec: { domains: [EXAMPLE_HOST] },
  };
}

function ingress(): Manifest<'networking.k8s.io/v1', 'Ingress', V1Ingress> {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: gatewayNames.route,
      labels: labelsOf(PRODUCT),
      annotations: {
        // GKE's own controller reads the annotation, not spec.ingressClassName.
        'kubernetes.io/ingress.class': 'gce',
        'networking.gke.io/managed-certificates': PRODUCT,
      },
    },
    spec: {
      defaultBackend: { service: backendOf('web') },
      rules: [
        {
          host: EXAMPLE_HOST,
          http: {
            paths: [
              ...predictorPaths.map((path) => ({
                path,
                pathType: 'Prefix',
                backend: { service: backendOf('predictor') },
              })),
              { path: '/', pathType: 'Prefix', backend: { service: backendOf('web') } },
            ],
          },
        },
      ],
    },
  };
}

function backendOf(workload: WorkloadName): V1IngressServiceBackend {
  return { name: workload, port: { number: workloads[workload].servicePort } };
}

function annotationsOf(workload: WorkloadName): Readonly<Record<string, string>> {
  return {
    'cloud.google.com/neg': JSON.stringify({ ingress: true }),
    'cloud.google.com/backend-config': JSON.stringify({ default: workload }),
  };
}

function readme(): string {
  return `
# Ingress on GKE

A way in for clusters of GKE without the Gateway API: an Ingress, a BackendConfig for each Service (health check, timeout, draining, Cloud Armor), and a
ManagedCertificate, which Google gets and renews. Take it or [gateway](../gateway/README.md) with [gateway-gke](../gateway-gke/README.md), not both; a canary by weight needs the latter.

The overlay patches \`${EXAMPLE_HOST}\` in the Ingress and the ManagedCertificate. By schema only: there is no GKE in our tests.
`;
}
