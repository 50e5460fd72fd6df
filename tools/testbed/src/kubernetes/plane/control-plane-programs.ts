import { join } from 'node:path';
import type { Certificates } from '../certificates/create-certificates';
import type { KubernetesPrograms } from '../install-kubernetes';
import type { Program } from '../namespace/supervise';
import { API_PORT, METRICS_PORT, PLANE_ADDRESS, REGISTRY_PORT, SERVICE_RANGE } from '../network-plan';

const ETCD_URL = 'http://127.0.0.1:2379';
const ETCD_PEER_URL = 'http://127.0.0.1:2380';

/** What the programs of the control plane are started with. */
export interface PlaneSettings {
  readonly programs: KubernetesPrograms;
  readonly certificates: Certificates;
  readonly folder: string;
  /** Absolute path of the kubeconfig of a client. */
  readonly kubeconfig: (client: 'controllerManager' | 'scheduler' | 'proxy' | 'metricsServer' | 'coredns') => string;
}

/** etcd, which gives up safety against power failure for speed: nothing of it outlives the test. */
export function etcd({ programs, folder }: PlaneSettings): Program {
  const flags = {
    'data-dir': join(folder, 'etcd'),
    'listen-client-urls': ETCD_URL,
    'advertise-client-urls': ETCD_URL,
    'listen-peer-urls': ETCD_PEER_URL,
    'initial-advertise-peer-urls': ETCD_PEER_URL,
    'initial-cluster': `default=${ETCD_PEER_URL}`,
  };
  return { name: 'etcd', words: [join(programs.kubernetes, 'etcd'), '--unsafe-no-fsync', ...toFlags(flags)] };
}

/** The API server. Pods leave a node that is gone after 3 s instead of 5 min, so that a test can see it. */
export function apiServer({ programs, certificates: { authority, apiServer: own, clients } }: PlaneSettings): Program {
  const flags = {
    'etcd-servers': ETCD_URL,
    'bind-address': '0.0.0.0',
    'advertise-address': PLANE_ADDRESS,
    'secure-port': String(API_PORT),
    'service-cluster-ip-range': SERVICE_RANGE,
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'allow-privileged': 'true',
    'default-not-ready-toleration-seconds': '3',
    'default-unreachable-toleration-seconds': '3',
    'client-ca-file': authority.certificate,
    'tls-cert-file': own.certificate,
    'tls-private-key-file': own.key,
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': clients.serviceAccounts.certificate,
    'service-account-signing-key-file': clients.serviceAccounts.key,
    'kubelet-client-certificate': clients.kubeletClient.certificate,
    'kubelet-client-key': clients.kubeletClient.key,
    'kubelet-certificate-authority': authority.certificate,
    'kubelet-preferred-address-types': 'InternalIP',
    'requestheader-client-ca-file': authority.certificate,
    'requestheader-allowed-names': 'front-proxy',
    'requestheader-username-headers': 'X-Remote-User',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'proxy-client-cert-file': clients.frontProxy.certificate,
    'proxy-client-key-file': clients.frontProxy.key,
    'enable-aggregator-routing': 'true',
  };
  return { name: 'kube-apiserver', words: [join(programs.kubernetes, 'kube-apiserver'), ...toFlags(flags)] };
}

/** The controllers, which notice a lost node after 8 s and scale down after 20 s, so that a test can see it. */
export function controllerManager({ programs, certificates, kubeconfig }: PlaneSettings): Program {
  const { authority, clients } = certificates;
  const flags = {
    ...authenticate(kubeconfig('controllerManager')),
    'bind-address': '127.0.0.1',
    'leader-elect': 'false',
    'use-service-account-credentials': 'true',
    'service-account-private-key-file': clients.serviceAccounts.key,
    'root-ca-file': authority.certificate,
    'cluster-signing-cert-file': authority.certificate,
    'cluster-signing-key-file': authority.key,
    'node-monitor-period': '1s',
    'node-monitor-grace-period': '8s',
    'horizontal-pod-autoscaler-sync-period': '5s',
    'horizontal-pod-autoscaler-downscale-stabilization': '20s',
    'horizontal-pod-autoscaler-cpu-initialization-period': '10s',
    'horizontal-pod-autoscaler-initial-readiness-delay': '5s',
  };
  const name = 'kube-controller-manager';
  return { name, words: [join(programs.kubernetes, name), ...toFlags(flags)] };
}

/** The scheduler. */
export function scheduler({ programs, kubeconfig }: PlaneSettings): Program {
  const flags = { ...authenticate(kubeconfig('scheduler')), 'bind-address': '127.0.0.1', 'leader-elect': 'false' };
  return { name: 'kube-scheduler', words: [join(programs.kubernetes, 'kube-scheduler'), ...toFlags(flags)] };
}

/** The server of `metrics.k8s.io`, from which autoscaling and `kubectl top` read. */
export function metricsServer({ programs, certificates, kubeconfig }: PlaneSettings): Program {
  const { authority, clients } = certificates;
  const flags = {
    ...authenticate(kubeconfig('metricsServer')),
    'secure-port': String(METRICS_PORT),
    'tls-cert-file': clients.metricsServer.certificate,
    'tls-private-key-file': clients.metricsServer.key,
    'kubelet-certificate-authority': authority.certificate,
    'kubelet-preferred-address-types': 'InternalIP',
    'metric-resolution': '10s',
    'kubelet-request-timeout': '5s',
  };
  return { name: 'metrics-server', words: [join(programs.kubernetes, 'metrics-server'), ...toFlags(flags)] };
}

/** CoreDNS, beside the control plane instead of in a pod: it answers whichever node is switched off. */
export function coredns({ programs, folder }: PlaneSettings): Program {
  return { name: 'coredns', words: [programs.coredns, '-conf', join(folder, 'Corefile')] };
}

/** A registry of images, in which the nodes look for images of every name. */
export function registry(settings: PlaneSettings): Program {
  const words = ['registry', 'serve', '--address', `${PLANE_ADDRESS}:${REGISTRY_PORT}`];
  return { name: 'registry', words: [settings.programs.crane, ...words, '--disk', registryFolder(settings)] };
}

/** Where the registry keeps what was pushed to it; it does not make this folder itself. */
export function registryFolder({ folder }: PlaneSettings): string {
  return join(folder, 'registry');
}

function authenticate(kubeconfig: string): Readonly<Record<string, string>> {
  return { kubeconfig, 'authentication-kubeconfig': kubeconfig, 'authorization-kubeconfig': kubeconfig };
}

function toFlags(flags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
}
