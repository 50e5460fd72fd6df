import { predictorSettings, workloads } from '@medcast/deploy-contract';
import type { Kustomization } from '../writer/kustomization';
import type { Written } from '../writer/manifest';
import { renderManifest } from '../writer/render-manifest';
import { renderReadme } from '../writer/render-readme';
import { inFolder, type RenderedFiles } from '../writer/rendered-files';
import { renderBaseReadme } from './base-readme';
import { basePolicies } from './network-policies';
import { predictorDeployment, predictorSettingsMap } from './predictor';
import { accountOf, budgetOf, serviceOf } from './services';
import { webDeployment } from './web';

const { predictor, web } = workloads;

/** What every environment has, by file. */
const objects: Readonly<Record<string, readonly Written[]>> = {
  'predictor.yaml': [
    accountOf(predictor.name),
    serviceOf('predictor'),
    predictorDeployment('stable', predictor.name),
    budgetOf('predictor'),
  ],
  'web.yaml': [accountOf(web.name), serviceOf('web'), webDeployment(), budgetOf('web')],
  'network-policies.yaml': basePolicies(),
};

/** Renders the folder `base`. */
export function renderBase(): RenderedFiles {
  const manifests = Object.entries(objects).map(([file, list]) => [file, renderManifest(...list)]);
  return inFolder('base', {
    'README.md': renderReadme(renderBaseReadme()),
    'kustomization.yaml': renderManifest(baseKustomization()),
    ...(Object.fromEntries(manifests) as RenderedFiles),
  });
}

function baseKustomization(): Kustomization {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: Object.keys(objects),
    configMapGenerator: [
      predictorSettingsMap({
        PORT: String(predictor.port),
        ADMIN_PORT: String(predictor.adminPort),
        CHANNEL: predictorSettings.CHANNEL.default,
        DRAIN_SECONDS: predictorSettings.DRAIN_SECONDS.default,
        LOG_LEVEL: predictorSettings.LOG_LEVEL.default,
      }),
    ],
  };
}
