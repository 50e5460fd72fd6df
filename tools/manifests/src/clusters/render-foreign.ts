import { dump } from 'js-yaml';
import { YAML_MARK } from '../writer/render-manifest';
import type { ClusterConfig } from './eks/cluster-config';
import type { Flags } from './flags';

/**
 * Renders what is no object of a cluster: flags of a program, or a file of eksctl, whose metadata client-node would take
 * for a Kubernetes object's and empty.
 */
export function renderForeign(content: Flags | ClusterConfig): string {
  return YAML_MARK + dump(content, { noRefs: true, lineWidth: -1 });
}
