import { nodeProject } from '../workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname, {
  // What needs root and a Kubernetes has a target of its own.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/cluster/'],
});
