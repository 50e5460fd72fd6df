import { nodeProgram } from '../workspace/rolldown/node-program.mjs';

export default nodeProgram(import.meta.dirname, {
  main: 'src/main.ts',
  'bare-server': 'src/servers/bare-server.ts',
  'make-bundles': 'src/bundles/make-bundles.ts',
  flame: 'src/flame/flame.ts',
  page: 'src/page/page.ts',
  'raw-run': 'src/servers/raw-run.ts',
  'make-peers': 'src/peers/make-peers.ts',
  'make-tools': 'src/load-tools/make-tools.ts',
});
