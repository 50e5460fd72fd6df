import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { callOf } from '../../clusters/program/program-call';
import { expectSuccess, type ProgramRunner } from '../../clusters/program/program-runner';
import { withTemporaryFolder } from '../../cli/temporary-folder';

const blobSchema = z.object({ mediaType: z.string().optional(), digest: z.string(), size: z.number() });
const indexSchema = z.object({ manifests: z.tuple([blobSchema], blobSchema) });
const manifestSchema = z.object({ config: blobSchema, layers: z.array(blobSchema) });

/** What an OCI archive holds. */
export interface ArchivedImage {
  /** Digest of its manifest: what a registry will call it. */
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes of the manifest. */
  readonly size: number;
  /** What a machine without any of its layers fetches: manifest, configuration and compressed layers. */
  readonly compressedBytes: number;
  /** Its list of parts, as it lies in it. */
  readonly sbom: string;
}

/** Path of the list in a layer's tar archive. */
const SBOM_ENTRY = 'app/sbom.cdx.json';

/**
 * Reads an OCI archive: https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
 *
 * @throws Problem PROGRAM_FAILED where tar cannot read it; Error where it is no image of ours
 */
export function readArchive(archive: string, runner: ProgramRunner): Promise<ArchivedImage> {
  return withTemporaryFolder('medcast-image-', async (folder) => {
    const unpack = callOf('tar', '-xf', archive, '-C', folder);
    expectSuccess(unpack, await runner.ask(unpack));
    const blob = (digest: string) => join(folder, 'blobs', ...digest.split(':'));
    const [found] = indexSchema.parse(await readJson(join(folder, 'index.json'))).manifests;
    const { config, layers } = manifestSchema.parse(await readJson(blob(found.digest)));
    return {
      digest: found.digest,
      mediaType: found.mediaType ?? 'application/vnd.oci.image.manifest.v1+json',
      size: found.size,
      compressedBytes: [found, config, ...layers].reduce((sum, { size }) => sum + size, 0),
      sbom: await findSbom(
        layers.map(({ digest }) => blob(digest)),
        runner,
      ),
    };
  });
}

/** The last layer that has the list holds it. */
async function findSbom(layers: readonly string[], runner: ProgramRunner): Promise<string> {
  for (const layer of [...layers].reverse()) {
    const { exitCode, stdout } = await runner.ask(callOf('tar', '-xzOf', layer, SBOM_ENTRY));
    if (exitCode === 0) return `${stdout}\n`;
  }
  throw new Error(`expected /${SBOM_ENTRY} in the image, got none`);
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
