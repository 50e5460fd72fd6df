import { join } from 'node:path';
import type { EnvironmentName } from '@medcast/deploy-contract';
import { Problem } from '@medcast/problem';
import type { Command } from 'commander';
import { resolveFromCaller } from '../cli/resolve-from-caller';
import { workspaceRoot } from '../cli/workspace-root';
import type { KubeObject } from '../cluster-access/kube-object';
import { checkImages, type ImageOverrides, overrideImages, parseImageOverride } from './images';
import { orderObjects } from './order-objects';
import { parseManifests } from './parse-manifests';
import { renderOverlay } from './render-overlay';

/** Options of commands that render an overlay. */
export interface OverlayOptions {
  readonly env?: EnvironmentName;
  readonly overlay?: string;
  readonly image?: ImageOverrides;
}

/** Adds the options of commands that render an overlay. */
export function addOverlayOptions(command: Command): Command {
  return command
    .option('--overlay <folder>', 'kustomize folder to render instead of k8s/overlays/<env>')
    .option('--image <role=reference>', 'image instead of the one of the overlay; may be repeated', parseImageOverride);
}

/**
 * Renders the overlay, ready to be applied in this order.
 *
 * @param namespace where everything is expected to be
 * @throws Problem USAGE, OVERLAY_INVALID, IMAGE_NOT_PINNED
 */
export async function loadOverlay(options: OverlayOptions, namespace: string): Promise<readonly KubeObject[]> {
  const { env, overlay, image = {} } = options;
  if (env === undefined && overlay === undefined) throw new Problem('USAGE', 'expected --env, got nothing');
  const folder = overlay === undefined ? join(workspaceRoot, 'k8s/overlays', env ?? '') : resolveFromCaller(overlay);
  const objects = overrideImages(parseManifests(await renderOverlay(folder)), image);
  checkImages(objects, env ?? 'ENV');
  const elsewhere = objects.find(
    ({ metadata }) => metadata.namespace !== undefined && metadata.namespace !== namespace,
  );
  if (elsewhere === undefined) return orderObjects(objects);
  const detail = `expected an overlay for the namespace ${namespace}, got ${elsewhere.kind} ${elsewhere.metadata.name} in ${elsewhere.metadata.namespace ?? ''}; leave out --namespace, or give that of the overlay`;
  throw new Problem('USAGE', detail);
}
