import { nodeProject } from '../workspace/jest/node-project.mjs';

/** The tests that build and run container images: root, buildah, podman and runc are needed. */
export default nodeProject(import.meta.dirname, {
  displayName: 'ops-images',
  testMatch: ['<rootDir>/e2e/images/**/*.spec.ts'],
});
