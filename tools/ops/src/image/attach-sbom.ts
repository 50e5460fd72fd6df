import { join } from 'node:path';
import type { ImageRole } from '@medcast/deploy-contract';
import { withTemporaryFolder } from '../cli/temporary-folder';
import { callOf, type ProgramCall } from '../clusters/program/program-call';
import type { ProgramRunner } from '../clusters/program/program-runner';
import type { ArchivedImage } from './archive/read-archive';
import { writeReferrer } from './archive/write-referrer';
import { isThere } from './choose-engine';
import { remoteName } from './engine';
import type { Registry } from './parse-registry';

/** Programs that push an OCI layout as it is, in the order in which they are looked for. */
const carriers = ['crane', 'skopeo'] as const;

/** Where the list of an image's parts goes. */
export interface SbomTarget {
  readonly role: ImageRole;
  readonly registry: Registry;
  /** Digest under which the image lies in the registry. */
  readonly digest: string;
}

/**
 * Attaches the list of an image's parts to the image in the registry: whoever asks it for referrers of the digest finds
 * the list.
 *
 * @returns digest of the artifact; `undefined` where this machine has no program that can push it
 */
export async function attachSbom(
  image: ArchivedImage,
  target: SbomTarget,
  runner: ProgramRunner,
): Promise<string | undefined> {
  for (const carrier of carriers) {
    if (!(await isThere(carrier, runner))) continue;
    return withTemporaryFolder('medcast-sbom-', async (folder) => {
      const layout = join(folder, 'layout');
      const digest = await writeReferrer(layout, { ...image, digest: target.digest });
      await runner.run(attachCall(carrier, layout, target));
      return digest;
    });
  }
  return undefined;
}

/** The call that pushes the layout of the artifact. */
export function attachCall(carrier: (typeof carriers)[number], layout: string, target: SbomTarget): ProgramCall {
  const { registry, role, digest } = target;
  // Also where a registry that lists no referrers would have the client look, of which some clients make use.
  const name = `${remoteName(registry, role)}:${digest.replace(':', '-')}.sbom`;
  if (carrier === 'crane') return callOf('crane', 'push', ...(registry.isLoopback ? ['--insecure'] : []), layout, name);
  const plain = registry.isLoopback ? ['--dest-tls-verify=false'] : [];
  return callOf('skopeo', 'copy', '--quiet', '--preserve-digests', ...plain, `oci:${layout}`, `docker://${name}`);
}
