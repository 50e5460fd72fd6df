import { esmNodeProject } from './jest/node-project.mjs';

// Linting a text of every rule takes tens of seconds on a busy machine.
export default esmNodeProject(import.meta.dirname, { roots: ['<rootDir>/src'], testTimeout: 120_000 });
