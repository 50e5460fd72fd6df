import { join } from 'node:path';
import { esmNodeProject } from '../../tools/workspace/jest/node-project.mjs';

const testing = join(import.meta.dirname, 'e2e/testing');

/** The tests against real bucket servers, which `tools/testbed` starts for them. Some clients are ES modules only. */
export default esmNodeProject(import.meta.dirname, {
  displayName: 'model-bundle-buckets',
  testMatch: ['<rootDir>/e2e/**/*.spec.ts'],
  globalSetup: join(testing, 'start-buckets.mjs'),
  globalTeardown: join(testing, 'stop-buckets.mjs'),
  testTimeout: 60_000,
});
