import { defineConfig } from 'rolldown';

export default defineConfig({
  cwd: import.meta.dirname,
  input: {
    'check-python': 'src/python/check-python.ts',
    'generate-task-schemas': 'src/generated/generate-task-schemas.ts',
  },
  platform: 'node',
  tsconfig: 'tsconfig.json',
  // Our own sources and the compiler's helpers are bundled; packages from the registry stay where npm put them.
  external: (id) => !/^[./]/.test(id) && !/^@(medcast|oxc-project)\//.test(id) && !/^[A-Za-z]:/.test(id),
  output: { dir: '../../dist/tools/workspace', format: 'esm', keepNames: true, cleanDir: true },
});
