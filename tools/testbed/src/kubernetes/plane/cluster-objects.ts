import { API_PORT, DNS_SERVICE_ADDRESS, METRICS_PORT, PLANE_ADDRESS } from '../network-plan';

const RBAC = { apiVersion: 'rbac.authorization.k8s.io/v1' } as const;
const RBAC_GROUP = 'rbac.authorization.k8s.io';
const KUBE_SYSTEM = 'kube-system';

type ClusterObject = Readonly<Record<string, unknown>>;

/** What the parts beside the control plane may do, and how pods find DNS: a cluster with nodes has all of it. */
export function nodeObjects(): readonly ClusterObject[] {
  return [
    bind('testbed:kubelet-api', 'system:kubelet-api-admin', 'kube-apiserver-kubelet-client'),
    clusterRole('testbed:metrics-server', [
      { apiGroups: [''], resources: ['nodes/metrics', 'nodes/stats'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods', 'nodes', 'namespaces'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
      { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
    ]),
    bind('testbed:metrics-server', 'testbed:metrics-server', 'metrics-server'),
    {
      ...RBAC,
      kind: 'RoleBinding',
      metadata: { name: 'testbed:metrics-server', namespace: KUBE_SYSTEM },
      roleRef: { apiGroup: RBAC_GROUP, kind: 'Role', name: 'extension-apiserver-authentication-reader' },
      subjects: [{ apiGroup: RBAC_GROUP, kind: 'User', name: 'metrics-server' }],
    },
    clusterRole('testbed:coredns', [
      { apiGroups: [''], resources: ['services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    ]),
    bind('testbed:coredns', 'testbed:coredns', 'coredns'),
    ...planeService('metrics-server', {}, [{ name: 'https', protocol: 'TCP', port: 443, targetPort: METRICS_PORT }]),
    ...planeService('kube-dns', { clusterIP: DNS_SERVICE_ADDRESS }, [
      { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 },
      { name: 'dns-tcp', protocol: 'TCP', port: 53, targetPort: 53 },
    ]),
  ];
}

/** Makes the API server serve `metrics.k8s.io`; to be made when metrics-server answers, else it is tried again late. */
export function metricsApi(): ClusterObject {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io' },
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { name: 'metrics-server', namespace: KUBE_SYSTEM, port: 443 },
    },
  };
}

/** Address of the API server inside of the cluster's network. */
export const API_URL_INSIDE = `https://${PLANE_ADDRESS}:${API_PORT}`;

interface PlanePort {
  readonly name: string;
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
  readonly targetPort: number;
}

/** A service without pods: what answers runs beside the control plane. */
function planeService(name: string, spec: ClusterObject, ports: readonly PlanePort[]): readonly ClusterObject[] {
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: KUBE_SYSTEM }, spec: { ...spec, ports } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, namespace: KUBE_SYSTEM, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      ports: ports.map((port) => ({ name: port.name, protocol: port.protocol, port: port.targetPort })),
      endpoints: [{ addresses: [PLANE_ADDRESS], conditions: { ready: true } }],
    },
  ];
}

function clusterRole(name: string, rules: readonly ClusterObject[]): ClusterObject {
  return { ...RBAC, kind: 'ClusterRole', metadata: { name }, rules };
}

function bind(name: string, role: string, user: string): ClusterObject {
  return {
    ...RBAC,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: RBAC_GROUP, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: RBAC_GROUP, kind: 'User', name: user }],
  };
}
