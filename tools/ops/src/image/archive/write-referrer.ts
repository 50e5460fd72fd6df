import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchivedImage } from './read-archive';

/** https://www.iana.org/assignments/media-types/application/vnd.cyclonedx+json */
export const SBOM_MEDIA_TYPE = 'application/vnd.cyclonedx+json';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY = 'application/vnd.oci.empty.v1+json';

interface Blob {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/**
 * Writes the list of an image's parts as an OCI artifact that refers to the image (`subject`), as an OCI layout:
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 *
 * @param folder a new folder
 * @returns digest of the artifact
 */
export async function writeReferrer(folder: string, image: ArchivedImage): Promise<string> {
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const config = await writeBlob(folder, EMPTY, '{}');
  const layer = await writeBlob(folder, SBOM_MEDIA_TYPE, image.sbom);
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    artifactType: SBOM_MEDIA_TYPE,
    config,
    layers: [{ ...layer, annotations: { 'org.opencontainers.image.title': 'sbom.cdx.json' } }],
    subject: { mediaType: image.mediaType, digest: image.digest, size: image.size },
  };
  const blob = await writeBlob(folder, MANIFEST, JSON.stringify(manifest));
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [blob] }));
  return blob.digest;
}

async function writeBlob(folder: string, mediaType: string, text: string): Promise<Blob> {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await writeFile(join(folder, 'blobs/sha256', hash), bytes);
  return { mediaType, digest: `sha256:${hash}`, size: bytes.length };
}
