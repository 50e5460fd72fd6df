import { nodeProgram } from '../workspace/rolldown/node-program.mjs';

export default nodeProgram(import.meta.dirname);
