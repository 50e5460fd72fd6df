import { createHash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../load-tools/cache-folder';
import type { Peer } from './peer';

/** Where the environments of the peers are. */
export function peersFolder(): string {
  return join(cacheFolder(), 'bench-peers');
}

/** Folder of a peer's own program and lock. @param root of the repository */
export function programFolderOf({ folder }: Peer, root: string): string {
  return join(root, 'tools/bench/peers', folder);
}

/** Where each environment was made, by the hash of its lock. */
type Installed = Readonly<Record<string, string>>;

/** Path of a peer's environment, if it was made for its lock as it is now; undefined where it was not. */
export async function findInstalledPeer(peer: Peer, root: string): Promise<string | undefined> {
  const environment = (await readInstalled())[await lockHashOf(peer, root)];
  if (environment === undefined) return undefined;
  return access(environment).then(
    () => environment,
    // ENOENT: somebody has cleaned the cache.
    () => undefined,
  );
}

/** Notes that the environment of a peer is made. */
export async function noteInstalledPeer(peer: Peer, root: string, environment: string): Promise<void> {
  const installed = { ...(await readInstalled()), [await lockHashOf(peer, root)]: environment };
  await mkdir(peersFolder(), { recursive: true });
  await writeFile(indexFile(), `${JSON.stringify(installed, undefined, 2)}\n`);
}

/** SHA-256 of a peer's lock, in hex. */
export async function lockHashOf(peer: Peer, root: string): Promise<string> {
  const name = peer.runtime === 'python' ? 'requirements.lock' : 'package-lock.json';
  return createHash('sha256')
    .update(await readFile(join(programFolderOf(peer, root), name)))
    .digest('hex');
}

async function readInstalled(): Promise<Installed> {
  const text = await readFile(indexFile(), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as Installed;
}

function indexFile(): string {
  return join(peersFolder(), 'installed.json');
}
