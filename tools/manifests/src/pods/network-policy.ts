import type {
  V1LabelSelector,
  V1NetworkPolicy,
  V1NetworkPolicyEgressRule,
  V1NetworkPolicyIngressRule,
  V1NetworkPolicyPeer,
  V1NetworkPolicyPort,
} from '@kubernetes/client-node';
import { labelNames, PRODUCT } from '@medcast/deploy-contract';
import type { Manifest } from '../writer/manifest';
import { labelsOf } from './labels';

/** A NetworkPolicy of ours. */
export type NetworkPolicy = Manifest<'networking.k8s.io/v1', 'NetworkPolicy', V1NetworkPolicy>;

/** Name of the label that every namespace carries with its own name as value. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

const HTTPS = 443;

/** Networks that are not the Internet: private ones, and what a machine has for itself (metadata, credentials). */
const privateNetworks = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'];

/** Lets some pods be reached. */
export function ingressPolicy(name: string, pods: V1LabelSelector, rule: V1NetworkPolicyIngressRule): NetworkPolicy {
  return policyOf(name, { podSelector: pods, policyTypes: ['Ingress'], ingress: [rule] });
}

/** Lets some pods reach others. */
export function egressPolicy(
  name: string,
  pods: V1LabelSelector,
  ...rules: V1NetworkPolicyEgressRule[]
): NetworkPolicy {
  return policyOf(name, { podSelector: pods, policyTypes: ['Egress'], egress: rules });
}

/** Nobody reaches anybody, unless another policy says so. */
export function denyAll(): NetworkPolicy {
  return policyOf('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
}

/** Lets some pods reach buckets: TLS to the Internet, where those of the clouds are, and nothing of our own networks. */
export function bucketPolicy(name: string, pods: V1LabelSelector): NetworkPolicy {
  const to = [{ ipBlock: { cidr: '0.0.0.0/0', except: [...privateNetworks] } }];
  return egressPolicy(name, pods, { to, ports: tcp(HTTPS) });
}

/** Ports, by TCP. */
export function tcp(...ports: readonly number[]): V1NetworkPolicyPort[] {
  return ports.map((port) => ({ protocol: 'TCP', port }));
}

/** Every pod of these namespaces. */
export function inNamespaces(...names: readonly string[]): V1NetworkPolicyPeer {
  return { namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values: [...names] }] } };
}

/** Pods that are the parts of these names. */
export function partsNamed(...names: readonly string[]): V1LabelSelector {
  return { matchExpressions: [{ key: labelNames.name, operator: 'In', values: [...names] }] };
}

function policyOf(name: string, spec: NetworkPolicy['spec']): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels: labelsOf(PRODUCT) },
    spec,
  };
}
