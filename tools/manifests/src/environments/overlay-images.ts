import { type ImageRole, imageNames } from '@medcast/deploy-contract';
import type { ImageOverride } from '../writer/kustomization';
import type { EnvironmentPlan } from './environment-plan';
import { type PinnedEnvironment, PINNED, type RecordedImages } from './recorded-images';

const roles: readonly ImageRole[] = ['predictor', 'web', 'training'];

/**
 * What stands before and behind the bare names of the images.
 *
 * @throws TypeError where an environment is planned by digest for which none can be recorded
 */
export function overlayImages(
  name: string,
  { images }: EnvironmentPlan,
  recorded: RecordedImages,
): readonly ImageOverride[] {
  if (images.by === 'tag') {
    const prefix = images.registry === undefined ? '' : `${images.registry}/`;
    return roles.map((role) => ({ name: imageNames[role], newName: prefix + imageNames[role], newTag: images.tag }));
  }
  if (!isPinned(name)) throw new TypeError(`expected one of ${PINNED.join(', ')} to run images by digest, got ${name}`);
  return roles.map((role) => {
    const { name: newName, digest } = recorded[name][role];
    return { name: imageNames[role], newName, digest };
  });
}

function isPinned(name: string): name is PinnedEnvironment {
  return PINNED.some((each) => each === name);
}
