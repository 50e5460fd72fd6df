import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** Nothing in an archive depends on when, where or by whom it was made. */
const SAME_BYTES = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
const OCI = 'application/vnd.oci.image';

/** An image of one layer. */
export interface ImageParts {
  /** Absolute path of the archive to write. */
  readonly file: string;
  /** `testbed.local/pause:1` */
  readonly name: string;
  /** Absolute path of the folder whose content is the image's root. */
  readonly root: string;
  /** As the image specification has it: `{ Entrypoint: ['/pause'] }`. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Writes an image as an OCI archive, which needs no registry and no program but `tar`. */
export async function writeImage({ file, name, root, config }: ImageParts): Promise<void> {
  const layout = await mkdtemp(join(tmpdir(), 'medcast-image-'));
  try {
    const blobs = join(layout, 'blobs/sha256');
    await mkdir(blobs, { recursive: true });
    await execa('tar', [...SAME_BYTES, '-cf', join(layout, 'layer'), '-C', root, '.']);
    const layer = await addBlob(blobs, `${OCI}.layer.v1.tar`, join(layout, 'layer'));
    const image = { architecture: architecture(), os: 'linux' };
    const rootfs = { type: 'layers', diff_ids: [layer.digest] };
    const configured = await addJson(blobs, `${OCI}.config.v1+json`, { ...image, config, rootfs });
    const manifest = { schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json`, config: configured, layers: [layer] };
    const added = await addJson(blobs, manifest.mediaType, manifest);
    const annotations = { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': name };
    const index = { schemaVersion: 2, manifests: [{ ...added, platform: image, annotations }] };
    await writeFile(join(layout, 'index.json'), JSON.stringify(index));
    await writeFile(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await execa('tar', [...SAME_BYTES, '-cf', file, '-C', layout, 'oci-layout', 'index.json', 'blobs']);
  } finally {
    await rm(layout, { recursive: true });
  }
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

async function addJson(blobs: string, mediaType: string, content: unknown): Promise<Descriptor> {
  const file = join(blobs, 'new');
  await writeFile(file, JSON.stringify(content));
  return await addBlob(blobs, mediaType, file);
}

async function addBlob(blobs: string, mediaType: string, file: string): Promise<Descriptor> {
  const hash = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const { size } = await stat(file);
  await rename(file, join(blobs, hash));
  return { mediaType, digest: `sha256:${hash}`, size };
}

function architecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch;
}
