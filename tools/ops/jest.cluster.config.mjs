import { nodeProject } from '../workspace/jest/node-project.mjs';

/** The tests that need the Kubernetes cluster of tools/testbed. */
export default nodeProject(import.meta.dirname, {
  displayName: 'ops-cluster',
  testMatch: ['<rootDir>/e2e/cluster/**/*.spec.ts'],
});
