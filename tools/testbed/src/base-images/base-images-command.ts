import { Command } from 'commander';
import { baseImages } from './base-images';
import { type MadeImage, makeBaseImage } from './make-base-image';

/**
 * `testbed base-images`: what the Containerfiles begin with, made here by the published names, for machines that reach
 * no container registry.
 */
export function createBaseImagesCommand(): Command {
  return new Command('base-images')
    .description('make stand-ins for the images that our Containerfiles begin with, print one JSON line, and end')
    .addHelpText('after', '\nNeeds root, buildah and mmdebstrap; what was made is kept and not made again.')
    .action(async () => {
      const made: MadeImage[] = [];
      for (const image of baseImages) made.push(await makeBaseImage(image));
      process.stdout.write(`${JSON.stringify({ images: made })}\n`);
    });
}
