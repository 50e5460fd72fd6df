import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

/** The tests against a real bucket server, which `tools/testbed` starts. */
export default nodeProject(import.meta.dirname, {
  displayName: 'predictor-buckets',
  testMatch: ['<rootDir>/e2e/buckets/**/*.spec.ts'],
  globalSetup: '<rootDir>/e2e/testing/build-predictor.mjs',
  testTimeout: 90_000,
});
