import { type ImageRole, imageNames } from '@medcast/deploy-contract';

/** Every image of ours, in the order in which they are built: what they have in common is built with the first. */
export const imageRoles = ['predictor', 'web', 'training'] as const satisfies readonly ImageRole[];

/** What each image is built from, relative to the root of the repository, which is what its build sees. */
export const containerfiles: Readonly<Record<ImageRole, string>> = {
  predictor: 'apps/predictor/image/Containerfile',
  web: 'apps/web/image/Containerfile',
  training: 'training/image/Containerfile',
};

/** An image in the storage of this machine: `medcast-predictor:4f1c2a9b0d3e`. */
export function localName(role: ImageRole, tag: string): string {
  return `${imageNames[role]}:${tag}`;
}
