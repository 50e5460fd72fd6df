import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lock, type LockedPackage, parseLock, resolvePackage } from '../sbom/lock';

/** The workspace in which an image is built: installed, and its programs built. */
export interface Workspace {
  /** Absolute path. */
  readonly root: string;
  readonly lock: Lock;
  /** Absolute path of the folder to fill. */
  readonly out: string;
}

/** Opens the workspace at a folder. */
export async function openWorkspace(root: string, out: string): Promise<Workspace> {
  return { root, out, lock: parseLock(await readFile(join(root, 'package-lock.json'), 'utf8')) };
}

/** A locked package that must be there. */
export function requirePackage({ lock, root }: Workspace, name: string): LockedPackage {
  const found = resolvePackage(lock, name);
  if (found !== undefined && existsSync(join(root, found.location))) return found;
  throw new Error(`expected ${name} to be locked and installed, got nothing; run npm ci`);
}

/** The package whose program is Node itself, for the machine on which the image is built. */
export function nodePackage(workspace: Workspace): LockedPackage {
  return requirePackage(workspace, `node-linux-${process.arch}`);
}
