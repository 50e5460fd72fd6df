import { join } from 'node:path';
import { nodeProject } from '../workspace/jest/node-project.mjs';

const testing = join(import.meta.dirname, 'e2e/delivery/testing');

/**
 * The tests of our own container images: built, run alone, and as pods on the real nodes of tools/testbed. They need
 * root, buildah, podman, runc, skopeo and what a cluster needs.
 */
export default nodeProject(import.meta.dirname, {
  displayName: 'ops-delivery',
  testMatch: ['<rootDir>/e2e/delivery/**/*.spec.ts'],
  globalSetup: join(testing, 'set-up-images.ts'),
  globalTeardown: join(testing, 'remove-images.ts'),
});
