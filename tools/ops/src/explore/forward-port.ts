import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { PortForward } from '@kubernetes/client-node';
import { Problem } from '@medcast/problem';
import type { Cluster } from '../cluster-access/cluster-options';
import { reasonOf } from '../table/reason-of';
import { closeSocket, onClose } from './web-socket';

const LOOPBACK = '127.0.0.1';

/** Which port of which pod, and where it is to be found here. */
export interface PortChoice {
  readonly pod: string;
  readonly port: number;
  /** 0 takes any free one. */
  readonly localPort: number;
}

/** A port of a pod, on loopback. */
export interface ForwardedPort {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Brings a port of a pod to loopback, through the API server.
 *
 * @throws Problem PORT_UNAVAILABLE
 */
export async function forwardPort(cluster: Cluster, choice: PortChoice): Promise<ForwardedPort> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    void connectThrough(cluster, choice, socket);
  });
  await listen(server, choice.localPort);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function connectThrough(cluster: Cluster, { pod, port }: PortChoice, socket: Socket): Promise<void> {
  // What arrives before the way is open waits in the socket.
  socket.pause().on('error', () => socket.destroy());
  try {
    const forward = new PortForward(cluster.config);
    const tunnel: unknown = await forward.portForward(cluster.namespace, pod, [port], socket, null, socket);
    onClose(tunnel, () => socket.end());
    socket.once('close', () => closeSocket(tunnel));
    socket.resume();
  } catch (error) {
    process.stderr.write(`medcast: a connection to ${pod}:${port} failed: ${reasonOf(error)}\n`);
    socket.destroy();
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const detail = `expected ${LOOPBACK}:${port} to be free, got ${reasonOf(error)}; give another local port`;
      reject(new Problem('PORT_UNAVAILABLE', detail, { cause: error }));
    });
    server.listen(port, LOOPBACK, resolve);
  });
}
