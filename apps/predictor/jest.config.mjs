import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname, {
  globalSetup: '<rootDir>/e2e/testing/build-predictor.mjs',
  // What needs bucket servers, or clients of others, has a target of its own.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/buckets/', '<rootDir>/e2e/clients/'],
  modulePathIgnorePatterns: ['/.venv/'],
  testTimeout: 20_000,
});
