import type { V1EnvVar, V1Volume, V1VolumeMount } from '@kubernetes/client-node';
import type { Quantity } from '../writer/quantity';

const TMP = '/tmp';

/** Where programs put what they need for a while: the root file system cannot be written to. */
export function scratchVolume(size: Quantity): V1Volume {
  return { name: 'tmp', emptyDir: { sizeLimit: size } };
}

/** The volume, where programs look for it. */
export function scratchMount(): V1VolumeMount {
  return { name: 'tmp', mountPath: TMP };
}

/** Programs that would write to the home folder write there. */
export function scratchHome(): V1EnvVar {
  return { name: 'HOME', value: TMP };
}
