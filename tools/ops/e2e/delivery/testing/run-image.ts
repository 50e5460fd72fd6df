import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';

/** cluster.md: what podman needs on a machine with a hybrid of both versions of control groups. */
const HERE = ['--runtime=runc', '--cgroup-manager=cgroupfs', '--ulimit=nofile=4096:4096', '--ulimit=nproc=2048:2048'];

/** What the pods of `k8s/` are given: another user than that of the image may have, and nothing to write to but /tmp. */
const RESTRICTED = [
  '--read-only',
  '--read-only-tmpfs=false',
  '--cap-drop=all',
  '--security-opt=no-new-privileges',
  '--user=65532:65532',
];

const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;

/** A container that runs. */
export interface RunningImage {
  /** User, groups and capabilities of its first process, as the kernel has them: `Uid`, `CapEff`, … */
  readonly status: () => Promise<ReadonlyMap<string, string>>;
  readonly log: () => Promise<string>;
  /** Sends SIGTERM as the kubelet does, and kills after the grace. @returns exit code */
  readonly stop: (graceSeconds: number) => Promise<number>;
  readonly remove: () => Promise<void>;
}

/** How a container is run. */
export interface ImageRun {
  readonly image: string;
  /** Options of `podman run`. */
  readonly options: readonly string[];
  readonly words?: readonly string[];
}

function podman(...words: readonly string[]) {
  return execa('podman', [...HERE.slice(0, 2), ...words]);
}

/** Starts a container on the network of this machine. */
export async function startImage({ image, options, words = [] }: ImageRun): Promise<RunningImage> {
  const run = ['run', '--detach', '--network=host', ...HERE.slice(2), ...RESTRICTED, ...options];
  const { stdout: id } = await podman(...run, `localhost/${image}`, ...words);
  const inspect = async (format: string) => (await podman('inspect', '--format', format, id)).stdout.trim();
  return {
    status: async () => parseStatus(await readProcess(await inspect('{{.State.Pid}}'))),
    log: async () => {
      const { stdout, stderr } = await podman('logs', id);
      return `${stdout}\n${stderr}`;
    },
    stop: async (graceSeconds) => {
      await podman('stop', '--time', String(graceSeconds), id);
      return Number(await inspect('{{.State.ExitCode}}'));
    },
    remove: async () => {
      await podman('rm', '--force', id);
    },
  };
}

/** Runs a container to its end. */
export async function runImage({
  image,
  options,
  words = [],
}: ImageRun): Promise<{ exitCode: number; output: string }> {
  const run = ['run', '--rm', '--network=none', ...HERE.slice(2), ...RESTRICTED, ...options, `localhost/${image}`];
  const { exitCode, all } = await execa('podman', [...HERE.slice(0, 2), ...run, ...words], {
    reject: false,
    all: true,
  });
  return { exitCode: exitCode ?? -1, output: all };
}

/** Asks until the answer is as it should be. @throws Error with the last answer where it never is */
export async function untilAnswers(url: string, status: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let last = 'no connection';
  while (Date.now() < deadline) {
    try {
      const answer = await fetch(url);
      last = `${answer.status} ${await answer.text()}`;
      if (answer.status === status) return;
    } catch {
      // TypeError: it does not listen yet.
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`expected ${status} at ${url}, got ${last}`);
}

async function readProcess(pid: string): Promise<string> {
  return (await execa('cat', [`/proc/${pid}/status`])).stdout;
}

function parseStatus(text: string): ReadonlyMap<string, string> {
  return new Map(text.split('\n').map((line) => line.split(':\t', 2) as [string, string]));
}
