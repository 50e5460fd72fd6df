import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageRole } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import { z } from 'zod';

/** What an environment runs; `npm run manifests` reads it. */
const RECORD = 'tools/manifests/src/environments/images.json';

const recordSchema = z.record(z.string(), z.record(z.string(), z.object({ name: z.string(), digest: z.string() })));

/** An image in a registry, named by its bytes. */
export interface RecordableImage {
  readonly role: ImageRole;
  /** With the registry, without tag. */
  readonly name: string;
  readonly digest: string;
}

/** Environments whose images can be recorded. @throws ZodError where the record is none */
export async function readRecordedEnvironments(root: string): Promise<readonly string[]> {
  return Object.keys(await readRecord(root));
}

/**
 * Writes what was pushed into the record of an environment; images that were not pushed stay as they are.
 *
 * @param root absolute path of the repository
 * @throws Problem USAGE for an environment that runs no images by digest
 */
export async function recordImages(
  root: string,
  environment: string,
  images: readonly RecordableImage[],
): Promise<void> {
  const record = await readRecord(root);
  const before = record[environment];
  if (before === undefined) {
    const expected = `one of ${Object.keys(record).join(', ')}, which run images by digest`;
    throw new Problem('USAGE', `--record: expected ${expected}; got "${environment}"`);
  }
  const pushed = Object.fromEntries(images.map(({ role, name, digest }) => [role, { name, digest }]));
  const after = { ...record, [environment]: { ...before, ...pushed } };
  await writeFile(join(root, RECORD), `${JSON.stringify(after, undefined, 2)}\n`);
}

async function readRecord(root: string): Promise<z.infer<typeof recordSchema>> {
  return recordSchema.parse(JSON.parse(await readFile(join(root, RECORD), 'utf8')));
}
