import { metricNames, workloads } from '@medcast/deploy-contract';
import { jsonPatch } from '../../writer/patch';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { CPU_PERCENT, IN_FLIGHT, inFlightMetric, predictorAutoscaler, replicaRange } from './autoscaler';

const { predictor } = workloads;

/** Renders the component that scales by CPU, and the one that adds requests in flight. */
export function renderAutoscaling(): RenderedFiles {
  return {
    ...renderComponent('autoscaling', { readme: readme(), objects: { 'autoscaler.yaml': [predictorAutoscaler()] } }),
    ...renderComponent('autoscaling-in-flight', {
      readme: inFlightReadme(),
      kustomize: {
        patches: [
          jsonPatch(
            { kind: 'HorizontalPodAutoscaler', name: predictor.name },
            { op: 'add', path: '/spec/metrics/-', value: inFlightMetric() },
          ),
        ],
      },
    }),
  };
}

function readme(): string {
  return `
# Autoscaling

A HorizontalPodAutoscaler for \`${predictor.name}\`: from ${replicaRange.from} to ${replicaRange.to} pods (the overlay says how many), another one when
its containers use more than ${CPU_PERCENT} % of the CPU that they request. It needs a metrics server, which GKE and AKS have and
minikube has as an addon.

- **Peaks**: up at once, by 4 pods or to twice as many every 15 s, whichever is more. A new pod is ready within seconds.
- **Afterwards**: down by at most half every 30 s, when five minutes of metrics agree (the cluster's
  \`--horizontal-pod-autoscaler-downscale-stabilization\`).
- **No fight over replicas**: the base says none. An overlay that takes this component must not say any for \`${predictor.name}\`.
- Scaled to 0 by hand, the autoscaler rests; scaled to 1, it goes on. The component \`schedule\` does that at night.
- Requests in flight as a second measure: [autoscaling-in-flight](../autoscaling-in-flight/README.md).
`;
}

function inFlightReadme(): string {
  return `
# Autoscaling by requests in flight

Adds to the autoscaler of [autoscaling](../autoscaling/README.md), which must stand before it in the overlay: another pod when there are more than
${IN_FLIGHT} requests in flight for each (\`${metricNames.requestsInFlight}\`). The larger of the two answers counts.

It is a component of its own because **it needs the custom metrics API** (\`custom.metrics.k8s.io\`), which no cluster has by
itself. Without it the autoscaler still goes up by CPU, but never down: Kubernetes does not scale down while one of the
measures is unknown.

With prometheus-adapter:

\`\`\`yaml
rules:
  - seriesQuery: '${metricNames.requestsInFlight}{namespace!="",pod!=""}'
    resources: { overrides: { namespace: { resource: namespace }, pod: { resource: pod } } }
    name: { matches: '${metricNames.requestsInFlight}' }
    metricsQuery: 'sum(<<.Series>>{<<.LabelMatchers>>}) by (<<.GroupBy>>)'
\`\`\`

With Google's custom-metrics-stackdriver-adapter the name is another; patch it in the overlay:
\`prometheus.googleapis.com|${metricNames.requestsInFlight}|gauge\`.
`;
}
