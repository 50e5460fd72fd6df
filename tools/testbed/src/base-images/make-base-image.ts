import { createHash } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { BaseImage } from './base-image';
import { makeRootFileSystem } from './make-root-file-system';
import { putNode } from './put-node';
import { refuseTool } from './refuse-tool';

/** An image of the testbed says of what it was made, so that it is made anew when that changes. */
const RECIPE_LABEL = 'medcast.testbed.recipe';

/** The authorities that this machine trusts: also that of a proxy through which a build has to fetch packages. */
const AUTHORITIES = 'etc/ssl/certs/ca-certificates.crt';

/** What became of an image. */
export interface MadeImage {
  readonly name: string;
  readonly id: string;
  /** False where it was there already. */
  readonly isNew: boolean;
}

/**
 * Makes a base image in the machine's container storage unless it is there; root is needed, a registry is not.
 *
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function makeBaseImage(image: BaseImage): Promise<MadeImage> {
  const recipe = recipeOf(image);
  const found = await inspect(image.name);
  if (found?.recipe === recipe) return { name: image.name, id: found.id, isNew: false };
  const archive = await makeRootFileSystem(image.rootFileSystem);
  process.stderr.write(`testbed: making ${image.name}\n`);
  try {
    return { name: image.name, id: await assemble(image, { archive, recipe }), isNew: true };
  } catch (cause) {
    // buildah is not installed, its storage is full, or this is not root.
    throw refuseTool(`buildah to make ${image.name}; install it (Debian: buildah) and be root`, cause);
  }
}

function recipeOf(image: BaseImage): string {
  return createHash('sha256').update(JSON.stringify(image)).update(process.version).digest('hex');
}

async function inspect(name: string): Promise<{ readonly id: string; readonly recipe: string } | undefined> {
  const format = `{{.FromImageID}} {{index .OCIv1.Config.Labels "${RECIPE_LABEL}"}}`;
  const { exitCode, stdout } = await execa('buildah', ['inspect', '--type', 'image', '--format', format, name], {
    reject: false,
  });
  if (exitCode !== 0) return undefined;
  const [id, recipe] = stdout.split(' ');
  return id !== undefined && recipe !== undefined ? { id, recipe } : undefined;
}

interface Ingredients {
  readonly archive: string;
  readonly recipe: string;
}

async function assemble(image: BaseImage, { archive, recipe }: Ingredients): Promise<string> {
  const container = await buildah('from', 'scratch');
  try {
    await buildah('add', '--quiet', container, archive, '/');
    const root = await buildah('mount', container);
    await mkdir(join(root, 'etc/ssl/certs'), { recursive: true });
    await copyFile(join('/', AUTHORITIES), join(root, AUTHORITIES));
    if (image.hasNode) await putNode(root);
    for (const command of image.finish) await execa('sh', ['-euc', command], { env: { ROOT: root } });
    await buildah('umount', container);
    await buildah('config', ...image.config, `--label=${RECIPE_LABEL}=${recipe}`, container);
    return await buildah('commit', '--quiet', '--timestamp=0', container, image.name);
  } finally {
    await buildah('rm', container);
  }
}

async function buildah(...words: readonly string[]): Promise<string> {
  return (await execa('buildah', words)).stdout.trim();
}
