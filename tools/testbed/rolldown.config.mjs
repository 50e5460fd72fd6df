import { nodeProgram } from '../workspace/rolldown/node-program.mjs';

export default nodeProgram(import.meta.dirname, { main: 'src/main.ts', relay: 'src/kubernetes/relay/relay.ts' });
