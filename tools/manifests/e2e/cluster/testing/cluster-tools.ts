import { join } from 'node:path';
import { execa } from 'execa';

/** The repository. */
export const workspaceRoot = join(import.meta.dirname, '../../../../..');

/** Paths of what judges manifests; tools/testbed makes them on first use. */
export interface ClusterTools {
  readonly kustomize: string;
  readonly kubectl: string;
  readonly kubeconform: string;
  readonly kubeScore: string;
  /** Folder with a JSON Schema of each kind of Kubernetes, as `deployment-apps-v1.json`. */
  readonly schemas: string;
}

const names = [
  'kustomize',
  'kubectl',
  'kubeconform',
  'kubeScore',
  'schemas',
] as const satisfies readonly (keyof ClusterTools)[];

/** Asks tools/testbed where they are, or takes what the variable CLUSTER_TOOLS says, as the same JSON. */
export async function findClusterTools(): Promise<ClusterTools> {
  const text = process.env['CLUSTER_TOOLS'] ?? (await askTestbed());
  const paths = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const missing = names.filter((name) => typeof paths[name] !== 'string');
  if (missing.length > 0) throw new Error(`expected paths of ${missing.join(', ')} from "testbed tools", got ${text}`);
  return paths as unknown as ClusterTools;
}

async function askTestbed(): Promise<string> {
  const { stdout } = await execa(process.execPath, [join(workspaceRoot, 'tools/testbed/bin/testbed.mjs'), 'tools']);
  return stdout;
}
