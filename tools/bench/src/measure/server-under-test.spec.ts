import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServerPlan, ServerUnderTest } from './server-under-test';

/** Each starts processes, and waits for one that does not end when asked. */
const TIMEOUT_MS = 60_000;

const LISTEN = "require('node:http').createServer((_, answer) => answer.end('{}'))";

function planOf(script: string, ready: ServerPlan['ready']): ServerPlan {
  return { name: 'server', command: [process.execPath, '-e', script], variables: {}, ready };
}

const sayReady = (url: string): string => `console.log(JSON.stringify({ msg: 'ready', url: ${url} }))`;

describe('ServerUnderTest', () => {
  it(
    'is ready when it says so, and takes the port that it says',
    async () => {
      const script = `const s = ${LISTEN}.listen(0, '127.0.0.1', () => ${sayReady("'http://127.0.0.1:' + s.address().port")})`;
      const server = await ServerUnderTest.start(planOf(script, 'line'), 0);
      try {
        const answer = await fetch(`http://127.0.0.1:${server.port}/`);

        expect(await answer.text()).toBe('{}');
        expect(server.startMs).toBeGreaterThan(0);
        expect((await server.usage()).residentMi).toBeGreaterThan(20);
      } finally {
        await server.stop();
      }

      await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
      await server.stop();
    },
    TIMEOUT_MS,
  );

  it(
    'is asked until it answers, where it does not say when it is ready',
    async () => {
      const free = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => free.once('listening', resolve));
      const { port } = free.address() as AddressInfo;
      await new Promise((resolve) => free.close(resolve));
      const asked: number[] = [];
      const answers = async (at: number): Promise<boolean> => {
        asked.push(at);
        return asked.length === 3;
      };

      const server = await ServerUnderTest.start(planOf('setInterval(() => 0, 1e6)', { port, answers }), 0);
      await server.stop();

      expect(asked).toEqual([port, port, port]);
    },
    TIMEOUT_MS,
  );

  it(
    'says so of a server that ends before it is ready',
    async () => {
      await expect(ServerUnderTest.start(planOf('process.exit(3)', 'line'), 0)).rejects.toThrow(
        'server: expected a server that gets ready, got its end with 3',
      );
    },
    TIMEOUT_MS,
  );

  it(
    'ends one that does not listen to being asked to',
    async () => {
      const script = `process.on('SIGTERM', () => 0); setInterval(() => 0, 1e6); ${sayReady("'http://127.0.0.1:1'")}`;
      const server = await ServerUnderTest.start(planOf(script, 'line'), 0);

      await server.stop();

      expect(() => process.kill(server.pid, 0)).toThrow('ESRCH');
    },
    TIMEOUT_MS,
  );
});
