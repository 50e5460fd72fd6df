import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FaultProxy, startFaultProxy } from './start-fault-proxy';

let server: Server;
let requests: string[];
let proxy: FaultProxy;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('content-length', 10).end('0123456789');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  proxy = await startFaultProxy(new URL(`http://127.0.0.1:${port}`));
});

afterEach(async () => {
  await proxy.stop();
  server.close();
  server.closeAllConnections();
});

async function addRule(rule: unknown): Promise<number> {
  return (await fetch(proxy.control, { method: 'POST', body: JSON.stringify(rule) })).status;
}

async function readThrough(path: string): Promise<string> {
  return (await fetch(proxy.url + path)).text();
}

describe('startFaultProxy', () => {
  it('passes on what no rule means', async () => {
    await addRule({ fault: { kind: 'down' }, method: 'PUT' });
    await addRule({ fault: { kind: 'down' }, path: '/other file' });

    expect(await readThrough('/file')).toBe('0123456789');
    await expect(readThrough('/other%20file')).rejects.toThrow('fetch failed');
    expect(requests).toEqual(['GET /file']);
  });

  it.each([
    [{ kind: 'truncate', bytes: 4 }, '0123'],
    [{ kind: 'corrupt' }, '0123456788'],
    [{ kind: 'drip', bytesPerSecond: 100 }, '0123456789'],
    [{ kind: 'delay', milliseconds: 1 }, '0123456789'],
  ])('changes a body by %j', async (fault, body) => {
    await addRule({ fault });

    expect(await readThrough('/file')).toBe(body);
  });

  it.each([{ kind: 'cut', bytes: 4 }, { kind: 'down' }, { kind: 'lose-answer' }])('breaks off by %j', async (fault) => {
    await addRule({ fault });

    await expect(readThrough('/file')).rejects.toThrow(/fetch failed|terminated/);
  });

  it('never answers a request that it stalls', async () => {
    await addRule({ fault: { kind: 'stall' } });
    const given = AbortSignal.timeout(100);

    await expect(fetch(proxy.url, { signal: given })).rejects.toThrow('timeout');
    expect(requests).toEqual([]);
  });

  it('answers itself, as often as the rule says', async () => {
    await addRule({ fault: { kind: 'answer', status: 507 }, times: 1 });

    expect((await fetch(proxy.url)).status).toBe(507);
    expect((await fetch(proxy.url)).status).toBe(200);
    expect(await (await fetch(proxy.control)).json()).toEqual([
      { rule: { fault: { kind: 'answer', status: 507 }, times: 1 }, hits: 1 },
    ]);
  });

  it('forgets its rules when it is told to', async () => {
    await addRule({ fault: { kind: 'down' } });
    await fetch(proxy.control, { method: 'DELETE' });

    expect(await readThrough('/file')).toBe('0123456789');
  });

  it.each([{}, { fault: { kind: 'melt' } }, { fault: { kind: 'down' }, times: 0 }, []])(
    'refuses the rule %j',
    async (rule) => {
      expect(await addRule(rule)).toBe(400);
    },
  );
});
