import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

/** The tests with the protocol's own clients, whose Python environment is made from PyPI. */
export default nodeProject(import.meta.dirname, {
  displayName: 'predictor-clients',
  testMatch: ['<rootDir>/e2e/clients/**/*.spec.ts'],
  globalSetup: '<rootDir>/e2e/clients/set-up.ts',
  // The environment of the clients has packages of JavaScript in it, of which none is ours.
  modulePathIgnorePatterns: ['/.venv/'],
  testTimeout: 90_000,
});
