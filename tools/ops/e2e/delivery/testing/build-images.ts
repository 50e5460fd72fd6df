import { execa } from 'execa';
import { z } from 'zod';
import { program } from '../../testing/run-medcast';
import { testbed } from '../../testing/run-testbed';

/** How buildah builds on a machine that reaches no registry, without a daemon (docs/container-images.md). */
const HERE = ['--isolation=oci', '--runtime=runc', '--pull-never', '--network=host'];

/** What `medcast image build --json` says. */
export const builtShape = z.object({
  images: z.array(
    z.object({
      role: z.string(),
      image: z.string(),
      digest: z.string(),
      compressedBytes: z.number(),
      archive: z.string(),
    }),
  ),
});

/** An image that `medcast image build` has built. */
export type BuiltImage = z.infer<typeof builtShape>['images'][number];

/** What a test builds. */
export interface BuildRequest {
  readonly roles: readonly string[];
  readonly tag: string;
  /** Folder of the archives. */
  readonly archive: string;
  readonly options?: readonly string[];
}

/** Makes the images that our Containerfiles begin with, by their real names. */
export async function makeBaseImages(): Promise<void> {
  await execa(process.execPath, [testbed, 'base-images'], { stderr: 'inherit' });
}

/** Builds images from the unmodified Containerfiles, with buildah. */
export async function buildImages({ roles, tag, archive, options = [] }: BuildRequest): Promise<BuiltImage[]> {
  const engine = [...HERE, ...options].map((option) => `--build-option=${option}`);
  const words = ['image', 'build', ...roles, '--with', 'buildah', '--tag', tag, '--archive', archive, '--json'];
  const { stdout } = await execa(process.execPath, [program, ...words, ...engine]);
  return builtShape.parse(JSON.parse(stdout)).images;
}
