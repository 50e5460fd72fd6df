import { DNS_READY_PORT, PLANE_ADDRESS } from '../network-plan';

/** What CoreDNS is told. */
export interface CorefileParts {
  /** Absolute path. */
  readonly kubeconfig: string;
  /** Absolute path of what {@link renderEmptyZone} renders. */
  readonly emptyZone: string;
}

/** Settings of CoreDNS: it knows the cluster's services and pods, and that nothing else exists. */
export function renderCorefile({ kubeconfig, emptyZone }: CorefileParts): string {
  return `cluster.local in-addr.arpa ip6.arpa {
  bind ${PLANE_ADDRESS}
  errors
  ready ${PLANE_ADDRESS}:${DNS_READY_PORT}
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    kubeconfig ${kubeconfig}
  }
  cache 5
  loadbalance
}

. {
  bind ${PLANE_ADDRESS}
  errors
  file ${emptyZone}
}
`;
}

/** The world outside of the cluster: a zone without a name in it, so that clients are told at once. */
export function renderEmptyZone(): string {
  return '. 60 IN SOA testbed.local. nobody.testbed.local. 1 60 60 60 60\n. 60 IN NS testbed.local.\n';
}
