import { esmNodeProject } from '../workspace/jest/node-project.mjs';

export default esmNodeProject(import.meta.dirname, {
  // What needs kustomize and its like has a target of its own.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/cluster/'],
});
