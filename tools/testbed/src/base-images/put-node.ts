import { cp, mkdir, realpath, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/** Puts the Node that runs this program, and the npm of this machine, where the published image has them. */
export async function putNode(root: string): Promise<void> {
  const bin = join(root, 'usr/local/bin');
  const modules = join(root, 'usr/local/lib/node_modules');
  await mkdir(bin, { recursive: true });
  await cp(process.execPath, join(bin, 'node'));
  await cp(await findNpm(), join(modules, 'npm'), { recursive: true, dereference: true });
  for (const name of ['npm', 'npx']) await symlink(`../lib/node_modules/npm/bin/${name}-cli.js`, join(bin, name));
}

/** The folder of npm's package: `npm` on the PATH is a link to `bin/npm-cli.js` in it. */
async function findNpm(): Promise<string> {
  const { stdout } = await execa('sh', ['-c', 'command -v npm']);
  return dirname(dirname(await realpath(stdout)));
}
