import { connect, type Server, type Socket } from 'node:net';
import { Resolver } from 'node:dns/promises';
import { PLANE_ADDRESS } from '../network-plan';
import type { RelayMessage } from './relay-message';

const KNOWN_FOR_MS = 1_000;

/**
 * The program that carries connections from the machine's loopback into the cluster: it runs in the cluster's network
 * and is given listeners that were opened outside, since a socket stays in the network that it was made in.
 */
process.on('message', (message: RelayMessage, listener: Server) => {
  const findAddress = createAddressFinder(message.host);
  listener.on('connection', (outside: Socket) => {
    // A client that goes away while the name is looked up is no error.
    outside.on('error', () => outside.destroy());
    findAddress().then(
      (host) => {
        join(outside, connect({ host, port: message.port, noDelay: true }));
      },
      () => outside.destroy(),
    );
  });
});
process.once('disconnect', () => process.exit(0));

function join(outside: Socket, inside: Socket): void {
  outside.setNoDelay(true);
  for (const [socket, other] of [
    [outside, inside],
    [inside, outside],
  ] as const) {
    socket.pipe(other);
    socket.on('error', () => other.destroy());
    socket.on('close', () => other.destroy());
  }
}

/** A service may be made, or made anew, after its listener; DNS of the cluster knows its address. */
function createAddressFinder(host: string): () => Promise<string> {
  if (/^[\d.]+$/.test(host)) return () => Promise.resolve(host);
  const resolver = new Resolver({ timeout: 1_000, tries: 2 });
  resolver.setServers([PLANE_ADDRESS]);
  let known: { readonly address: string; readonly untilMs: number } | undefined;
  return async () => {
    if (known !== undefined && known.untilMs > Date.now()) return known.address;
    const [address] = await resolver.resolve4(host);
    if (address === undefined) throw new Error(`expected ${host} to have an address`);
    known = { address, untilMs: Date.now() + KNOWN_FOR_MS };
    return address;
  };
}
