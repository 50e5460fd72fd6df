import type { V1NetworkPolicy } from '@kubernetes/client-node';
import { load } from 'js-yaml';
import { denyAll } from '../pods/network-policy';
import { renderManifest } from '../writer/render-manifest';
import { type Endpoint, mayReach } from './network-reach';

function pod(name: string, namespace = 'here'): Endpoint {
  return { namespace, namespaceLabels: { 'kubernetes.io/metadata.name': namespace }, labels: { name } };
}

function policy(spec: object): V1NetworkPolicy {
  return { metadata: { name: 'p', namespace: 'here' }, spec: { podSelector: {}, ...spec } };
}

const attempt = { from: pod('a'), to: pod('b'), port: 80 };
const internet = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } };

describe('mayReach', () => {
  it('lets everything through where there is no policy', () => {
    expect(mayReach([], attempt)).toBe(true);
  });

  it('lets nothing through where everything is denied, in either direction', () => {
    const denied = load(renderManifest(denyAll())) as V1NetworkPolicy;

    expect(mayReach([denied], attempt)).toBe(false);
    expect(mayReach([denied], { ...attempt, from: { address: '8.8.8.8' } })).toBe(false);
    expect(mayReach([denied], { ...attempt, to: { address: '8.8.8.8' } })).toBe(false);
  });

  it.each<[string, object, boolean]>([
    ['the pod', { ingress: [{ from: [{ podSelector: { matchLabels: { name: 'a' } } }] }] }, true],
    ['another pod', { ingress: [{ from: [{ podSelector: { matchLabels: { name: 'c' } } }] }] }, false],
    ['the pod at its port', { ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }] }, true],
    ['the pod at another port', { ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 81 }] }] }, false],
    [
      'the pod by another protocol',
      { ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80, protocol: 'UDP' }] }] },
      false,
    ],
    ['everybody, by an empty rule', { ingress: [{}] }, true],
    ['nobody, by no rule', { ingress: [] }, false],
    ['nobody, by an empty list of peers that an address is not in', { ingress: [{ from: [internet] }] }, false],
    ['others than the pod', { podSelector: { matchLabels: { name: 'c' } }, ingress: [] }, true],
    [
      'the pod, by the absence of a label',
      { ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] } }] }] },
      true,
    ],
    ['only egress', { policyTypes: ['Egress'], egress: [{}] }, true],
  ])('asks a policy that lets in %s', (_, spec, expected) => {
    expect(mayReach([policy(spec)], attempt)).toBe(expected);
  });

  it.each([
    ['8.8.8.8', true],
    ['10.1.2.3', false],
  ])('lets a pod out to %s or not', (address, expected) => {
    const out = policy({ policyTypes: ['Egress'], egress: [{ to: [internet] }] });

    expect(mayReach([out], { from: pod('a'), to: { address }, port: 443 })).toBe(expected);
  });

  it('takes a peer without a namespace for one of the same namespace', () => {
    const own = policy({ ingress: [{ from: [{ podSelector: {} }] }] });
    const other = policy({
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'there' } } }] }],
    });

    expect(mayReach([own], { ...attempt, from: pod('a', 'there') })).toBe(false);
    expect(mayReach([other], { ...attempt, from: pod('a', 'there') })).toBe(true);
    expect(mayReach([other], attempt)).toBe(false);
  });
});
