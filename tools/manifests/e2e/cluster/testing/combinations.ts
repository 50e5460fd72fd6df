import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Namespace } from '@kubernetes/client-node';
import { SCORING } from '../../../src/components/batch-scoring/scoring-settings';
import { MIRROR, SOURCE } from '../../../src/components/models/mirror';
import { API_KEYS_FILE } from '../../../src/components/secrets/api-keys';
import { TRAINING } from '../../../src/components/training/training-settings';
import type { ComponentName } from '../../../src/environments/component-names';
import type { GeneratedConfigMap } from '../../../src/writer/component';
import type { Kustomization } from '../../../src/writer/kustomization';
import type { Manifest } from '../../../src/writer/manifest';
import { renderManifest } from '../../../src/writer/render-manifest';
import { workspaceRoot } from './cluster-tools';

/** Components that somebody may take together, beside those of the overlays. */
export const combinations: Readonly<Record<string, readonly ComponentName[]>> = {
  'api-keys-of-a-file': ['secrets-file'],
  'api-keys-external': ['secrets-external', 'quotas'],
  'api-keys-by-csi': ['secrets-csi', 'workload-identity-gke'],
  'in-flight': ['autoscaling', 'autoscaling-in-flight'],
  nights: ['autoscaling', 'schedule', 'quotas'],
  'canary-and-shadow': ['buckets', 'autoscaling', 'gateway', 'canary', 'shadow', 'quotas'],
  'canary-on-gke': ['workload-identity-gke', 'gateway', 'gateway-gke', 'canary', 'canary-gke', 'monitoring-gke'],
  ingress: ['ingress-gke', 'monitoring-gke'],
  cached: ['model-cache', 'workload-identity-aks', 'shadow'],
  jobs: ['buckets', 'workload-identity-eks', 'training', 'batch-scoring', 'quotas'],
  kserve: ['workload-identity-gke', 'kserve'],
  kubeflow: ['kubeflow-pipeline'],
};

const settings: Partial<Readonly<Record<ComponentName, GeneratedConfigMap>>> = {
  training: {
    name: TRAINING,
    literals: ['TASK=insurance', 'DATA=https://tables.example.com/insurance.csv', 'MODELS=s3://medcast/models'],
  },
  'batch-scoring': {
    name: SCORING,
    literals: [
      'MODEL=insurance',
      'MODELS=s3://medcast/models',
      'INPUT=s3://tables/people',
      'OUTPUT=s3://tables/scored',
    ],
  },
  'model-cache': { name: MIRROR, literals: [`${SOURCE}=az://models/medcast`] },
};

const NAMESPACE = 'medcast-combination';

/** Copies k8s/ to a temporary folder, and adds an overlay for each combination. @returns the folder of the copy */
export async function writeCombinations(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'medcast-manifests-')), 'k8s');
  await cp(join(workspaceRoot, 'k8s'), folder, { recursive: true });
  // A key that opens nothing: the file that a developer would write.
  await writeFile(join(folder, 'components/secrets-file', API_KEYS_FILE), '# for this test\nnot-a-key\n');
  for (const [name, components] of Object.entries(combinations)) {
    const overlay = join(folder, 'overlays', name);
    await mkdir(overlay);
    await writeFile(join(overlay, 'namespace.yaml'), renderManifest(namespace()));
    await writeFile(join(overlay, 'kustomization.yaml'), renderManifest(combinationOf(components)));
  }
  return folder;
}

function combinationOf(components: readonly ComponentName[]): Kustomization {
  const configMapGenerator = components.flatMap((each) => settings[each] ?? []);
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: NAMESPACE,
    resources: ['namespace.yaml', '../../base'],
    components: components.map((each) => `../../components/${each}`),
    ...(configMapGenerator.length === 0 ? {} : { configMapGenerator }),
    replicas: [{ name: 'web', count: 2 }],
    images: ['medcast-predictor', 'medcast-web', 'medcast-training'].map((name) => ({
      name,
      newName: `registry.example/${name}`,
      newTag: '1',
    })),
    sortOptions: { order: 'legacy' },
  };
}

function namespace(): Manifest<'v1', 'Namespace', V1Namespace> {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels }, spec: {} };
}
