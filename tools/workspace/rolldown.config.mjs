import { nodeProgram } from './rolldown/node-program.mjs';

export default nodeProgram(import.meta.dirname, {
  'check-python': 'src/python/check-python.ts',
  'generate-task-schemas': 'src/generated/generate-task-schemas.ts',
});
