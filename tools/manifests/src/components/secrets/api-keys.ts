import type { V1Deployment, V1Volume } from '@kubernetes/client-node';
import { type PredictorSettingName, workloads } from '@medcast/deploy-contract';
import type { Patch } from '../../writer/kustomization';
import { mergePatch } from '../../writer/patch';
import { partSelector } from '../../pods/labels';

const { predictor } = workloads;

/** Secret with the keys that the API asks for, one a line. */
export const API_KEYS_SECRET = 'predictor-api-keys';

/** Key in it, and name of the file in the pod. */
export const API_KEYS_FILE = 'api-keys.txt';

const VOLUME = 'api-keys';
const FOLDER = '/etc/medcast/api-keys';

/** Puts a volume that has the keys as a file into the predictors, and tells them where it is. */
export function readKeysFrom(volume: Omit<V1Volume, 'name'>): Patch {
  const name: PredictorSettingName = 'API_KEYS_FILE';
  return mergePatch<V1Deployment>(
    { kind: 'Deployment', labelSelector: partSelector(predictor.name) },
    {
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: predictor.name,
                env: [{ name, value: `${FOLDER}/${API_KEYS_FILE}` }],
                volumeMounts: [{ name: VOLUME, mountPath: FOLDER, readOnly: true }],
              },
            ],
            volumes: [{ name: VOLUME, ...volume }],
          },
        },
      },
    },
  );
}

/** The Secret as a volume that only its owner can read. */
export function secretVolume(): Omit<V1Volume, 'name'> {
  return { secret: { secretName: API_KEYS_SECRET, defaultMode: 0o440 } };
}
