import { defineConfig } from 'rolldown';

export default defineConfig({
  cwd: import.meta.dirname,
  input: {
    'check-training': 'src/python/check-training.ts',
    'generate-task-schemas': 'src/generated/generate-task-schemas.ts',
  },
  platform: 'node',
  tsconfig: 'tsconfig.json',
  // Our own sources are bundled; packages from the registry stay where npm put them.
  external: (id) => !/^[./]/.test(id) && !id.startsWith('@medcast/') && !/^[A-Za-z]:/.test(id),
  output: { dir: '../../dist/tools/workspace', format: 'esm', keepNames: true, cleanDir: true },
});
