import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Component, modelComponent } from '../sbom/component';

const manifestSchema = z.object({ model: z.string(), version: z.number() });

/** The bundles of a repository in a folder, as parts of an image. */
export async function embeddedModels(bundles: string): Promise<Component[]> {
  const files = await readdir(bundles, { recursive: true });
  const manifests = files.filter((file) => file.endsWith('bundle.json')).sort();
  return Promise.all(
    manifests.map(async (file) => {
      const bytes = await readFile(join(bundles, file));
      const { model, version } = manifestSchema.parse(JSON.parse(bytes.toString('utf8')));
      return modelComponent({ name: model, version, sha256: createHash('sha256').update(bytes).digest('hex') });
    }),
  );
}
