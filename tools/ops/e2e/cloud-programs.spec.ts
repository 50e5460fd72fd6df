import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { gkeCreateSteps, gkeDeleteSteps, gkeList } from '../src/clusters/platform/gke-steps';
import { eksBindSteps, gkeBindSteps } from '../src/clusters/platform/identity-steps';
import { eksCreateSteps } from '../src/clusters/platform/eks-steps';
import { kopsCreateSteps } from '../src/clusters/platform/kops-steps';
import { fillIn, type ProgramCall, renderCall } from '../src/clusters/program/program-call';
import type { Step } from '../src/clusters/steps/step';
import { vmCreateSteps, vmDeleteSteps } from '../src/vm/vm-steps';

// The real programs of the clouds read our commands, flags files included, and stop where they have nobody to be: they are
// given an empty configuration and no credentials, so that nothing of a person's is looked at and nothing is sent.
const root = join(import.meta.dirname, '../../..');
const project = 'medcast-no-such-project';
const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const gke = { on: 'gke', name: 'shop', project, region: 'europe-west1', zone: 'europe-west1-b' } as const;
const eks = { on: 'eks', name: 'shop', size: 'prod', region: 'eu-west-1', zones } as const;
const kops = {
  ...eks,
  on: 'kops',
  name: 'shop.example.com',
  stateBucket: 'shop-state',
  bucket: 'shop-models',
} as const;
const binding = { namespace: 'medcast-prod', bucket: 'shop-models' };
const vm = {
  ...{ name: 'medcast-trainer', project, zone: 'europe-west1-b', machineType: 'e2-standard-8', task: 'insurance' },
  ...{ image: `europe-west1-docker.pkg.dev/${project}/medcast/medcast-training:v1`, models: 'gs://shop-models/models' },
  ...{ data: 'https://tables.example.com/a,b.csv?c=d', channel: 'candidate', seed: 7, maxHours: 6 },
};

const googleSteps = [
  ...gkeCreateSteps({ ...gke, size: 'dev' }),
  ...gkeCreateSteps({ ...gke, size: 'prod' }),
  ...gkeDeleteSteps({ ...gke, size: 'prod' }),
  ...gkeBindSteps({ ...gke, size: 'prod' }, binding),
  ...vmCreateSteps(vm),
  ...vmDeleteSteps(vm),
];
const amazonSteps = [
  ...eksCreateSteps(eks, 'x.yaml'),
  ...kopsCreateSteps(kops, 'x.yaml'),
  ...eksBindSteps(eks, binding, 'x.yaml'),
];

/** How each program says that it has understood the command and has nobody to be. */
const understood = {
  gcloud: /You do not currently have an active account selected|NoActiveAccountException/,
  aws: /Unable to locate credentials|no credentials/i,
};

/** Every call of a different shape of a program that changes something, and others. */
function callsOf(program: string, steps: readonly Step[], ...others: readonly ProgramCall[]): readonly ProgramCall[] {
  const ours = [...steps.map(({ call }) => call), ...others].filter((call) => call.program === program);
  return [...new Map(ours.map((call) => [shapeOf(call), fillIn(call, { PROJECT_NUMBER: '123456789' })])).values()];
}

/** Calls of one shape are understood or not alike: the same words and flags, whatever their values, but for files. */
function shapeOf({ args }: ProgramCall): string {
  return args.map((arg) => (arg.startsWith('--flags-file') ? arg : arg.replace(/^(--[^=]+)=.*/s, '$1'))).join(' ');
}

/** What a program says to a call, without a person's configuration. */
async function answerTo({ program, args }: ProgramCall, home: string): Promise<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    CLOUDSDK_CONFIG: home,
    CLOUDSDK_CORE_CHECK_GCE_METADATA: 'false',
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const { all } = await execa(program, args, {
    cwd: root,
    env,
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    all: true,
  });
  return all;
}

/** Calls that a program has not understood, with what it says; empty where the program is not installed. */
async function misunderstood(
  program: keyof typeof understood,
  calls: readonly ProgramCall[],
): Promise<readonly string[]> {
  const { failed } = await execa(program, ['--version'], { reject: false });
  if (failed) return [];
  const home = await mkdtemp(join(tmpdir(), 'medcast-no-account-'));
  const left = [...calls];
  const found: string[] = [];
  const work = async () => {
    for (let call = left.pop(); call !== undefined; call = left.pop()) {
      const answer = await answerTo(call, home);
      if (!understood[program].test(answer)) found.push(`${renderCall(call)}\n${answer.slice(0, 500)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  } finally {
    await rm(home, { recursive: true });
  }
  return found;
}

describe('the programs of the clouds, where they are installed', () => {
  it('gcloud understands every command, flags files included', async () => {
    const calls = callsOf('gcloud', googleSteps, gkeList(project));

    expect(calls.length).toBeGreaterThan(20);
    expect(await misunderstood('gcloud', calls)).toEqual([]);
  }, 600_000);

  it('aws understands every command', async () => {
    const calls = callsOf('aws', amazonSteps);

    expect(calls.length).toBeGreaterThan(5);
    expect(await misunderstood('aws', calls)).toEqual([]);
  }, 600_000);
});
