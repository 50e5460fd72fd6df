import { dirname } from 'node:path';
import { Problem } from '@medcast/problem';
import { Command } from 'commander';
import { installGoProgram } from '../cache/install-go-program';
import { findFreePort } from '../process/find-free-port';
import { startServer } from '../process/start-server';
import { waitForEnd } from '../process/wait-for-end';

const CRANE = { name: 'crane', version: '0.22.1', path: 'github.com/google/go-containerregistry/cmd/crane' } as const;

/** `testbed registry`: a container registry on loopback that keeps all in memory, for as long as standard input is open. */
export function createRegistryCommand(): Command {
  return new Command('registry')
    .description('start a container registry on loopback, print one JSON line, run until standard input closes')
    .action(runRegistry);
}

async function runRegistry(): Promise<void> {
  const ended = waitForEnd();
  const crane = await installGoProgram(CRANE);
  const address = `127.0.0.1:${await findFreePort()}`;
  const words = ['registry', 'serve', '--address', address];
  const server = await startServer({ name: 'crane registry', file: crane, words, url: `http://${address}/v2/` });
  try {
    process.stdout.write(`${JSON.stringify({ registry: address, tools: dirname(crane) })}\n`);
    await Promise.race([ended, server.crashed.then(refuse)]);
  } finally {
    await server.stop();
  }
}

function refuse(reason: string): never {
  throw new Problem('TESTBED_UNAVAILABLE', `expected the registry to run, got: ${reason}; start it again`);
}
