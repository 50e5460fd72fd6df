import { esmNodeProject } from '../workspace/jest/node-project.mjs';

/** The tests that need kustomize, kubectl, kubeconform and kube-score, which tools/testbed makes. */
export default esmNodeProject(import.meta.dirname, {
  displayName: 'manifests-cluster',
  testMatch: ['<rootDir>/e2e/cluster/**/*.spec.ts'],
});
