import { DNS_SERVICE_ADDRESS, type NodePlan, PLANE_ADDRESS, REGISTRY_PORT } from '../network-plan';
import type { KeyPair } from '../certificates/issue-certificate';
import { containerdSocket } from './render-containerd-config';

/** What a kubelet must know of its node. */
export interface KubeletSettings {
  readonly folder: string;
  readonly cgroup: string;
  readonly own: KeyPair;
  readonly authority: KeyPair;
  /** Absolute path of what pods with the node's own DNS find as `resolv.conf`. */
  readonly resolvConf: string;
}

/**
 * Settings of the kubelet: quick to say that its node is there, quick to restart what crashed, and content with cgroup
 * v1, which Kubernetes will give up after 1.37.
 */
export function renderKubeletConfig({ folder, cgroup, own, authority, resolvConf }: KubeletSettings): string {
  return JSON.stringify({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    failCgroupV1: false,
    failSwapOn: false,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: `/${cgroup}`,
    containerRuntimeEndpoint: `unix://${containerdSocket(folder)}`,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: authority.certificate },
    },
    authorization: { mode: 'Webhook' },
    tlsCertFile: own.certificate,
    tlsPrivateKeyFile: own.key,
    clusterDNS: [DNS_SERVICE_ADDRESS],
    clusterDomain: 'cluster.local',
    resolvConf,
    volumePluginDir: '/var/lib/kubelet/volume-plugins',
    seccompDefault: true,
    serializeImagePulls: false,
    // Else an image that was imported is pulled anew once the same image has been pulled by another name.
    imagePullCredentialsVerificationPolicy: 'NeverVerify',
    evictionHard: {
      'memory.available': '100Mi',
      'nodefs.available': '1%',
      'imagefs.available': '1%',
      'nodefs.inodesFree': '1%',
    },
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    nodeStatusUpdateFrequency: '2s',
    nodeStatusReportFrequency: '10s',
    nodeLeaseDurationSeconds: 4,
    crashLoopBackOff: { maxContainerRestartPeriod: '5s' },
  });
}

/** The network of pods on a node: a cable from each pod to the node. */
export function renderCniConfig({ podRange }: NodePlan): string {
  const ipam = { type: 'host-local', ranges: [[{ subnet: podRange }]], routes: [{ dst: '0.0.0.0/0' }] };
  return JSON.stringify({
    cniVersion: '0.4.0',
    name: 'testbed',
    plugins: [
      { type: 'ptp', mtu: 1500, ipam },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  });
}

/** Where a node looks for images of every registry: in the one beside the control plane, and nowhere else. */
export function renderRegistryHosts(): string {
  const url = `http://${PLANE_ADDRESS}:${REGISTRY_PORT}`;
  return `server = "${url}"\n\n[host."${url}"]\n  capabilities = ["pull", "resolve"]\n`;
}

/** What pods with the node's own DNS ask: the cluster's, past its service. */
export function renderResolvConf(): string {
  return `nameserver ${PLANE_ADDRESS}\n`;
}
