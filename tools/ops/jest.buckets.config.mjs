import { nodeProject } from '../workspace/jest/node-project.mjs';

/** The tests that need the bucket servers of tools/testbed. */
export default nodeProject(import.meta.dirname, {
  displayName: 'ops-buckets',
  testMatch: ['<rootDir>/e2e/buckets/**/*.spec.ts'],
});
