import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { LOOPBACK } from '../process/find-free-port';
import { waitForEnd } from '../process/wait-for-end';
import type { BucketServer } from './bucket-server';
import { startAzure } from './start-azure';
import { startGcs } from './start-gcs';
import { startS3 } from './start-s3';

const starters = { gs: startGcs, s3: startS3, az: startAzure } as const;

interface Options extends Partial<Record<Kind, true>> {
  readonly host: string;
}

type Kind = keyof typeof starters;

const kinds: readonly Kind[] = ['gs', 's3', 'az'];

/** `testbed buckets`: real bucket servers, for as long as standard input is open. */
export function createBucketsCommand(): Command {
  return new Command('buckets')
    .description('start bucket servers, print one JSON line, run until standard input closes')
    .option('--gs', 'fake-gcs-server')
    .option('--s3', 'gofakes3')
    .option('--az', 'azurite')
    .option('--host <address>', 'where they listen; for pods, the address that `testbed cluster` prints', LOOPBACK)
    .addHelpText('after', '\nWithout any of these, all three are started.')
    .action(async (options: Options) => {
      const chosen = kinds.filter((kind) => options[kind] === true);
      await runBuckets(chosen.length === 0 ? kinds : chosen, options.host);
    });
}

async function runBuckets(chosen: readonly Kind[], host: string): Promise<void> {
  const ended = waitForEnd();
  const running = new Map<Kind, BucketServer>();
  try {
    for (const kind of chosen) running.set(kind, await starters[kind](host));
    process.stdout.write(`${JSON.stringify(describe(running))}\n`);
    await Promise.race([ended, ...[...running.values()].map(refuseCrash)]);
  } finally {
    await Promise.all([...running.values()].map(({ server }) => server.stop()));
  }
}

function describe(running: ReadonlyMap<Kind, BucketServer>): unknown {
  return Object.fromEntries([...running].map(([kind, { url, uri, env }]) => [kind, { uri, url, env }]));
}

async function refuseCrash({ server }: BucketServer): Promise<never> {
  const reason = await server.crashed;
  throw new Problem('TESTBED_UNAVAILABLE', `expected ${server.name} to run, got: ${reason}; start it again`);
}
