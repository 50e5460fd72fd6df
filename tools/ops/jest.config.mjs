import { nodeProject } from '../workspace/jest/node-project.mjs';

export default nodeProject(import.meta.dirname, {
  // What needs bucket servers, containers or a cluster has a target of its own.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...['buckets', 'delivery', 'cluster'].map((each) => `<rootDir>/e2e/${each}/`),
  ],
});
