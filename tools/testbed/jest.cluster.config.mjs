import { nodeProject } from '../workspace/jest/node-project.mjs';

/** The tests that start clusters: they need root, and Kubernetes, which the first run builds. */
export default nodeProject(import.meta.dirname, {
  displayName: 'testbed-cluster',
  // Whatever starts a program takes its time on a machine that does something else too.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/e2e/cluster/**/*.spec.ts'],
});
