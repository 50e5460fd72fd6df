import { PRODUCT, workloads } from '@medcast/deploy-contract';
import type { ExternalSecret, SecretProviderClass } from '../../custom/secrets';
import { labelsOf } from '../../pods/labels';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { YAML_MARK } from '../../writer/render-manifest';
import { API_KEYS_FILE, API_KEYS_SECRET, readKeysFrom, secretVolume } from './api-keys';
import { renderCsiReadme, renderExternalReadme, renderFileReadme } from './secrets-readmes';

const { predictor } = workloads;

/** Name of the ClusterSecretStore that an operator sets up: which cloud, which project. */
export const SECRET_STORE = PRODUCT;

/** Renders the three ways by which the API's keys come into a cluster; none of them puts one into Git. */
export function renderSecrets(): RenderedFiles {
  return { ...secretsFile(), ...secretsExternal(), ...secretsCsi() };
}

function secretsFile(): RenderedFiles {
  const example = `${YAML_MARK}# Copy to ${API_KEYS_FILE}, which Git ignores; then one key a line. To make one: openssl rand -hex 32\n`;
  return renderComponent('secrets-file', {
    readme: renderFileReadme(),
    kustomize: {
      secretGenerator: [
        { name: API_KEYS_SECRET, files: [API_KEYS_FILE], options: { labels: labelsOf(predictor.name) } },
      ],
      patches: [readKeysFrom(secretVolume())],
    },
    files: { '.gitignore': `${YAML_MARK}${API_KEYS_FILE}\n`, 'api-keys.example.txt': example },
  });
}

function secretsExternal(): RenderedFiles {
  return renderComponent('secrets-external', {
    readme: renderExternalReadme(),
    objects: { 'external-secret.yaml': [externalSecret()] },
    kustomize: { patches: [readKeysFrom(secretVolume())] },
  });
}

function secretsCsi(): RenderedFiles {
  return renderComponent('secrets-csi', {
    readme: renderCsiReadme(),
    objects: { 'secret-provider-class.yaml': [secretProviderClass()] },
    kustomize: {
      patches: [
        readKeysFrom({
          csi: {
            driver: 'secrets-store-gke.csi.k8s.io',
            readOnly: true,
            volumeAttributes: { secretProviderClass: API_KEYS_SECRET },
          },
        }),
      ],
    },
  });
}

function externalSecret(): ExternalSecret {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: API_KEYS_SECRET, labels: labelsOf(predictor.name) },
    spec: {
      refreshInterval: '15m',
      secretStoreRef: { name: SECRET_STORE, kind: 'ClusterSecretStore' },
      target: { name: API_KEYS_SECRET, creationPolicy: 'Owner' },
      data: [{ secretKey: API_KEYS_FILE, remoteRef: { key: API_KEYS_SECRET } }],
    },
  };
}

function secretProviderClass(): SecretProviderClass {
  const resourceName = `projects/medcast-prod/secrets/${API_KEYS_SECRET}/versions/latest`;
  return {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: API_KEYS_SECRET, labels: labelsOf(predictor.name) },
    spec: { provider: 'gke', parameters: { secrets: JSON.stringify([{ resourceName, path: API_KEYS_FILE }]) } },
  };
}
