import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';

/** The repository. */
export const workspaceRoot = join(import.meta.dirname, '../../../../..');

/** The program that makes the tools and runs clusters. */
export const testbed = join(workspaceRoot, 'dist/tools/testbed/main.js');

const toolsShape = z.object({
  kustomize: z.string(),
  kubectl: z.string(),
  kubeconform: z.string(),
  'kube-score': z.string(),
  /** Where kubeconform finds a JSON Schema of each kind of Kubernetes, as a template of a path. */
  schemas: z.string(),
  // Folders with definitions of others' kinds.
  'gateway-crds': z.string(),
  'prometheus-crds': z.string(),
  'external-secrets-crds': z.string(),
});

/** Paths of what judges manifests; tools/testbed makes them on first use. */
export type ClusterTools = z.infer<typeof toolsShape>;

/** Asks tools/testbed where they are. */
export async function findClusterTools(): Promise<ClusterTools> {
  const names = Object.keys(toolsShape.shape);
  const { stdout } = await execa(process.execPath, [testbed, 'tools', ...names]);
  return toolsShape.parse(JSON.parse(stdout));
}
