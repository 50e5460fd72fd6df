import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { waitUntil } from '../process/wait-until';
import { createCertificates } from './certificates/create-certificates';
import { createClusterFolders, type ClusterFolders, removeOrphanedFolders } from './cluster-folders';
import { writePauseImage } from './images/write-pause-image';
import type { KubernetesPrograms } from './install-kubernetes';
import { clusterCgroup, createCgroup, removeCgroup, removeOrphanedCgroups } from './namespace/cgroups';
import { planNodes } from './network-plan';
import { ClusterNode } from './node/cluster-node';
import { completeAddons, startAddons } from './plane/start-addons';
import { type Plane, startPlane } from './plane/start-plane';

const READY_LIMIT_MS = 240_000;

/** A cluster to start. */
export interface ClusterOptions {
  readonly programs: KubernetesPrograms;
  /** 0 for an API server alone, to which nothing can be scheduled. */
  readonly nodeCount: number;
  /** Absolute paths of archives of images that every node is to have. */
  readonly images: readonly string[];
}

/** A cluster all of whose nodes are ready. */
export interface Cluster {
  readonly plane: Plane;
  readonly nodes: readonly ClusterNode[];
  readonly folders: ClusterFolders;
  /** Absolute path of the folder with kubectl. */
  readonly programs: string;
  readonly secondsToReady: number;
  /** Switches everything off, and removes every trace. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a Kubernetes cluster in namespaces of its own, on a machine that `requireMachine` finds good.
 *
 * @throws Problem TESTBED_UNAVAILABLE
 */
export async function startCluster({ programs, nodeCount, images }: ClusterOptions): Promise<Cluster> {
  const startedAt = performance.now();
  await removeOrphanedCgroups();
  await removeOrphanedFolders();
  const plans = planNodes(nodeCount);
  const cgroup = clusterCgroup(process.pid);
  const folders = await createClusterFolders();
  const cleanUps = [() => rm(folders.root, { recursive: true, force: true }), () => removeCgroup(cgroup)];
  const stop = async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  };
  try {
    await createCgroup(cgroup);
    const certificates = await createCertificates(folders.certificates, plans);
    const plane = await startPlane({ programs, certificates, folders, nodes: plans, cgroup });
    cleanUps.push(plane.stop);
    const parts = { plans, programs, certificates, folders, cgroup, plane: plane.namespace };
    const proxyConfig = await startAddons(plane, plans);
    const nodes = plans.map((plan) => new ClusterNode({ ...parts, plan, proxyConfig }));
    cleanUps.push(async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    });
    if (nodes.length > 0) {
      const imageParts = { pause: programs.pause, folder: join(folders.root, 'images'), images };
      await Promise.all([startNodes(nodes, imageParts), completeAddons(plane)]);
      await waitForNodes(plane, nodes.length);
    }
    const secondsToReady = Math.round((performance.now() - startedAt) / 100) / 10;
    return { plane, nodes, folders, programs: programs.kubernetes, secondsToReady, stop };
  } catch (error) {
    // What was started must not outlive what failed.
    await stop();
    throw error;
  }
}

interface NodeImages {
  readonly pause: string;
  /** For archives that are made now. */
  readonly folder: string;
  readonly images: readonly string[];
}

async function startNodes(nodes: readonly ClusterNode[], { pause, folder, images }: NodeImages): Promise<void> {
  await mkdir(folder);
  const archives = [await writePauseImage(pause, folder), ...images];
  await Promise.all(
    nodes.map(async (node) => {
      await node.start();
      for (const archive of archives) await node.importImage(archive);
      node.join();
    }),
  );
}

async function waitForNodes({ api }: Plane, count: number): Promise<void> {
  let ready: readonly string[] = [];
  const check = async () => {
    const answer = await api.get('/api/v1/nodes');
    ready = answer?.status === 200 ? readyNodes(answer.body) : [];
    return ready.length === count;
  };
  const explain = () => Promise.resolve(`${ready.length} (${ready.join(', ')})`);
  await waitUntil({ what: `${count} nodes to be ready`, limitMs: READY_LIMIT_MS, check, explain });
}

interface NodeList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
  }[];
}

function readyNodes(body: string): readonly string[] {
  const { items } = JSON.parse(body) as NodeList;
  const isReady = ({ status }: NodeList['items'][number]) =>
    status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') === true;
  return items.filter(isReady).map(({ metadata }) => metadata.name);
}
