import { join } from 'node:path';
import { defineConfig } from 'rolldown';

const workspaceRoot = join(import.meta.dirname, '../../../../..');

/** One file that needs no package beside it: it also runs where only Node is. */
export default defineConfig({
  input: join(import.meta.dirname, 'main.ts'),
  platform: 'node',
  tsconfig: join(workspaceRoot, 'tools/ops/tsconfig.json'),
  transform: { target: 'node24' },
  output: { file: join(workspaceRoot, 'dist/tools/image/assemble.js'), format: 'esm', keepNames: true },
});
