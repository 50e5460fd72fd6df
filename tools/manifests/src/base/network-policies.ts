import { labelNames, PRODUCT, workloads } from '@medcast/deploy-contract';
import { podsOf } from '../pods/labels';
import { denyAll, egressPolicy, ingressPolicy, type NetworkPolicy, tcp } from '../pods/network-policy';

const { predictor, web } = workloads;
const DNS_PORT = 53;

/** Where GKE's NodeLocal DNSCache and others like it answer, on each node. */
const NODE_LOCAL_DNS = '169.254.20.10/32';

/** Nothing, and then the few ways that there are: from the form to the predictor, and to the cluster's DNS. */
export function basePolicies(): NetworkPolicy[] {
  return [denyAll(), webToPredictor(), predictorFromWeb(), toDns()];
}

function webToPredictor(): NetworkPolicy {
  return egressPolicy(
    'web-to-predictor',
    { matchLabels: podsOf(web.name) },
    { to: [{ podSelector: { matchLabels: podsOf(predictor.name) } }], ports: tcp(predictor.port) },
  );
}

function predictorFromWeb(): NetworkPolicy {
  return ingressPolicy(
    'predictor-from-web',
    { matchLabels: podsOf(predictor.name) },
    { _from: [{ podSelector: { matchLabels: podsOf(web.name) } }], ports: tcp(predictor.port) },
  );
}

function toDns(): NetworkPolicy {
  return egressPolicy(
    'product-to-dns',
    { matchLabels: { [labelNames.partOf]: PRODUCT } },
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
          podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
        },
        { ipBlock: { cidr: NODE_LOCAL_DNS } },
      ],
      ports: (['UDP', 'TCP'] as const).map((protocol) => ({ protocol, port: DNS_PORT })),
    },
  );
}
