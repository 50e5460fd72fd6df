import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type CliRun, runMedcast } from '../../testing/run-medcast';
import { startCluster } from '../../testing/start-cluster';
import { makeImages } from './make-images';
import { toTranscript } from './to-transcript';

const workspaceRoot = join(import.meta.dirname, '../../../../..');

/** A cluster, and the CLI that works on it. */
export interface Bench {
  readonly folder: string;
  /** Address of the predictor's Service, from here. */
  readonly apiUrl: string;
  /** What leads the CLI to the cluster. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs `medcast WORDS` in the environment minikube. */
  medcast(...words: readonly string[]): Promise<CliRun>;
  /** The same, as a person sees it; names and times that differ from run to run are normalised. */
  transcript(...words: readonly string[]): Promise<string>;
  kubectl(words: readonly string[], input?: string): string;
  /** A folder with the overlay minikube and this added to its kustomization; COMPONENTS is where components are. */
  overlay(name: string, additions: string): string;
  stop(): Promise<void>;
}

/** Starts a cluster with the stand-in images and an empty place for the product. */
export async function startBench(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'medcast-cli-'));
  const cluster = await startCluster([
    '--nodes',
    '1',
    '--image',
    makeImages(folder),
    '--expose',
    'api=medcast/predictor:80',
  ]);
  const env = { KUBECONFIG: cluster.kubeconfig, MEDCAST_ENV: 'minikube' };
  const medcast = (...words: readonly string[]) => runMedcast(folder, words, { env });
  return {
    folder,
    env,
    apiUrl: cluster.exposed['api'] ?? '',
    medcast,
    transcript: async (...words) => toTranscript(words, await medcast(...words), folder),
    kubectl: (words, input) =>
      execFileSync(cluster.kubectl, ['--kubeconfig', cluster.kubeconfig, '--namespace', 'medcast', ...words], {
        encoding: 'utf8',
        ...(input !== undefined && { input }),
      }),
    overlay: (name, additions) => writeOverlay(join(folder, name), additions),
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function writeOverlay(folder: string, additions: string): string {
  mkdirSync(folder);
  const [base = '', components = ''] = ['overlays/minikube', 'components'].map((path) =>
    relative(folder, join(workspaceRoot, 'k8s', path)),
  );
  const head = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: medcast\nresources:\n  - ${base}\n`;
  writeFileSync(join(folder, 'kustomization.yaml'), head + additions.replaceAll('COMPONENTS', components));
  return folder;
}
