import { canaryNames, labelNames, workloads } from '@medcast/deploy-contract';
import type { KubeObject } from '../cluster-access/kube-object';
import type { Deployment, PodTemplate } from '../cluster-access/kube-workload';
import { type CanaryTrial, TRIAL } from './canary-trial';

const { predictor } = workloads;

/** How the canary shall be. */
export interface CanaryWish {
  readonly image: string;
  readonly replicas: number;
  readonly trial: CanaryTrial;
}

/** The canary's Deployment: what the stable one is, with another track and another image. */
export function canaryDeployment(stable: Deployment, { image, replicas, trial }: CanaryWish): KubeObject {
  const { metadata, spec } = stable;
  const { progressDeadlineSeconds, template } = spec;
  const labels = withTrack(metadata.labels ?? {}, 'canary');
  return {
    apiVersion: stable.apiVersion,
    kind: stable.kind,
    metadata: {
      name: canaryNames.deployment,
      ...namespaceOf(stable),
      labels,
      annotations: { [TRIAL]: JSON.stringify(trial) },
    },
    ...{
      spec: {
        replicas,
        ...(progressDeadlineSeconds !== undefined && { progressDeadlineSeconds }),
        selector: { matchLabels: withTrack(spec.selector.matchLabels ?? {}, 'canary') },
        template: withImage(
          {
            ...template,
            metadata: { ...template.metadata, labels: withTrack(template.metadata?.labels ?? {}, 'canary') },
          },
          image,
        ),
      },
    },
  };
}

/** Services that reach one track each: what a route weighs. */
export function trackServices(stable: Deployment): readonly KubeObject[] {
  const toService = (name: string, track: string): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...namespaceOf(stable), labels: withoutTrack(stable.metadata.labels ?? {}) },
    ...{
      spec: {
        selector: { [labelNames.name]: predictor.name, [labelNames.track]: track },
        ports: [{ name: 'http', port: predictor.servicePort, targetPort: 'http' }],
      },
    },
  });
  return [toService(canaryNames.stableService, 'stable'), toService(canaryNames.service, 'canary')];
}

/** A template with another image in the predictor's container. */
export function withImage(template: PodTemplate, image: string): PodTemplate {
  const containers = template.spec.containers.map((container) =>
    container.name === predictor.name ? { ...container, image } : container,
  );
  return { ...template, spec: { ...template.spec, containers } };
}

/** Image of the predictor's container. */
export function imageOf({ spec }: Deployment): string {
  return spec.template.spec.containers.find(({ name }) => name === predictor.name)?.image ?? '';
}

/**
 * How many pods make about this share of all, where pods and not a route decide.
 *
 * @param weight in percent, below 100
 */
export function podsForWeight(stableReplicas: number, weight: number): number {
  return Math.max(1, Math.round((stableReplicas * weight) / (100 - weight)));
}

type Labels = Readonly<Record<string, string>>;

function withTrack(labels: Labels, track: string): Labels {
  return { ...labels, [labelNames.track]: track };
}

function withoutTrack(labels: Labels): Labels {
  const { [labelNames.track]: _track, ...rest } = labels;
  return rest;
}

function namespaceOf({ metadata }: KubeObject): { readonly namespace?: string } {
  return metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
}
