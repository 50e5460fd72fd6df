import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTrainingEnvironment } from '@medcast/training-environment';
import { execa } from 'execa';
import { findInstalledPeer, lockHashOf, noteInstalledPeer, peersFolder, programFolderOf } from './installed-peers';
import { type Peer, peers } from './peer';

/**
 * `npm run bench:peers`: makes an environment for each peer of its own lock, in the user's cache. A peer whose packages
 * cannot be had is left out and named; the exit code says so.
 */
const root = join(import.meta.dirname, '../../..');
const log = (line: string): void => void process.stderr.write(`${line}\n`);

for (const peer of peers) {
  try {
    const environment = (await findInstalledPeer(peer, root)) ?? (await makeEnvironment(peer));
    await noteInstalledPeer(peer, root, environment);
    log(`${peer.name}: ${environment}`);
  } catch (error) {
    log(`${peer.name}: NOT INSTALLED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function makeEnvironment(peer: Peer): Promise<string> {
  log(`${peer.name}: fetching its packages`);
  return peer.runtime === 'python' ? makePython(peer) : makeModules(peer);
}

/** @returns path of the interpreter */
async function makePython(peer: Peer): Promise<string> {
  const { python } = await ensureTrainingEnvironment({
    trainingRoot: programFolderOf(peer, root),
    environmentsFolder: peersFolder(),
    uvLockFile: join(root, 'training/requirements-uv.lock'),
    log: () => undefined,
  });
  return python;
}

/** @returns folder with `node_modules` of what the repository itself does not have */
async function makeModules(peer: Peer): Promise<string> {
  const folder = join(peersFolder(), (await lockHashOf(peer, root)).slice(0, 16));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    await cp(join(programFolderOf(peer, root), name), join(folder, name));
  await execa('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  return folder;
}
