/** Where the control plane is, and what stands beside it: DNS, the registry, bucket servers. */
export const PLANE_ADDRESS = '172.30.0.10';
/** Nothing is there; what has no other route is sent to it and lost. */
export const GATEWAY_ADDRESS = '172.30.0.1';
export const POD_RANGE = '10.244.0.0/16';
export const SERVICE_RANGE = '10.96.0.0/16';
/** The first address of the services' range is always the API server's. */
export const API_SERVICE_ADDRESS = '10.96.0.1';
export const DNS_SERVICE_ADDRESS = '10.96.0.10';
export const API_PORT = 6443;
export const REGISTRY_PORT = 5000;
export const METRICS_PORT = 4443;
export const DNS_READY_PORT = 8181;

/** The cluster's networks are its own, so that every cluster has the same addresses; more nodes have no use here. */
export const MOST_NODES = 5;

/** Who a node is. */
export interface NodePlan {
  /** `node-1` and so on. */
  readonly name: string;
  readonly address: string;
  /** The addresses of its pods. */
  readonly podRange: string;
  /** `zone-1` and so on: every node is in its own. */
  readonly zone: string;
}

/** Names and addresses of the nodes of a cluster. */
export function planNodes(count: number): readonly NodePlan[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return {
      name: `node-${number}`,
      address: `172.30.0.${20 + number}`,
      podRange: `10.244.${number}.0/24`,
      zone: `zone-${number}`,
    };
  });
}
