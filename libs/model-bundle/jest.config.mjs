import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname, {
  // canonicalize is published as an ES module only.
  transformIgnorePatterns: ['/node_modules/(?!canonicalize/)'],
  // What needs bucket servers has a target of its own.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/e2e/'],
});
