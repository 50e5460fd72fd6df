import { Command, InvalidArgumentError } from 'commander';
import { waitForEnd } from '../process/wait-for-end';
import { startFaultProxy } from './start-fault-proxy';

/** `testbed faults`: a proxy in front of one server that is slow, cut or broken as it is told. */
export function createFaultsCommand(): Command {
  return new Command('faults')
    .description('start a proxy with faults on loopback, print one JSON line, run until standard input closes')
    .requiredOption('--target <url>', 'the server to pass requests on to: http://127.0.0.1:4443', parseTarget)
    .action(async ({ target }: { readonly target: URL }) => {
      const ended = waitForEnd();
      const { url, control, stop } = await startFaultProxy(target);
      process.stdout.write(`${JSON.stringify({ url, control })}\n`);
      await ended;
      await stop();
    });
}

function parseTarget(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' && url.pathname === '/') return url;
  throw new InvalidArgumentError(`expected a URL such as http://127.0.0.1:4443, got ${text}`);
}
