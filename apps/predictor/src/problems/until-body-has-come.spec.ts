import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { untilBodyHasCome } from './until-body-has-come';

const LONG_MS = 60_000;
let server: Server;
let client: Socket;

beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
});

afterEach(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A request of which only the head has come. */
async function receiveHead(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  client = connect(port, '127.0.0.1').on('error', () => undefined);
  client.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n');
  return new Promise((resolve) => server.once('request', (request: IncomingMessage) => resolve(request)));
}

describe('untilBodyHasCome', () => {
  it('waits for the body', async () => {
    const request = await receiveHead();
    const ended = untilBodyHasCome(request, { ms: LONG_MS, bytes: 1000 });
    client.write('x'.repeat(100));
    await ended;
    expect(request.complete).toBe(true);
  });

  it.each<[string, number, (socket: Socket) => unknown]>([
    ['the client is gone', LONG_MS, (socket) => socket.destroy()],
    ['enough has come', LONG_MS, (socket) => socket.write('x'.repeat(60))],
    ['the time is over', 1, () => undefined],
  ])('gives up when %s', async (_, ms, act) => {
    const request = await receiveHead();
    const ended = untilBodyHasCome(request, { ms, bytes: 50 });
    act(client);
    await ended;
    expect(request.complete).toBe(false);
    expect(['data', 'end'].map((event) => request.listenerCount(event))).toEqual([0, 0]);
  });
});
