#!/usr/bin/env node
// Builds the program when its sources have changed (Nx caches the answer), then runs it in the caller's folder.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const workspaceRoot = join(import.meta.dirname, '../../..');
const nx = join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js');
const build = spawnSync(process.execPath, [nx, 'run', 'testbed:build', '--outputStyle=static'], {
  cwd: workspaceRoot,
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`testbed cannot be built:\n${build.stdout}${build.stderr}`);
  process.exit(1);
}
await import(pathToFileURL(join(workspaceRoot, 'dist/tools/testbed/main.js')).href);
