import type { V1Namespace } from '@kubernetes/client-node';
import { type EnvironmentName, environments, PRODUCT, SETTINGS_MAP, workloads } from '@medcast/deploy-contract';
import { toLiterals } from '../base/predictor';
import { labelsOf } from '../pods/labels';
import type { Kustomization } from '../writer/kustomization';
import type { Manifest } from '../writer/manifest';
import { renderManifest } from '../writer/render-manifest';
import { renderReadme } from '../writer/render-readme';
import { inFolder, type RenderedFiles } from '../writer/rendered-files';
import type { EnvironmentPlan } from './environment-plan';
import { environmentPlans } from './environment-plans';
import { overlayImages } from './overlay-images';
import { overlayPatches } from './overlay-patches';
import { renderOverlayReadme } from './overlay-readme';
import type { RecordedImages } from './recorded-images';

const { predictor, web } = workloads;

/** Renders the folder `overlays/<name>` of each environment. */
export function renderOverlays(recorded: RecordedImages): RenderedFiles {
  const names: readonly EnvironmentName[] = ['dev', 'prod', 'minikube', 'eks', 'aks'];
  return Object.assign({}, ...names.map((name) => renderOverlay(name, recorded))) as RenderedFiles;
}

function renderOverlay(name: EnvironmentName, recorded: RecordedImages): RenderedFiles {
  const plan = environmentPlans[name];
  return inFolder(`overlays/${name}`, {
    'README.md': renderReadme(renderOverlayReadme(name, plan)),
    'kustomization.yaml': renderManifest(overlayOf(name, plan, recorded)),
    'namespace.yaml': renderManifest(namespaceOf(environments[name].namespace)),
  });
}

/** The kustomization of an environment: the base, its components, and what its plan says. */
export function overlayOf(name: EnvironmentName, plan: EnvironmentPlan, recorded: RecordedImages): Kustomization {
  const { components, drainSeconds, settings } = plan;
  const literals = toLiterals({ ...settings, DRAIN_SECONDS: String(drainSeconds) });
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: environments[name].namespace,
    resources: ['namespace.yaml', '../../base'],
    ...(components.length === 0 ? {} : { components: components.map((each) => `../../components/${each}`) }),
    configMapGenerator: [{ name: SETTINGS_MAP, behavior: 'merge', literals }],
    replicas: fixedReplicas(plan),
    images: overlayImages(name, plan, recorded),
    patches: overlayPatches(plan),
    sortOptions: { order: 'legacy' },
  };
}

/** Where an autoscaler chooses, nobody else does. */
function fixedReplicas(plan: EnvironmentPlan): NonNullable<Kustomization['replicas']> {
  const fixed = { name: web.name, count: plan.web.replicas };
  const { replicas } = plan.predictor;
  return typeof replicas === 'number' ? [{ name: predictor.name, count: replicas }, fixed] : [fixed];
}

/** Nothing runs in it that is not restricted. */
function namespaceOf(name: string): Manifest<'v1', 'Namespace', V1Namespace> {
  const modes = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']);
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...labelsOf(PRODUCT), ...(Object.fromEntries(modes) as Record<string, string>) } },
    spec: {},
  };
}
