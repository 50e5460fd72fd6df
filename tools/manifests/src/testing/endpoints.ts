import { labelNames, workloads } from '@medcast/deploy-contract';
import { SCORING } from '../components/batch-scoring/scoring-settings';
import { MIRROR } from '../components/models/mirror';
import { SCHEDULE } from '../components/schedule/schedule-objects';
import { TRAINING } from '../components/training/training-settings';
import { type Labels, labelsOf, podsOfTrack } from '../pods/labels';
import type { Attempt, Endpoint } from './network-reach';
import { mayReach } from './network-reach';
import type { V1NetworkPolicy } from '@kubernetes/client-node';

const { predictor, web } = workloads;

/** Who may want to reach whom, in the cluster and beyond it. */
export function endpointsIn(namespace: string): Readonly<Record<string, Endpoint>> {
  const own = (labels: Labels): Endpoint => podIn(namespace, labels);
  return {
    predictor: own({ ...labelsOf(predictor.name), ...podsOfTrack('predictor', 'stable') }),
    canary: own({ ...labelsOf(predictor.name), ...podsOfTrack('predictor', 'canary') }),
    web: own({ ...labelsOf(web.name), ...podsOfTrack('web', 'stable') }),
    training: own(labelsOf(TRAINING)),
    scoring: own(labelsOf(SCORING)),
    mirror: own(labelsOf(MIRROR)),
    schedule: own(labelsOf(SCHEDULE)),
    'stranger here': own({ app: 'stranger' }),
    'stranger elsewhere': podIn('default', { ...labelsOf(web.name) }),
    gateway: podIn('envoy-gateway-system', {}, { [labelNames.gateway]: 'true' }),
    prometheus: podIn('monitoring', {}),
    'google prometheus': podIn('gmp-system', {}),
    dns: podIn('kube-system', { 'k8s-app': 'kube-dns' }),
    'google front end': { address: '35.191.0.9' },
    internet: { address: '142.250.180.16' },
    'private network': { address: '10.0.0.9' },
    'metadata server': { address: '169.254.169.254' },
  };
}

const TCP_PORTS = [80, 443, 3000, 3001, 6443, 8080] as const;

/** Every way that is open: `web → predictor:3000`. Outsiders among themselves are no business of ours. */
export function openWays(policies: readonly V1NetworkPolicy[], namespace: string): readonly string[] {
  const endpoints = Object.entries(endpointsIn(namespace));
  const isOurs = (endpoint: Endpoint): boolean => 'namespace' in endpoint && endpoint.namespace === namespace;
  return endpoints.flatMap(([fromName, from]) =>
    endpoints
      .filter(([toName, to]) => fromName !== toName && (isOurs(from) || isOurs(to)))
      .flatMap(([toName, to]) =>
        attemptsOf(from, to)
          .filter((attempt) => mayReach(policies, attempt))
          .map(({ port, protocol }) => `${fromName} → ${toName}:${port}${protocol === 'UDP' ? '/udp' : ''}`),
      ),
  );
}

function attemptsOf(from: Endpoint, to: Endpoint): readonly Attempt[] {
  return [
    ...TCP_PORTS.map((port): Attempt => ({ from, to, port, protocol: 'TCP' })),
    { from, to, port: 53, protocol: 'UDP' },
    { from, to, port: 53, protocol: 'TCP' },
  ];
}

function podIn(namespace: string, labels: Labels, namespaceLabels: Labels = {}): Endpoint {
  return {
    namespace,
    labels,
    namespaceLabels: { 'kubernetes.io/metadata.name': namespace, ...namespaceLabels },
  };
}
