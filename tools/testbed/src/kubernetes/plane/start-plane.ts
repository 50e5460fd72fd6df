import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../../process/wait-until';
import type { Certificates } from '../certificates/create-certificates';
import { writeKubeconfig } from '../certificates/write-kubeconfig';
import type { ClusterFolders } from '../cluster-folders';
import type { KubernetesPrograms } from '../install-kubernetes';
import { createCgroup } from '../namespace/cgroups';
import { type Namespace, startNamespace } from '../namespace/start-namespace';
import { type Program, type Supervised, supervise } from '../namespace/supervise';
import { API_PORT, GATEWAY_ADDRESS, type NodePlan, PLANE_ADDRESS } from '../network-plan';
import { type Relay, startRelay } from '../relay/start-relay';
import { type ApiClient, createApiClient } from './api-client';
import { API_URL_INSIDE } from './cluster-objects';
import { apiServer, controllerManager, etcd, type PlaneSettings, scheduler } from './control-plane-programs';

const HOST_NAME = 'control-plane';
const START_LIMIT_MS = 240_000;
const TAIL_LENGTH = 2_000;

/** Of what a control plane is made. */
export interface PlaneParts {
  readonly programs: KubernetesPrograms;
  readonly certificates: Certificates;
  readonly folders: ClusterFolders;
  readonly nodes: readonly NodePlan[];
  readonly cgroup: string;
}

/** A control plane whose API server answers. */
export interface Plane {
  readonly namespace: Namespace;
  readonly relay: Relay;
  readonly api: ApiClient;
  /** Absolute path of the kubeconfig for the machine's own network. */
  readonly kubeconfig: string;
  /** Absolute path of the kubeconfig for the cluster's network. */
  readonly kubeconfigInside: string;
  /** Runs one more program of the control plane. */
  readonly run: (program: Program) => void;
  readonly settings: PlaneSettings;
  readonly stop: () => Promise<void>;
}

/**
 * Starts etcd and the API server in namespaces of their own and, when that is ready, the controllers and the scheduler.
 *
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function startPlane(parts: PlaneParts): Promise<Plane> {
  const { folders, cgroup, certificates } = parts;
  const kubeconfigs = await writeKubeconfigs(parts);
  const settings: PlaneSettings = {
    programs: parts.programs,
    certificates,
    folder: folders.plane,
    kubeconfig: (client) => kubeconfigs[client],
  };
  const namespace = await openNamespace(parts, `${cgroup}/plane`);
  const relay = startRelay(namespace);
  const running: Supervised[] = [];
  const run = (program: Program) => {
    running.push(supervise(namespace, program, join(folders.logs, `${program.name}.log`)));
  };
  const stop = async () => {
    for (const program of running) program.release();
    await namespace.stop();
    await Promise.all([relay.stop(), ...running.map(({ ended }) => ended)]);
  };
  try {
    run(etcd(settings));
    run(apiServer(settings));
    const port = await relay.open({ host: '127.0.0.1', port: API_PORT });
    const client = { authority: certificates.authority, client: certificates.clients.admin };
    const server = `https://127.0.0.1:${port}`;
    const kubeconfig = await writeKubeconfig(join(folders.root, 'kubeconfig'), { server, ...client });
    const kubectl = join(parts.programs.kubernetes, 'kubectl');
    const api = await createApiClient({ port, certificates, kubectl, kubeconfig });
    await waitForApi(api, folders);
    run(controllerManager(settings));
    run(scheduler(settings));
    return { namespace, relay, api, kubeconfig, kubeconfigInside: kubeconfigs.admin, run, settings, stop };
  } catch (error) {
    // The namespaces must not outlive what failed in them.
    await stop();
    throw error;
  }
}

const CLIENTS = ['admin', 'controllerManager', 'scheduler', 'proxy', 'metricsServer', 'coredns'] as const;
type Kubeconfigs = Readonly<Record<(typeof CLIENTS)[number], string>>;

async function writeKubeconfigs({ certificates, folders }: PlaneParts): Promise<Kubeconfigs> {
  const entries = CLIENTS.map(async (name) => {
    const client = { authority: certificates.authority, client: certificates.clients[name] };
    const file = join(folders.plane, `${name}.kubeconfig`);
    return [name, await writeKubeconfig(file, { server: API_URL_INSIDE, ...client })] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Kubeconfigs;
}

async function openNamespace({ programs: { pause }, folders, nodes }: PlaneParts, cgroup: string): Promise<Namespace> {
  await createCgroup(cgroup);
  const routes = nodes.map(({ podRange, address }) => `${podRange}=${address}`);
  return await startNamespace({
    script: 'control-plane.sh',
    words: [folders.plane, pause, HOST_NAME, PLANE_ADDRESS, GATEWAY_ADDRESS, ...routes],
    cgroup,
    log: join(folders.logs, 'control-plane.log'),
  });
}

/** The API server is live before it is ready: whoever came earlier would be refused by rules that are not there yet. */
async function waitForApi(api: ApiClient, { logs }: ClusterFolders): Promise<void> {
  await waitUntil({
    what: 'the API server to be ready',
    limitMs: START_LIMIT_MS,
    check: async () => (await api.get('/readyz'))?.status === 200,
    explain: async () => (await readFile(join(logs, 'kube-apiserver.log'), 'utf8')).slice(-TAIL_LENGTH),
  });
}

/** Writes the settings of a program into the control plane's folder. */
export async function writePlaneFile({ folder }: PlaneSettings, name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}
