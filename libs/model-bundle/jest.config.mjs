import { nodeProject } from '../../tools/workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname, {
  // canonicalize is published as an ES module only.
  transformIgnorePatterns: ['/node_modules/(?!canonicalize/)'],
});
