import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LockedPackage } from '../sbom/lock';
import { nodePackage, type Workspace } from './workspace';

/** Nothing reads these where a program runs. */
const NOT_READ = /\.(map|md|markdown|d\.[cm]?ts|tsbuildinfo)$|\/(\.github|\.idea|\.vscode)$/;

/** Native libraries of other systems, and what is there to fetch others. */
const OTHER_PLATFORM = new RegExp(
  `/onnxruntime-node/(script|bin/napi-v\\d+/(?!linux$)[^/]+|bin/napi-v\\d+/linux/(?!${process.arch}$)[^/]+)$`,
);

/** Variants of the documentation's script that its page does not name. */
const OTHER_SWAGGER = /\/swagger-ui-dist\/(log\..*|swagger-ui\.js|swagger-ui-es-.*)$/;

/** Tells whether a file or folder of `node_modules` has a use where a program runs in Linux on this kind of machine. */
export function isNeeded(path: string): boolean {
  return ![NOT_READ, OTHER_PLATFORM, OTHER_SWAGGER].some((pattern) => pattern.test(path));
}

/** Copies a package, without the packages in its own `node_modules`: those are packages of their own. */
export async function copyPackage(
  { root, out }: Workspace,
  { location }: LockedPackage,
  folder: string,
): Promise<void> {
  const source = join(root, location);
  await cp(source, join(out, folder, location), {
    recursive: true,
    filter: (path) => path !== join(source, 'node_modules') && isNeeded(path),
  });
}

/** Copies a file or folder of the workspace to the same place below a folder of the image, without source maps. */
export async function copyFromWorkspace({ root, out }: Workspace, path: string, folder: string): Promise<void> {
  const target = join(out, folder, path);
  await mkdir(dirname(target), { recursive: true });
  await cp(join(root, path), target, {
    recursive: true,
    dereference: true,
    filter: (each) => !each.endsWith('.js.map') && !each.endsWith('__pycache__'),
  });
}

/** Copies Node itself. */
export async function copyNode(workspace: Workspace, target: string): Promise<LockedPackage> {
  const locked = nodePackage(workspace);
  const file = join(workspace.out, target);
  await mkdir(dirname(file), { recursive: true });
  await cp(join(workspace.root, locked.location, 'bin/node'), file);
  return locked;
}
