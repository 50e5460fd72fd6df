import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { OHA_VERSION } from '../load-tools/ensure-oha';
import { programFolderOf } from '../peers/installed-peers';
import type { Peer } from '../peers/peer';
import type { InstalledPeer } from '../suites/all-suites';

/** Versions of what is measured and of what measures. */
export async function readVersions(
  root: string,
  installed: readonly InstalledPeer[],
): Promise<Readonly<Record<string, string>>> {
  const packages = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const ofPackage = (name: string): string => packages.dependencies[name] ?? 'unknown';
  const ours = Object.fromEntries(
    ['fastify', '@nestjs/core', 'onnxruntime-node'].map((name) => [name, ofPackage(name)]),
  );
  const peers: Record<string, string> = {};
  for (const { peer } of installed) {
    peers[peer.name] = await readPackages(peer, root);
  }
  // wrk says its version with its usage, and exits with 1.
  const { stdout } = await execa('wrk', ['-v'], { reject: false });
  const wrk = /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? 'unknown';
  return { node: process.versions.node, ...ours, wrk, oha: OHA_VERSION, ...peers };
}

/** What a peer asks for, each with its version. */
async function readPackages(peer: Peer, root: string): Promise<string> {
  const folder = programFolderOf(peer, root);
  if (peer.runtime === 'python') {
    const text = await readFile(join(folder, 'requirements.in'), 'utf8');
    return text.trim().split('\n').join(', ');
  }
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { readonly dependencies: Readonly<Record<string, string>> };
  return Object.entries(dependencies)
    .map(([name, version]) => `${name}==${version}`)
    .join(', ');
}
