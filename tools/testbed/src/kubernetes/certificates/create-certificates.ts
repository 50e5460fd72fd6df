import { mkdir } from 'node:fs/promises';
import { API_SERVICE_ADDRESS, type NodePlan, PLANE_ADDRESS } from '../network-plan';
import { createAuthority, issueCertificate, type KeyPair } from './issue-certificate';

const subjects = {
  admin: '/O=system:masters/CN=admin',
  controllerManager: '/CN=system:kube-controller-manager',
  scheduler: '/CN=system:kube-scheduler',
  proxy: '/CN=system:kube-proxy',
  metricsServer: '/CN=metrics-server',
  coredns: '/CN=coredns',
  /** The API server as a client of kubelets. */
  kubeletClient: '/CN=kube-apiserver-kubelet-client',
  /** The API server as a client of the servers that extend it. */
  frontProxy: '/CN=front-proxy',
  /** Signs the tokens of service accounts; only its key is used. */
  serviceAccounts: '/CN=service-accounts',
} as const;

/** Whoever talks to the API server beside the nodes. */
export type ClientName = keyof typeof subjects;

/** All that the parts of one cluster prove who they are with. */
export interface Certificates {
  readonly authority: KeyPair;
  readonly apiServer: KeyPair;
  readonly clients: Readonly<Record<ClientName, KeyPair>>;
  /** By the node's name. */
  readonly nodes: ReadonlyMap<string, KeyPair>;
}

/** Makes an authority and the certificates of a new cluster with openssl, in a new folder. */
export async function createCertificates(folder: string, nodes: readonly NodePlan[]): Promise<Certificates> {
  await mkdir(folder, { recursive: true });
  const authority = await createAuthority(folder);
  const apiServer = issueCertificate(folder, authority, {
    name: 'apiserver',
    subject: '/CN=kube-apiserver',
    addresses: [
      `IP:${PLANE_ADDRESS}`,
      `IP:${API_SERVICE_ADDRESS}`,
      ...['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'].map((name) => `DNS:${name}`),
    ],
  });
  const names = Object.keys(subjects) as ClientName[];
  const clients = names.map(
    async (name) => [name, await issueCertificate(folder, authority, { name, subject: subjects[name] })] as const,
  );
  const kubelets = nodes.map(async ({ name, address }) => {
    const subject = `/O=system:nodes/CN=system:node:${name}`;
    const addresses = [`IP:${address}`, `DNS:${name}`];
    return [name, await issueCertificate(folder, authority, { name, subject, addresses })] as const;
  });
  return {
    authority,
    apiServer: await apiServer,
    clients: Object.fromEntries(await Promise.all(clients)) as Record<ClientName, KeyPair>,
    nodes: new Map(await Promise.all(kubelets)),
  };
}
