#!/usr/bin/env node
// Builds the CLI when its sources have changed (Nx caches the answer), then runs it in the caller's folder.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const workspaceRoot = join(import.meta.dirname, '../../..');
const nx = join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js');
const build = spawnSync(process.execPath, [nx, 'run', 'ops:build', '--outputStyle=static'], {
  cwd: workspaceRoot,
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stderr.write(`medcast cannot be built:\n${build.stdout}${build.stderr}`);
  process.exit(1);
}
await import(pathToFileURL(join(workspaceRoot, 'dist/tools/ops/main.js')).href);
