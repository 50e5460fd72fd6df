import type { V1Deployment } from '@kubernetes/client-node';
import { type PredictorSettingName, SETTINGS_MAP, workloads } from '@medcast/deploy-contract';
import { toLiterals } from '../../base/predictor';
import { partSelector, podsOf } from '../../pods/labels';
import { bucketPolicy } from '../../pods/network-policy';
import { mergePatch } from '../../writer/patch';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { MIRROR, mirrorCronJob, MIRRORED_MODELS, modelVolume, MODELS_FOLDER, SOURCE } from './mirror';

const { predictor } = workloads;
const models = { MODELS: `file:${MODELS_FOLDER}` } satisfies Partial<Record<PredictorSettingName, string>>;

/** Renders the component that keeps models on a volume of the cluster. */
export function renderModelCache(): RenderedFiles {
  return renderComponent('model-cache', {
    readme: readme(),
    objects: {
      'volume.yaml': [modelVolume()],
      'mirror.yaml': [mirrorCronJob(), bucketPolicy('mirror-to-buckets', { matchLabels: podsOf(MIRROR) })],
    },
    kustomize: {
      configMapGenerator: [{ name: SETTINGS_MAP, behavior: 'merge', literals: toLiterals(models) }],
      patches: [
        mergePatch<V1Deployment>(
          { kind: 'Deployment', labelSelector: partSelector(predictor.name) },
          {
            spec: {
              template: {
                spec: {
                  containers: [
                    {
                      name: predictor.name,
                      volumeMounts: [{ name: 'models', mountPath: MODELS_FOLDER, readOnly: true }],
                    },
                  ],
                  volumes: [{ name: 'models', persistentVolumeClaim: { claimName: MIRROR, readOnly: true } }],
                },
              },
            },
          },
        ),
      ],
    },
  });
}

function readme(): string {
  return `
# Model cache

Models on a volume of the cluster (\`${MIRROR}\`) that outlives pods and nodes: the CronJob \`${MIRROR}\` copies the version in production of ${MIRRORED_MODELS.map((model) => `\`${model}\``).join(' and ')} from the
bucket every five minutes, verified and byte for byte, and points the volume's channel to it; predictors mount the volume read-only and follow the channel there (\`${toLiterals(models).join('')}\`).
Pods start, and clusters restart, while the bucket is away.

\`\`\`yaml
components:
  - ../../components/model-cache
configMapGenerator:
  - name: ${MIRROR}
    literals:
      - ${SOURCE}=gs://medcast/models
\`\`\`

- The volume is ReadWriteMany: Filestore, EFS, Azure Files; minikube's own class does for one node. The overlay patches \`storageClassName\` where the default class cannot.
- Until the mirror has run once there is nothing to serve, and predictors are up but not ready:
  \`kubectl create job --from=cronjob/${MIRROR} first-mirror\`.
- A promotion takes up to five minutes longer to arrive. Where that is too long, or models are small, read the bucket itself: [buckets](../buckets/README.md).
- The mirror reads the bucket as the service account \`${predictor.name}\`.
`;
}
