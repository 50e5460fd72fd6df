import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '@medcast/problem';
import { execa } from 'execa';
import { cacheFolder } from './cache-folder';
import { installOnce } from './install-once';

/** The modules of this project, as seen from `dist/tools/testbed/main.js`. */
const modulesFolder = join(import.meta.dirname, '../../../tools/testbed');
const FLAGS = ['-buildvcs=false', '-mod=readonly', '-trimpath', '-p=2'];
const HASH_LENGTH = 12;

/** A Go module of this project that makes one program. */
export interface GoModule {
  /** Of its folder and its binary: `hyper`. */
  readonly name: string;
  /** For the linker, which leaves symbols out anyway. */
  readonly linkerFlags?: readonly string[];
  /** Other names that the binary is called by. */
  readonly links?: readonly string[];
  /** How long it takes on two cores: `a minute`. */
  readonly duration: string;
}

/**
 * Builds a Go module of this project on first use, and again when its sources or flags have changed.
 *
 * @returns absolute path of the folder with the binary and its links
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function installGoModule(module: GoModule): Promise<string> {
  const source = join(modulesFolder, module.name);
  const words = ['build', ...FLAGS, '-ldflags', ['-s', '-w', ...(module.linkerFlags ?? [])].join(' ')];
  const hash = await hashSources(source, words);
  const fill = async (folder: string) => {
    process.stderr.write(`testbed: building ${module.name}; this takes ${module.duration}, once\n`);
    await build(source, [...words, '-o', join(folder, module.name), '.']);
    for (const link of module.links ?? []) await symlink(module.name, join(folder, link));
  };
  return await installOnce({ cache: cacheFolder(), name: `${module.name}-${hash}`, fill });
}

async function hashSources(folder: string, words: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(words.join('\0'));
  for (const name of (await readdir(folder)).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, HASH_LENGTH);
}

/** Go's cache of compiled packages grows to 4 GB here and is of no use afterwards; one that the caller names stays. */
async function build(folder: string, words: readonly string[]): Promise<void> {
  const named = process.env['GOCACHE'];
  const cache = named ?? (await mkdtemp(join(tmpdir(), 'medcast-gocache-')));
  try {
    await execa('go', words, { cwd: folder, env: { CGO_ENABLED: '0', GOCACHE: cache } });
  } catch (cause) {
    // Go is not installed, or a module cannot be fetched or built.
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = `expected "go build" to build ${folder}, got: ${reason}; install Go 1.26 and check GOPROXY`;
    throw new Problem('TESTBED_UNAVAILABLE', detail, { cause });
  } finally {
    if (named === undefined) await rm(cache, { recursive: true, force: true });
  }
}
