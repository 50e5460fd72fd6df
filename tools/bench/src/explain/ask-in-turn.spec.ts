import { createServer, type Server } from 'node:http';
import { toRequest } from '../load/to-request';
import { askInTurn } from './ask-in-turn';

describe('askInTurn', () => {
  let server: Server;
  let asked: string[];
  let inFlight: number;

  beforeEach(async () => {
    asked = [];
    inFlight = 0;
    server = createServer((request, response) => {
      inFlight++;
      asked.push(`${request.url} ${inFlight}`);
      request.resume().on('end', () => {
        inFlight--;
        response.writeHead(request.url === '/wrong' ? 400 : 200, { 'content-length': 2 }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  function portOf(): number {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  it('asks each request once, one at a time, and times it', async () => {
    const latenciesMs = await askInTurn(
      portOf(),
      ['/a', '/b', '/c'].map((path) => toRequest(path, {})),
    );

    expect(asked).toEqual(['/a 1', '/b 1', '/c 1']);
    expect(latenciesMs).toHaveLength(3);
    latenciesMs.forEach((ms) => expect(ms).toBeGreaterThan(0));
  });

  it('ends at an answer that is none', async () => {
    await expect(askInTurn(portOf(), [toRequest('/wrong', {}), toRequest('/a', {})])).rejects.toThrow('got 400');
    expect(asked).toEqual(['/wrong 1']);
  });
});
