import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { z } from 'zod';
import { type ClusterTools, testbed, workspaceRoot } from './cluster-tools';

const clusterShape = z.looseObject({ kubeconfig: z.string() });

/** Definitions of GKE's and KServe's own kinds, where they may be used; nothing of them is copied. */
const SHARED = join(workspaceRoot, '../shared/crds');

/** How kubectl ended. */
export interface KubectlRun {
  readonly exitCode?: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real API server that has the definitions of others' kinds. */
export interface ApiServer {
  /** Runs kubectl; whatever it says is an answer. */
  kubectl(words: readonly string[], input?: string): Promise<KubectlRun>;
  /** Which kinds it serves, as `group/version Kind`. */
  readonly kinds: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Starts the control plane of tools/testbed, without nodes. */
export async function startApiServer(tools: ClusterTools): Promise<ApiServer> {
  const child = spawn(process.execPath, [testbed, 'cluster', '--nodes', '0'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  for await (const line of createInterface(child.stdout)) {
    const { kubeconfig } = clusterShape.parse(JSON.parse(line));
    const kubectl = async (words: readonly string[], input = '') =>
      execa(tools.kubectl, ['--kubeconfig', kubeconfig, ...words], { input, reject: false });
    await define(kubectl, tools);
    return {
      kubectl,
      kinds: await findKinds(kubectl),
      stop() {
        child.stdin.end();
        return ended;
      },
    };
  }
  throw new Error('expected the API server to start, got its end');
}

async function define(kubectl: ApiServer['kubectl'], tools: ClusterTools): Promise<void> {
  const folders = [tools['gateway-crds'], tools['prometheus-crds'], tools['external-secrets-crds']];
  if (existsSync(SHARED)) folders.push(join(SHARED, 'gke'), join(SHARED, 'kserve'));
  else process.stderr.write('!!! manifests: no server has seen kinds of GKE and KServe: nothing in ../shared/crds\n');
  const files = folders.flatMap((folder) => ['-f', folder]);
  const { exitCode, stderr } = await kubectl(['apply', '--server-side', ...files]);
  if (exitCode !== 0) throw new Error(`expected the server to take the definitions, got: ${stderr}`);
  const wait = ['wait', '--for=condition=Established', '--all', 'customresourcedefinitions', '--timeout=60s'];
  const established = await kubectl(wait);
  if (established.exitCode !== 0) throw new Error(`expected the definitions to be served, got: ${established.stderr}`);
}

async function findKinds(kubectl: ApiServer['kubectl']): Promise<ReadonlySet<string>> {
  const { stdout } = await kubectl(['api-resources', '--no-headers']);
  // Short names may be missing; the last columns are version, whether it is in a namespace, and kind.
  return new Set(stdout.split('\n').map((line) => line.trim().split(/ +/).slice(-3).toSpliced(1, 1).join(' ')));
}
