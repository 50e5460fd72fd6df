import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { createLog } from '../logging/create-log';
import { ReportingExporter } from './reporting-exporter';

const MARKER = 'zebra4711';
const statuses: number[] = [];
let collector: Server;
let logged = '';

beforeAll(async () => {
  collector = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(statuses.shift() ?? 500).end(MARKER));
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', () => resolve()));
});

afterAll(async () => {
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

describe('ReportingExporter', () => {
  it('tells when traces begin to be lost and when they arrive again, without what the error says', async () => {
    const { port } = collector.address() as AddressInfo;
    const log = createLog('info', { write: (line: string) => (logged += line) });
    const exporter = new ReportingExporter(new OTLPTraceExporter({ url: `http://127.0.0.1:${port}/${MARKER}` }), log);
    statuses.push(200, 400, 400, 200, 200, 400);
    const isLost: boolean[] = [];
    for (let time = 0; time < 6; time++) {
      await new Promise<void>((resolve) => {
        exporter.export([], ({ error }) => {
          isLost.push(error !== undefined);
          resolve();
        });
      });
    }
    await exporter.shutdown();
    expect(isLost).toEqual([false, true, true, false, false, true]);
    const lines = logged.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['warn', 'info', 'warn']);
    expect(logged).not.toContain(MARKER);
  });
});
