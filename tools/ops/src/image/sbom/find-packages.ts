import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { type Lock, type LockedPackage, resolvePackage, sortPackages } from './lock';

const sourceMapSchema = z.object({ sources: z.array(z.string()) });

/** The folder of the package that a file is in. */
const PACKAGE_OF_FILE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** An import of something that is not ours and not a file, in a program that Rolldown has built. */
const IMPORT = /^(?:import|export)\b[^'"`;]*?['"]([^'"./][^'"]*)['"]|\bimport\(['"`]([^'"`./][^'"`]*)['"`]\)/gm;

/**
 * Finds the packages of which parts have been put into built programs, by their source maps.
 *
 * @param programs absolute path of the folder of the programs
 * @param root absolute path of the workspace
 */
export async function findPackagesInside(programs: string, { lock, root }: Sources): Promise<LockedPackage[]> {
  const found = new Map<string, LockedPackage>();
  for (const file of await listFiles(programs, '.js.map')) {
    const { sources } = sourceMapSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const source of sources) {
      const path = relative(root, resolve(dirname(file), source))
        .split(sep)
        .join('/');
      const locked = lock.get(PACKAGE_OF_FILE.exec(path)?.[1] ?? '');
      if (locked !== undefined) found.set(locked.location, locked);
    }
  }
  return sortPackages(found.values());
}

/** Finds the packages of which parts are in the built form: its builder lists them with their licences. */
export async function findPackagesOfForm(licences: string, { lock }: Sources): Promise<LockedPackage[]> {
  const text = await readFile(licences, 'utf8');
  const names = [...text.matchAll(/^Package: (\S+)$/gm)].flatMap(([, name]) => name ?? []);
  return sortPackages(names.flatMap((name) => resolvePackage(lock, name) ?? []));
}

/** Names of the packages that built programs import: those must lie beside them. */
export async function findImports(programs: string, { lock }: Sources): Promise<string[]> {
  const names = new Set<string>();
  for (const file of await listFiles(programs, '.js')) {
    for (const [, of, inside] of (await readFile(file, 'utf8')).matchAll(IMPORT)) {
      const name = /^(?:@[^/]+\/)?[^/]+/.exec(of ?? inside ?? '')?.[0];
      if (name !== undefined && resolvePackage(lock, name) !== undefined) names.add(name);
    }
  }
  return [...names].sort();
}

/** Where packages are looked up. */
export interface Sources {
  readonly lock: Lock;
  /** Absolute path of the workspace. */
  readonly root: string;
}

async function listFiles(folder: string, ending: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}
