import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { createFaultHandler } from './fault-proxy';
import { FaultRules, parseFaultRule } from './fault-rule';

/** A proxy that runs. */
export interface FaultProxy {
  /** What clients talk to instead of the server. */
  readonly url: string;
  /** Where rules are added (`POST` of one rule as JSON), read (`GET`) and removed (`DELETE`). */
  readonly control: string;
  readonly stop: () => Promise<void>;
}

/** Starts a proxy for one server on a free port of loopback, and its control endpoint on another. */
export async function startFaultProxy(target: URL): Promise<FaultProxy> {
  const rules = new FaultRules();
  const proxy = await listen(createFaultHandler(target, rules));
  const control = await listen((incoming, outgoing) => {
    handleControl(rules, incoming, outgoing).catch((error: unknown) => {
      // ZodError, SyntaxError: not a rule.
      outgoing.writeHead(400).end(`${String(error)}\n`);
    });
  });
  const stop = async () => {
    await Promise.all([proxy.server, control.server].map(close));
  };
  return { url: proxy.url, control: control.url, stop };
}

async function handleControl(rules: FaultRules, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.method === 'POST') rules.add(parseFaultRule(await json(incoming)));
  if (incoming.method === 'DELETE') rules.clear();
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rules.list()));
}

async function listen(handler: RequestListener): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
