import { join, relative } from 'node:path';
import { defineConfig } from 'rolldown';

/**
 * Rolldown configuration of programs that run in Node from `dist/`: our own sources and the compiler's helpers are
 * bundled, packages from the registry stay where npm put them.
 *
 * @param {string} projectRoot absolute path of the project
 * @param {Record<string, string>} [input] source files by the name of their program
 */
export function nodeProgram(projectRoot, input = { main: 'src/main.ts' }) {
  const workspaceRoot = join(import.meta.dirname, '../../..');
  return defineConfig({
    cwd: projectRoot,
    input,
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: (id) => !/^[./]/.test(id) && !/^@(medcast|oxc-project)\//.test(id) && !/^[A-Za-z]:/.test(id),
    output: {
      dir: join(workspaceRoot, 'dist', relative(workspaceRoot, projectRoot)),
      format: 'esm',
      keepNames: true,
      sourcemap: true,
      cleanDir: true,
    },
  });
}
