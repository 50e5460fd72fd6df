import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname, {
  globalSetup: '<rootDir>/e2e/testing/build-predictor.mjs',
  testTimeout: 20_000,
});
