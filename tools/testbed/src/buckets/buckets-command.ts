import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { waitForEnd } from '../process/wait-for-end';
import type { BucketServer } from './bucket-server';
import { startAzure } from './start-azure';
import { startGcs } from './start-gcs';
import { startS3 } from './start-s3';

const starters = { gs: startGcs, s3: startS3, az: startAzure } as const;

type Kind = keyof typeof starters;

const kinds: readonly Kind[] = ['gs', 's3', 'az'];

/** `testbed buckets`: real bucket servers on loopback, for as long as standard input is open. */
export function createBucketsCommand(): Command {
  return new Command('buckets')
    .description('start bucket servers on loopback, print one JSON line, run until standard input closes')
    .option('--gs', 'fake-gcs-server')
    .option('--s3', 'gofakes3')
    .option('--az', 'azurite')
    .addHelpText('after', '\nWithout any of these, all three are started.')
    .action(async (options: Partial<Record<Kind, true>>) => {
      const chosen = kinds.filter((kind) => options[kind] === true);
      await runBuckets(chosen.length === 0 ? kinds : chosen);
    });
}

async function runBuckets(chosen: readonly Kind[]): Promise<void> {
  const ended = waitForEnd();
  const running = new Map<Kind, BucketServer>();
  try {
    for (const kind of chosen) running.set(kind, await starters[kind]());
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
