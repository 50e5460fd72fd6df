import { BlockList } from 'node:net';
import type {
  V1LabelSelector,
  V1NetworkPolicy,
  V1NetworkPolicyPort,
  V1NetworkPolicySpec,
} from '@kubernetes/client-node';
import type { Labels } from '../pods/labels';

/** A pod, or an address outside of the cluster. */
export type Endpoint =
  | { readonly address: string }
  | { readonly namespace: string; readonly namespaceLabels: Labels; readonly labels: Labels };

/** What is asked of a network. */
export interface Attempt {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP';
}

/** As YAML has it: `from`, where client-node's model says `_from`. */
interface WireRule {
  readonly from?: readonly WirePeer[];
  readonly to?: readonly WirePeer[];
  readonly ports?: readonly V1NetworkPolicyPort[];
}

interface WirePeer {
  readonly podSelector?: V1LabelSelector;
  readonly namespaceSelector?: V1LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

type Direction = 'Ingress' | 'Egress';

/**
 * Whether the policies of a cluster let one endpoint reach a port of another: the egress of the one and the ingress of the
 * other must both allow it. A pod that no policy selects for a direction is free in it.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function mayReach(policies: readonly V1NetworkPolicy[], attempt: Attempt): boolean {
  return isAllowed(policies, 'Egress', attempt) && isAllowed(policies, 'Ingress', attempt);
}

function isAllowed(policies: readonly V1NetworkPolicy[], direction: Direction, attempt: Attempt): boolean {
  const [subject, peer] = direction === 'Egress' ? [attempt.from, attempt.to] : [attempt.to, attempt.from];
  if ('address' in subject) return true;
  const selecting = policies.filter(({ metadata, spec }) => {
    const isHere = metadata?.namespace === undefined || metadata.namespace === subject.namespace;
    return isHere && typesOf(spec).includes(direction) && selects(spec?.podSelector, subject.labels);
  });
  if (selecting.length === 0) return true;
  return selecting.some(({ spec, metadata }) =>
    rulesOf(spec, direction).some((rule) => {
      const peers = direction === 'Egress' ? rule.to : rule.from;
      const isPeer =
        peers === undefined || peers.some((each) => matchesPeer(each, peer, metadata?.namespace ?? subject.namespace));
      return isPeer && matchesPort(rule.ports, attempt);
    }),
  );
}

function typesOf(spec: V1NetworkPolicySpec | undefined): readonly string[] {
  return spec?.policyTypes ?? (spec?.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress']);
}

function rulesOf(spec: V1NetworkPolicySpec | undefined, direction: Direction): readonly WireRule[] {
  return (direction === 'Egress' ? spec?.egress : spec?.ingress) ?? [];
}

function matchesPeer(peer: WirePeer, endpoint: Endpoint, policyNamespace: string): boolean {
  if ('address' in endpoint) return peer.ipBlock !== undefined && contains(peer.ipBlock, endpoint.address);
  if (peer.ipBlock !== undefined) return false;
  const isNamespace =
    peer.namespaceSelector === undefined
      ? endpoint.namespace === policyNamespace
      : selects(peer.namespaceSelector, endpoint.namespaceLabels);
  return isNamespace && (peer.podSelector === undefined || selects(peer.podSelector, endpoint.labels));
}

function matchesPort(ports: readonly V1NetworkPolicyPort[] | undefined, { port, protocol = 'TCP' }: Attempt): boolean {
  if (ports === undefined) return true;
  return ports.some((each) => (each.protocol ?? 'TCP') === protocol && (each.port === undefined || each.port === port));
}

/** Whether a selector selects labels; an empty one selects everything. */
export function selects(selector: V1LabelSelector | undefined, labels: Labels): boolean {
  const equal = Object.entries(selector?.matchLabels ?? {}).every(([name, value]) => labels[name] === value);
  const expressions = (selector?.matchExpressions ?? []).every(({ key, operator, values }) => {
    const value = labels[key];
    if (operator === 'In') return value !== undefined && (values ?? []).includes(value);
    if (operator === 'NotIn') return value === undefined || !(values ?? []).includes(value);
    return operator === 'Exists' ? value !== undefined : value === undefined;
  });
  return equal && expressions;
}

function contains({ cidr, except = [] }: NonNullable<WirePeer['ipBlock']>, address: string): boolean {
  return isIn(cidr, address) && !except.some((each) => isIn(each, address));
}

function isIn(cidr: string, address: string): boolean {
  const [network = '', prefix = '32'] = cidr.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), 'ipv4');
  return list.check(address, 'ipv4');
}
