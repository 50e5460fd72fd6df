import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Certificates } from '../certificates/create-certificates';
import { writeKubeconfig } from '../certificates/write-kubeconfig';
import type { ClusterFolders } from '../cluster-folders';
import { importImage, waitForContainerd } from '../images/import-image';
import type { KubernetesPrograms } from '../install-kubernetes';
import { createCgroup } from '../namespace/cgroups';
import { CLEAN_ENVIRONMENT, type Namespace, startNamespace, wordsToEnter } from '../namespace/start-namespace';
import { type Supervised, supervise } from '../namespace/supervise';
import { GATEWAY_ADDRESS, type NodePlan } from '../network-plan';
import { API_URL_INSIDE } from '../plane/cluster-objects';
import { containerdSocket, renderContainerdConfig } from './render-containerd-config';
import { renderCniConfig, renderKubeletConfig, renderRegistryHosts, renderResolvConf } from './render-node-files';

/** Of what a node is made. */
export interface NodeParts {
  readonly plan: NodePlan;
  /** All nodes, itself among them, to which it needs routes. */
  readonly plans: readonly NodePlan[];
  readonly programs: KubernetesPrograms;
  readonly certificates: Certificates;
  readonly folders: ClusterFolders;
  /** Of the whole cluster. */
  readonly cgroup: string;
  readonly plane: Namespace;
  /** Absolute path of kube-proxy's settings. */
  readonly proxyConfig: string;
}

/** A machine of the cluster, which can be switched on and off. */
export class ClusterNode {
  private power: { readonly namespace: Namespace; readonly running: readonly Supervised[] } | undefined;
  private readonly folder: string;

  constructor(private readonly parts: NodeParts) {
    this.folder = parts.folders.node(parts.plan.name);
  }

  get plan(): NodePlan {
    return this.parts.plan;
  }

  /** Words before a command that is to run on the node, where `ctr` finds the pods; nothing while it is off. */
  get exec(): readonly string[] | undefined {
    if (this.power === undefined) return undefined;
    const client = [`CONTAINERD_ADDRESS=${containerdSocket(this.folder)}`, 'CONTAINERD_NAMESPACE=k8s.io'];
    return [...wordsToEnter(this.power.namespace.pid), 'env', ...client];
  }

  /** Switches it on, with what was on its disk; resolves when containerd answers. Harmless when it is on. */
  async start(): Promise<void> {
    if (this.power !== undefined) return;
    const { cgroup, folders, plan } = this.parts;
    await createCgroup(`${cgroup}/${plan.name}`);
    await this.writeSettings();
    const log = (name: string) => join(folders.logs, `${plan.name}-${name}.log`);
    const namespace = await this.openNamespace(log('init'));
    const words = ['containerd', '--config', join(this.folder, 'containerd.toml')];
    this.power = { namespace, running: [supervise(namespace, { name: 'containerd', words }, log('containerd'))] };
    await waitForContainerd(containerdSocket(this.folder));
  }

  /** Lets it join the cluster; the API server must be ready. */
  join(): void {
    if (this.power === undefined) throw new Error(`expected ${this.plan.name} to be on`);
    const { namespace, running } = this.power;
    const { folders, programs, proxyConfig, plan } = this.parts;
    const identity = [`--hostname-override=${plan.name}`];
    const kubelet = [
      join(programs.kubernetes, 'kubelet'),
      `--config=${join(this.folder, 'kubelet.json')}`,
      `--kubeconfig=${join(this.folder, 'kubeconfig')}`,
      `--node-ip=${plan.address}`,
      `--node-labels=topology.kubernetes.io/region=testbed,topology.kubernetes.io/zone=${plan.zone}`,
    ];
    const proxy = [join(programs.kubernetes, 'kube-proxy'), `--config=${proxyConfig}`];
    const started = [
      { name: 'kubelet', words: [...kubelet, ...identity] },
      { name: 'kube-proxy', words: [...proxy, ...identity] },
    ].map((program) => supervise(namespace, program, join(folders.logs, `${plan.name}-${program.name}.log`)));
    this.power = { namespace, running: [...running, ...started] };
  }

  /** Puts the images of an archive onto it. */
  async importImage(archive: string): Promise<void> {
    await importImage(containerdSocket(this.folder), archive);
  }

  /** Switches it off, as if the power had gone: nothing on it is told. Harmless when it is off. */
  async stop(): Promise<void> {
    if (this.power === undefined) return;
    const { namespace, running } = this.power;
    this.power = undefined;
    for (const program of running) program.release();
    await namespace.stop();
    await Promise.all(running.map(({ ended }) => ended));
  }

  private async writeSettings(): Promise<void> {
    const { certificates, cgroup, plan } = this.parts;
    const own = certificates.nodes.get(plan.name);
    if (own === undefined) throw new Error(`expected a certificate of ${plan.name}`);
    const folder = this.folder;
    for (const name of ['cni', 'registries/_default']) await mkdir(join(folder, name), { recursive: true });
    const { authority } = certificates;
    const resolvConf = join(folder, 'resolv.conf');
    const kubelet = renderKubeletConfig({ folder, cgroup: `${cgroup}/${plan.name}`, own, authority, resolvConf });
    await Promise.all([
      writeFile(join(folder, 'kubelet.json'), kubelet),
      writeFile(join(folder, 'containerd.toml'), renderContainerdConfig(folder)),
      writeFile(join(folder, 'cni/10-testbed.conflist'), renderCniConfig(plan)),
      writeFile(join(folder, 'registries/_default/hosts.toml'), renderRegistryHosts()),
      writeFile(resolvConf, renderResolvConf()),
      writeKubeconfig(join(folder, 'kubeconfig'), { server: API_URL_INSIDE, authority, client: own }),
    ]);
  }

  private async openNamespace(log: string): Promise<Namespace> {
    const { plan, plans, programs, cgroup, plane } = this.parts;
    const routes = plans.map(({ podRange, address }) => `${podRange}=${address}`);
    return await startNamespace({
      script: 'node.sh',
      words: [this.folder, programs.pause, plan.name, plan.address, GATEWAY_ADDRESS, ...routes],
      cgroup: `${cgroup}/${plan.name}`,
      log,
      parent: plane,
      prepare: (pid) => plugIn(plane, plan.name, pid),
    });
  }
}

/** Puts a cable between the control plane's bridge and a new network card of a node. */
async function plugIn(plane: Namespace, name: string, pid: number): Promise<void> {
  const run = (...words: readonly string[]) =>
    execa('nsenter', ['--target', String(plane.pid), '--net', '--', 'ip', 'link', ...words], {
      env: CLEAN_ENVIRONMENT,
    });
  await run('add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(pid));
  await run('set', name, 'master', 'nodes', 'up');
}
