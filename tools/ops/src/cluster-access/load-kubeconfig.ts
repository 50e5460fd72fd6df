import { existsSync } from 'node:fs';
import { KubeConfig } from '@kubernetes/client-node';
import { Problem } from '@medcast/problem';
import { resolveFromCaller } from '../cli/resolve-from-caller';

/** Which cluster of which file. */
export interface ClusterChoice {
  readonly kubeconfig?: string | undefined;
  readonly context?: string | undefined;
  /** Name of the context that is taken, where the file has it and none is named. */
  readonly preferredContext?: string | undefined;
}

/**
 * Loads a kubeconfig (the file that is named, KUBECONFIG, `~/.kube/config`, or the pod's own account) and chooses a
 * context in it.
 *
 * @throws Problem KUBECONFIG_INVALID where there is none, it cannot be read, or it has no such context
 */
export function loadKubeconfig({ kubeconfig, context, preferredContext }: ClusterChoice): KubeConfig {
  const config = new KubeConfig();
  readInto(config, kubeconfig);
  const names = config.getContexts().map(({ name }) => name);
  const preferred = names.find((name) => name === preferredContext);
  const chosen = context ?? preferred ?? config.getCurrentContext();
  if (!names.includes(chosen)) {
    const got = context === undefined ? 'no current context' : JSON.stringify(context);
    const detail = `expected one of the contexts ${names.join(', ') || '(there are none)'}, got ${got}; give --context`;
    throw new Problem('KUBECONFIG_INVALID', detail);
  }
  config.setCurrentContext(chosen);
  if (config.getCurrentCluster() !== null) return config;
  throw new Problem('KUBECONFIG_INVALID', `expected a cluster behind the context ${chosen}, got none; mend the file`);
}

function readInto(config: KubeConfig, path: string | undefined): void {
  const file = path === undefined ? undefined : resolveFromCaller(path);
  if (file !== undefined && !existsSync(file)) {
    throw new Problem('KUBECONFIG_INVALID', `expected a kubeconfig at ${file}, got no such file; give --kubeconfig`);
  }
  try {
    if (file === undefined) config.loadFromDefault();
    else config.loadFromFile(file);
  } catch (error) {
    // What the file holds may be secret: only the parser's sentence is told.
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const detail = `expected a kubeconfig in ${file ?? process.env['KUBECONFIG'] ?? '~/.kube/config'}, got: ${reason}; make it anew with the tool of your cluster`;
    throw new Problem('KUBECONFIG_INVALID', detail, { cause: error });
  }
}
