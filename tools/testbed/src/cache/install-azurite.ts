import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { cacheFolder } from './cache-folder';
import { installOnce } from './install-once';

/** Its own manifest and lock, as seen from `dist/tools/testbed/main.js`: it is no dependency of the workspace. */
const manifestFolder = join(import.meta.dirname, '../../../tools/testbed/azurite');

/**
 * Installs azurite with `npm ci` on first use.
 *
 * @returns absolute path of the script that starts its blob service
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installAzurite(): Promise<string> {
  const lock = await readFile(join(manifestFolder, 'package-lock.json'));
  const lockHash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = await installOnce({ cache: cacheFolder(), name: `azurite-${lockHash}`, fill: installFromLock });
  return join(folder, 'node_modules/azurite/dist/src/blob/main.js');
}

async function installFromLock(folder: string): Promise<void> {
  process.stderr.write('testbed: installing azurite; this takes a minute, once\n');
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(join(manifestFolder, file), join(folder, file));
  }
  try {
    await execa('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  } catch (cause) {
    // npm is not on the path, or the registry does not answer.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `expected "npm ci" to install azurite, got: ${reason}; check the registry that npm uses`;
    throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
  }
}
