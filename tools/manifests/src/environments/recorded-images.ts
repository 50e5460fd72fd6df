import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EnvironmentName, type ImageRole, imageNames } from '@medcast/deploy-contract';

/** Environments that run images by digest. */
export const PINNED = ['prod', 'eks', 'aks'] as const satisfies readonly EnvironmentName[];

/** An environment that runs images by digest. */
export type PinnedEnvironment = (typeof PINNED)[number];

/** An image in a registry, named by its bytes. */
export interface RecordedImage {
  /** With the registry, without tag or digest. */
  readonly name: string;
  /** `sha256:` and 64 hexadecimal digits; all zeros where nothing has been pushed. */
  readonly digest: string;
}

/** What `medcast image push --record` wrote: the images of each environment. */
export type RecordedImages = Readonly<Record<PinnedEnvironment, Readonly<Record<ImageRole, RecordedImage>>>>;

const NAME = /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Reads what was recorded, from a checkout of the repository. */
export async function readRecordedImages(workspaceRoot: string): Promise<RecordedImages> {
  const path = join(workspaceRoot, 'tools/manifests/src/environments/images.json');
  return parseRecordedImages(JSON.parse(await readFile(path, 'utf8')));
}

/**
 * Parses what was recorded.
 *
 * @throws Error naming the environment and the image of which the name or the digest is missing or malformed
 */
export function parseRecordedImages(value: unknown): RecordedImages {
  for (const environment of PINNED) {
    for (const role of Object.keys(imageNames))
      checkImage(`${environment}/${role}`, memberOf(memberOf(value, environment), role));
  }
  return value as RecordedImages;
}

function checkImage(place: string, image: unknown): void {
  const [name, digest] = [memberOf(image, 'name'), memberOf(image, 'digest')];
  if (typeof name === 'string' && NAME.test(name) && typeof digest === 'string' && DIGEST.test(digest)) return;
  const got = image === undefined ? 'nothing' : JSON.stringify(image);
  throw new Error(
    `images.json ${place}: expected a name with its registry and a sha256 digest, got ${got}; push and record it`,
  );
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
