import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { RECORD } from '../question';
import { answersWell, holdsNumber } from './answers-well';
import { lockHashOf, programFolderOf } from './installed-peers';
import { type Peer, peers } from './peer';

const root = join(import.meta.dirname, '../../../..');

describe.each(peers)('the peer $name', (peer) => {
  it('has a program, and a lock of its packages', async () => {
    const program = peer.runtime === 'python' ? 'serve.py' : 'serve.mjs';

    expect(existsSync(join(programFolderOf(peer, root), program))).toBe(true);
    expect(await lockHashOf(peer, root)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is asked about the whole record', () => {
    const text = peer.ask(RECORD).body.toString();

    for (const value of Object.values(RECORD)) expect(text).toContain(JSON.stringify(value));
  });
});

describe('holdsNumber', () => {
  it.each([
    ['{"expected":17770.177734375}', true],
    ['{"data":[1,17770.17]}', true],
    ['{"expected":17771}', false],
    ['{"expected":-17770.177734375}', false],
    ['', false],
  ])('%s: %p', (text, expected) => {
    expect(holdsNumber(text, 17770.177734375)).toBe(expected);
  });
});

describe('answersWell', () => {
  const [ours] = peers as readonly [Peer, ...Peer[]];

  async function askOf(peer: Peer, status: number, body: string): Promise<boolean> {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await answersWell((server.address() as AddressInfo).port, peer, root);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('waits while nobody listens, or what listens is not ready', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));

    expect(await answersWell(port, ours, root)).toBe(false);
    expect(await askOf(ours, 503, '')).toBe(false);
  });

  it('takes the bundle’s own number, and refuses another', async () => {
    expect(await askOf(ours, 200, '{"expected":8658.819}')).toBe(true);
    await expect(askOf(ours, 200, '{"expected":1}')).rejects.toThrow('expected the answer to hold 8658.8');
  });

  it('takes any answer of a peer with a model of its own', async () => {
    expect(await askOf({ ...ours, serves: 'its own' }, 200, '{"expected":1}')).toBe(true);
  });
});
