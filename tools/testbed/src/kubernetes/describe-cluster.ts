import { join } from 'node:path';
import { PLANE_ADDRESS, REGISTRY_PORT } from './network-plan';
import type { ClusterNode } from './node/cluster-node';
import type { Cluster } from './start-cluster';

/** What `testbed cluster` says of a node. */
export interface NodeDescription {
  readonly name: string;
  readonly address: string;
  readonly zone: string;
  readonly power: 'on' | 'off';
  /** Words before a command that is to run on the node; none while it is off. */
  readonly exec: readonly string[];
}

/** What `testbed cluster` says on its one line, and at its control endpoint. */
export interface ClusterDescription {
  /** For the machine's own network: kubectl and clients in tests. */
  readonly kubeconfig: string;
  /** For programs that run in the cluster's network. */
  readonly kubeconfigInside: string;
  readonly kubectl: string;
  /** Words before a command that is to run in the cluster's network, where services have their addresses. */
  readonly exec: readonly string[];
  /** Where that is, for pods. */
  readonly address: string;
  readonly nodes: readonly NodeDescription[];
  /** Where to push images to, and where the nodes look for images of every registry's name. */
  readonly registry: { readonly outside: string; readonly inside: string } | undefined;
  /** Where nodes are switched, images added and services exposed. */
  readonly control: string;
  /** Addresses on loopback by the name that `--expose` gave them. */
  readonly exposed: Readonly<Record<string, string>>;
  /** Folder with a log of every program. */
  readonly logs: string;
  readonly secondsToReady: number;
}

/** What is known of a cluster only where it is served. */
export interface ServedAt {
  readonly control: string;
  readonly exposed: ReadonlyMap<string, string>;
  readonly registryPort: number | undefined;
}

/** Describes a cluster as it is now. */
export function describeCluster(cluster: Cluster, { control, exposed, registryPort }: ServedAt): ClusterDescription {
  const { plane, nodes, folders, programs, secondsToReady } = cluster;
  const outside = registryPort === undefined ? undefined : `127.0.0.1:${registryPort}`;
  return {
    kubeconfig: plane.kubeconfig,
    kubeconfigInside: plane.kubeconfigInside,
    kubectl: join(programs, 'kubectl'),
    exec: ['nsenter', '--target', String(plane.namespace.pid), '--net', '--'],
    address: PLANE_ADDRESS,
    nodes: nodes.map(describeNode),
    registry: outside === undefined ? undefined : { outside, inside: `${PLANE_ADDRESS}:${REGISTRY_PORT}` },
    control,
    exposed: Object.fromEntries(exposed),
    logs: folders.logs,
    secondsToReady,
  };
}

/** Describes a node as it is now. */
export function describeNode({ plan, exec }: ClusterNode): NodeDescription {
  const { name, address, zone } = plan;
  return { name, address, zone, power: exec === undefined ? 'off' : 'on', exec: exec ?? [] };
}
