import { z } from 'zod';

const names = z.record(z.string(), z.string()).optional();

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      link: z.boolean().optional(),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
    }),
  ),
});

/** A package from a registry, as the lock has it. */
export interface LockedPackage {
  /** Folder relative to the workspace: `node_modules/a/node_modules/b`. */
  readonly location: string;
  readonly name: string;
  readonly version: string;
  /** Subresource Integrity: `sha512-…`. */
  readonly integrity: string | undefined;
  readonly licence: string | undefined;
  /** Names of what it asks for at run time; what is optional may be absent. */
  readonly needs: readonly string[];
}

/** The packages of a lock, by location. */
export type Lock = ReadonlyMap<string, LockedPackage>;

const MODULES = 'node_modules/';

/**
 * Parses npm's lock, version 3; our own packages, which are links, are left out.
 *
 * @throws ZodError where it is none
 */
export function parseLock(text: string): Lock {
  const { packages } = lockSchema.parse(JSON.parse(text));
  const lock = new Map<string, LockedPackage>();
  for (const [location, entry] of Object.entries(packages)) {
    if (!location.includes(MODULES) || entry.link === true || entry.version === undefined) continue;
    lock.set(location, {
      location,
      name: location.slice(location.lastIndexOf(MODULES) + MODULES.length),
      version: entry.version,
      integrity: entry.integrity,
      licence: entry.license,
      needs: [entry.dependencies, entry.optionalDependencies, entry.peerDependencies].flatMap((part) =>
        Object.keys(part ?? {}),
      ),
    });
  }
  return lock;
}

/** Finds the package that a name means in a folder, as Node looks for it: there, and in every folder above. */
export function resolvePackage(lock: Lock, name: string, from = ''): LockedPackage | undefined {
  const found = lock.get(from === '' ? `${MODULES}${name}` : `${from}/${MODULES}${name}`);
  if (found !== undefined || from === '') return found;
  const above = from.lastIndexOf(`/${MODULES}`);
  return resolvePackage(lock, name, above === -1 ? '' : from.slice(0, above));
}

/**
 * Lists packages with everything that they need, sorted by location.
 *
 * @param isInstalled tells whether a package is there: what is optional, or for another platform, need not be
 */
export function closeOverNeeds(
  lock: Lock,
  names: readonly string[],
  isInstalled: (location: string) => boolean,
): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  const waiting = names.map((name) => ({ name, from: '' }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const needed = resolvePackage(lock, next.name, next.from);
    if (needed === undefined || found.has(needed.location) || !isInstalled(needed.location)) continue;
    found.set(needed.location, needed);
    waiting.push(...needed.needs.map((name) => ({ name, from: needed.location })));
  }
  return sortPackages(found.values());
}

/** Sorts packages by location, in an order that depends on no language. */
export function sortPackages(packages: Iterable<LockedPackage>): LockedPackage[] {
  return [...packages].sort((one, other) => (one.location < other.location ? -1 : 1));
}
