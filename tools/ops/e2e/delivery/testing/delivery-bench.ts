import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { type CliRun, runMedcast } from '../../testing/run-medcast';
import { type RunningCluster, startCluster } from '../../testing/start-cluster';
import { readOwnImages } from './own-images';
import { type LoadOutcome, type LoadRequest, loadDuring } from './request-load';

const workspaceRoot = join(import.meta.dirname, '../../../../..');

/** What is to be delivered, and where to. */
export interface DeliveryPlan {
  readonly nodes: number;
  readonly env: 'dev' | 'minikube' | 'prod';
  /** Where the overlay looks for its images, behind the host: `medcast-dev/medcast`; `library` without a registry. */
  readonly registryPath: string;
  /** Images besides the predictor's and the form's. */
  readonly roles?: readonly string[];
}

/** A real cluster, our own images in its registry, and the CLI that delivers them. */
export interface Delivery {
  readonly folder: string;
  readonly cluster: RunningCluster;
  readonly namespace: string;
  /** Digest of each image by its role. */
  readonly digests: Readonly<Record<string, string>>;
  /** Where programs in the cluster's network predict: the address of a Service, which they cannot look up by name. */
  predictUrl(service?: 'predictor' | 'web'): Promise<string>;
  /** Runs `medcast WORDS` in the environment. */
  medcast(...words: readonly string[]): Promise<CliRun>;
  /** kubectl in the namespace; `words` as typed, `input` for `-f -`. */
  kubectl(words: readonly string[], input?: string): Promise<string>;
  /** What kubectl says of an object, parsed. */
  read<T>(...words: readonly string[]): Promise<T>;
  /** A folder with the overlay of the environment and this added to its kustomization; COMPONENTS is where components are. */
  overlay(name: string, additions: string): string;
  /** Asks the predictor through its Service while something is done, and at least for so many seconds. */
  loadDuring(seconds: number, work: () => Promise<unknown>, request?: Partial<LoadRequest>): Promise<LoadOutcome>;
  stop(): Promise<void>;
}

/** Tags under which the predictor is in the registry: the same image, so that a rollout can be from one to the other. */
export const PREDICTOR_TAGS = ['dev', 'next'] as const;

/** Starts a cluster and puts our images where its nodes take them from. */
export async function startDelivery({ nodes, env, registryPath, roles = [] }: DeliveryPlan): Promise<Delivery> {
  const folder = mkdtempSync(join(tmpdir(), 'medcast-delivery-'));
  const cluster = await startCluster(['--nodes', String(nodes)]);
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  };
  const registry = `${cluster.registry?.outside ?? ''}/${registryPath}`;
  const digests = await pushImages(registry, ['predictor', 'web', ...roles]).catch(async (error: unknown) => {
    // A cluster that nobody stops would keep these tests from ending.
    await stop();
    throw error;
  });
  const namespace = env === 'minikube' ? 'medcast' : `medcast-${env}`;
  const predictUrl = async (service = 'predictor') => {
    const address = await kubectl([
      'get',
      'service',
      service,
      '-o',
      'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}',
    ]);
    return `http://${address}/api/v1/predict`;
  };
  const target = { KUBECONFIG: cluster.kubeconfig, MEDCAST_ENV: env };
  const kubectl = async (words: readonly string[], input?: string) => {
    const args = ['--kubeconfig', cluster.kubeconfig, '--namespace', namespace, ...words];
    return (await execa(cluster.kubectl, args, input === undefined ? {} : { input })).stdout;
  };
  return {
    folder,
    cluster,
    namespace,
    digests,
    predictUrl,
    medcast: (...words) => runMedcast(folder, words, { env: target }),
    kubectl,
    read: async <T>(...words: readonly string[]) => JSON.parse(await kubectl([...words, '-o', 'json'])) as T,
    overlay: (name, additions) => writeOverlay({ folder: join(folder, name), env, namespace, additions }),
    loadDuring: async (seconds, work, request = {}) =>
      loadDuring({ exec: cluster.exec, url: await predictUrl(), seconds, ...request }, work),
    stop,
  };
}

async function pushImages(registry: string, roles: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { folder, images } = readOwnImages();
  for (const role of roles) {
    const tags = role === 'predictor' ? PREDICTOR_TAGS : PREDICTOR_TAGS.slice(0, 1);
    for (const tag of tags) {
      const target = `docker://${registry}/medcast-${role}:${tag}`;
      await execa('skopeo', ['copy', '--dest-tls-verify=false', `oci-archive:${join(folder, `${role}.tar`)}`, target]);
    }
  }
  return Object.fromEntries(images.map(({ role, digest }) => [role, digest]));
}

interface OverlayPlan {
  readonly folder: string;
  readonly env: string;
  readonly namespace: string;
  readonly additions: string;
}

function writeOverlay({ folder, env, namespace, additions }: OverlayPlan): string {
  mkdirSync(folder);
  const [base = '', components = ''] = [`overlays/${env}`, 'components'].map((path) =>
    relative(folder, join(workspaceRoot, 'k8s', path)),
  );
  const head = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: ${namespace}\nresources:\n  - ${base}\n`;
  writeFileSync(join(folder, 'kustomization.yaml'), head + additions.replaceAll('COMPONENTS', components));
  return folder;
}
