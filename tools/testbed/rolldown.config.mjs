import { defineConfig } from 'rolldown';

export default defineConfig({
  cwd: import.meta.dirname,
  input: { main: 'src/main.ts' },
  platform: 'node',
  tsconfig: 'tsconfig.json',
  // Our own sources are bundled; packages from the registry stay where npm put them.
  external: (id) => !/^[./]/.test(id) && !id.startsWith('@medcast/') && !/^[A-Za-z]:/.test(id),
  output: { dir: '../../dist/tools/testbed', format: 'esm', keepNames: true, sourcemap: true, cleanDir: true },
});
