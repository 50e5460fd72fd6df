import { join } from 'node:path';
import { CNI_FOLDER } from '../require-machine';

/** Name of the image that holds a pod's namespaces. */
export const PAUSE_IMAGE = 'testbed.local/pause:1';

/**
 * Settings of containerd 1.6 for a node. What it keeps is under `/var/lib`, which is the node's own.
 *
 * @param folder of the node
 */
export function renderContainerdConfig(folder: string): string {
  return `version = 2
root = "/var/lib/containerd"
state = "/run/containerd"

[grpc]
  address = "${containerdSocket(folder)}"

[plugins."io.containerd.internal.v1.opt"]
  path = "/var/lib/containerd/opt"

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  disable_apparmor = true
  restrict_oom_score_adj = true
  stats_collect_period = 2

  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "${join(folder, 'registries')}"

  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${CNI_FOLDER}"
    conf_dir = "${join(folder, 'cni')}"

  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"

    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
`;
}

/** Where containerd of a node answers; also outside of the node's namespaces. */
export function containerdSocket(folder: string): string {
  return join(folder, 'containerd.sock');
}
