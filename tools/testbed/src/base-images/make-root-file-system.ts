import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from '../cache/cache-folder';
import { installOnce } from '../cache/install-once';
import { refuseTool } from './refuse-tool';
import type { RootFileSystem } from './root-file-systems';

const KEY_LENGTH = 12;

/**
 * Makes a root file system of Debian's packages on first use, with mmdebstrap and the mirror that it chooses.
 *
 * @returns absolute path of a tar archive, kept between runs; another when what is asked for changes
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function makeRootFileSystem(wanted: RootFileSystem): Promise<string> {
  const folder = await installOnce({
    cache: cacheFolder(),
    name: `root-${wanted.suite}-${keyOf(wanted)}`,
    fill: (partial) => fill(join(partial, 'root.tar'), wanted),
  });
  return join(folder, 'root.tar');
}

/** Tells one file system from another. */
export function keyOf(wanted: RootFileSystem): string {
  return createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, KEY_LENGTH);
}

async function fill(archive: string, { suite, variant, packages, without }: RootFileSystem): Promise<void> {
  process.stderr.write(`testbed: unpacking ${packages.join(', ')} of ${suite}; this takes a minute or two, once\n`);
  const excluded = without.map((path) => `--dpkgopt=path-exclude=${path}`);
  const words = ['--quiet', `--variant=${variant}`, `--include=${packages.join(',')}`, ...excluded, suite, archive];
  try {
    await execa('mmdebstrap', words);
  } catch (cause) {
    // mmdebstrap is not installed, or the mirror does not answer.
    throw refuseTool(`mmdebstrap to unpack ${suite}; install it (Debian: mmdebstrap) and check the mirror`, cause);
  }
}
