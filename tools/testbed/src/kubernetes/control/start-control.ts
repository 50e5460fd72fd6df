import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { Problem } from '@medcast/problem';
import { z } from 'zod';
import { describeNode } from '../describe-cluster';
import type { ClusterNode } from '../node/cluster-node';
import type { Cluster } from '../start-cluster';
import { serviceHost, servicePortSchema } from './exposed-service';

const powerSchema = z.strictObject({ power: z.enum(['on', 'off']) });
const imageSchema = z.strictObject({ file: z.string().startsWith('/') });

/** What a cluster can be told while it runs. */
export interface Control {
  /** Its address on loopback. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves the control endpoint of a cluster on a free port of loopback.
 *
 * @param describe what `GET /` answers
 */
export async function startControl(cluster: Cluster, describe: () => unknown): Promise<Control> {
  const server = createServer((incoming, outgoing) => {
    const answer = (status: number, body: unknown) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
    };
    act(cluster, describe, incoming).then(
      (body) => {
        answer(200, body);
      },
      (error: unknown) => {
        // Problem, ZodError, SyntaxError: not what can be done.
        answer(error instanceof Problem ? error.status : 400, { error: String(error) });
      },
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${address.port}`, stop };
}

async function act(cluster: Cluster, describe: () => unknown, incoming: IncomingMessage): Promise<unknown> {
  const [, collection = '', name] = (incoming.url ?? '/').split('/');
  switch (`${incoming.method ?? ''} ${collection}`) {
    case 'GET ':
      return describe();
    case 'PUT nodes':
      return await switchNode(findNode(cluster, name), powerSchema.parse(await json(incoming)).power);
    case 'POST images':
      return await addImage(cluster, imageSchema.parse(await json(incoming)).file);
    case 'POST exposed': {
      const target = servicePortSchema.parse(await json(incoming));
      return { url: await exposeService(cluster, target) };
    }
    default:
      throw new Problem('USAGE', `expected a request that --help names, got ${incoming.method} ${incoming.url}`);
  }
}

/** Opens a port of loopback that leads to a service. */
export async function exposeService({ plane }: Cluster, target: z.infer<typeof servicePortSchema>): Promise<string> {
  const port = await plane.relay.open({ host: serviceHost(target), port: target.port });
  return `http://127.0.0.1:${port}`;
}

function findNode({ nodes }: Cluster, name: string | undefined): ClusterNode {
  const node = nodes.find(({ plan }) => plan.name === name);
  if (node !== undefined) return node;
  const names = nodes.map(({ plan }) => plan.name).join(', ');
  throw new Problem('USAGE', `expected one of ${names}, got "${name ?? ''}"; see GET /`);
}

async function switchNode(node: ClusterNode, power: 'on' | 'off'): Promise<unknown> {
  if (power === 'off') await node.stop();
  else if (node.exec === undefined) {
    await node.start();
    node.join();
  }
  return describeNode(node);
}

async function addImage({ nodes }: Cluster, file: string): Promise<unknown> {
  const running = nodes.filter(({ exec }) => exec !== undefined);
  await Promise.all(running.map((node) => node.importImage(file)));
  return { nodes: running.map(({ plan }) => plan.name) };
}
