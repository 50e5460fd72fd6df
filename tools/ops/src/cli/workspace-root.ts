import { join } from 'node:path';

/** Root of the repository, as seen from `dist/tools/ops/main.js`. */
export const workspaceRoot = join(import.meta.dirname, '../../..');
