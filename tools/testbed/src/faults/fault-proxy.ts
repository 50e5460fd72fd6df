import { type IncomingMessage, type OutgoingHttpHeaders, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultRules } from './fault-rule';

/** Pieces in which a dripping body is sent, each second. */
const DRIPS_PER_SECOND = 10;

/** Passes requests on to a server as they are, and does to them what the rules say. */
export function createFaultHandler(target: URL, rules: FaultRules) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const fault = rules.take(incoming.method ?? 'GET', incoming.url ?? '/');
    passOn({ target, incoming, outgoing, fault }).catch(() => {
      // The server or the client is gone: what is left of the exchange goes too.
      outgoing.destroy();
    });
  };
}

interface Exchange {
  readonly target: URL;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly fault: Fault | undefined;
}

async function passOn(exchange: Exchange): Promise<void> {
  const { incoming, outgoing, fault } = exchange;
  switch (fault?.kind) {
    case 'stall':
      return;
    case 'down':
      incoming.socket.destroy();
      return;
    case 'answer':
      incoming.resume();
      outgoing.writeHead(fault.status, { 'content-type': 'text/plain' }).end('the testbed refuses\n');
      return;
    case 'delay':
      await sleep(fault.milliseconds);
      break;
    default:
  }
  const answer = await askTarget(exchange);
  await giveBack(exchange, answer);
}

function askTarget({ target, incoming }: Exchange): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // The host stays the client's: a signature covers it.
    const asked = request({
      hostname: target.hostname,
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
      agent: false,
    });
    asked.once('response', resolve).once('error', reject);
    incoming.pipe(asked);
  });
}

async function giveBack({ outgoing, fault }: Exchange, answer: IncomingMessage): Promise<void> {
  const body = await buffer(answer);
  const status = answer.statusCode ?? 502;
  const headers: OutgoingHttpHeaders = { ...answer.headers };
  switch (fault?.kind) {
    case 'lose-answer':
      outgoing.destroy();
      return;
    case 'cut':
      await writeSome(outgoing.writeHead(status, headers), body.subarray(0, fault.bytes));
      outgoing.destroy();
      return;
    case 'truncate':
      delete headers['transfer-encoding'];
      headers['content-length'] = Math.min(fault.bytes, body.length);
      outgoing.writeHead(status, headers).end(body.subarray(0, fault.bytes));
      return;
    case 'corrupt':
      outgoing.writeHead(status, headers).end(body.map((byte, i) => (i === body.length - 1 ? byte ^ 1 : byte)));
      return;
    case 'drip':
      await drip(outgoing.writeHead(status, headers), body, Math.ceil(fault.bytesPerSecond / DRIPS_PER_SECOND));
      return;
    default:
      outgoing.writeHead(status, headers).end(body);
  }
}

async function drip(outgoing: ServerResponse, body: Buffer, pieceBytes: number): Promise<void> {
  for (let at = 0; at < body.length && !outgoing.destroyed; at += pieceBytes) {
    await writeSome(outgoing, body.subarray(at, at + pieceBytes));
    await sleep(1000 / DRIPS_PER_SECOND);
  }
  outgoing.end();
}

function writeSome(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
