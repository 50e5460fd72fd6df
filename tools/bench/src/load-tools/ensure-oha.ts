import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from './cache-folder';
import { requireProgram } from './require-program';

/** The version that is built; its own lock names all that it is made of. */
export const OHA_VERSION = '1.16.0';

/**
 * Path of oha, an HTTP load generator that keeps a rate and corrects for coordinated omission. Where the cache has none
 * it is built there from its published source, which takes cargo and some minutes.
 *
 * @throws Error where there is no cargo, or the build fails
 */
export async function ensureOha(log: (line: string) => void): Promise<string> {
  const folder = join(cacheFolder(), `oha-${OHA_VERSION}`);
  const oha = join(folder, 'bin/oha');
  if (await isThere(oha)) return oha;
  await requireProgram('cargo');
  log(`building oha ${OHA_VERSION}; this happens once and takes some minutes`);
  const words = ['install', 'oha', '--version', OHA_VERSION, '--locked', '--quiet', '--root', folder];
  const { failed, stderr } = await execa('nice', ['cargo', ...words], { reject: false });
  if (!failed) return oha;
  await rm(folder, { recursive: true, force: true });
  throw new Error(`expected cargo to build oha ${OHA_VERSION}; look at the network and its message:\n${stderr}`);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    // ENOENT: not built yet.
    () => false,
  );
}
