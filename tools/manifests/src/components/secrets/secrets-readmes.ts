import { PRODUCT } from '@medcast/deploy-contract';
import { API_KEYS_FILE, API_KEYS_SECRET } from './api-keys';

const SAME = `The predictor finds the keys in a file (\`API_KEYS_FILE\`): variables show in \`kubectl describe\` and in crash reports, files do not.
It reads them at its start.`;

/** For a Secret made of a local file. */
export function renderFileReadme(): string {
  return `
# API keys from a file

For development: the Secret \`${API_KEYS_SECRET}\` is made of the file \`${API_KEYS_FILE}\` beside this page, which Git ignores (copy \`api-keys.example.txt\`). Without the file
the overlay does not build; that is meant. The Secret is named by a hash of what is in it, so that another key is a rollout.

${SAME}

For production take [secrets-external](../secrets-external/README.md) or [secrets-csi](../secrets-csi/README.md): there the key is never on a person's disk.
`;
}

/** For the External Secrets operator. */
export function renderExternalReadme(): string {
  return `
# API keys from a secret store, by External Secrets

For production on any cloud: the operator of External Secrets makes the Secret \`${API_KEYS_SECRET}\` of the entry \`${API_KEYS_SECRET}\` (one key a line) in Google Secret Manager, AWS
Secrets Manager or Azure Key Vault, and follows it every 15 minutes. An administrator sets up the ClusterSecretStore \`${PRODUCT}\` once; it says which cloud, and by which
identity.

${SAME} After a change: \`kubectl rollout restart deployment/predictor\`.

By schema only: the operator does not run in our tests.
`;
}

/** For the CSI driver. */
export function renderCsiReadme(): string {
  return `
# API keys from Secret Manager, by the CSI driver

For production on GKE with the Secret Manager add-on: the file comes into the pod as a volume, and no Secret is in the cluster at all. The service account
\`predictor\` needs \`roles/secretmanager.secretAccessor\` on the entry (workload identity). The overlay patches the project in \`resourceName\`.

${SAME}

On EKS and AKS patch \`spec.provider\` (\`aws\`, \`azure\`), its parameters, and the volume's driver (\`secrets-store.csi.k8s.io\`). By schema only: the driver does not run in our tests.
`;
}
