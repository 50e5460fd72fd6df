import { nodeProgram } from '../workspace/rolldown/node-program.mjs';

export default nodeProgram(import.meta.dirname, {
  main: 'src/main.ts',
  bulk: 'src/bulk/main.ts',
  'bare-server': 'src/servers/bare-server.ts',
  'load-generator': 'src/load/load-generator.ts',
  explain: 'src/explain/main.ts',
});
