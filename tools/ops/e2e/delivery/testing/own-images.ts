import { z } from 'zod';
import { type BuiltImage, builtShape } from './build-images';

/** Variable through which the images that were built before all tests reach each of them. */
export const OWN_IMAGES = 'MEDCAST_OWN_IMAGES';

/** Tag of the images under test. */
export const TAG = 'under-test';

const ownShape = builtShape.extend({ folder: z.string() });

/** The images under test. */
export interface OwnImages {
  /** Folder of their archives: `predictor.tar` and so on. */
  readonly folder: string;
  readonly images: readonly BuiltImage[];
}

/** What `set-up-images.ts` has built. */
export function readOwnImages(): OwnImages {
  return ownShape.parse(JSON.parse(process.env[OWN_IMAGES] ?? 'null'));
}

/** Finds the image of a role. */
export function imageOf(images: readonly BuiltImage[], role: string): BuiltImage {
  const found = images.find((image) => image.role === role);
  if (found === undefined) throw new Error(`expected an image for ${role}, got none`);
  return found;
}
