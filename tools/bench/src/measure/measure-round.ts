import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LoadResult } from '../load/run-load';
import type { ServerUnderTest } from './server-under-test';

/** One server under one load. */
export interface Measurement extends LoadResult {
  readonly server: string;
  readonly connections: number;
  readonly requestsPerSecond: number;
  /** Of the server's process, all threads, user and kernel. */
  readonly cpuUsPerRequest: number;
  readonly residentMi: number;
}

/** How a server is loaded. */
export interface LoadShape {
  readonly connections: number;
  readonly seconds: number;
  /** The core of the load generator. */
  readonly core: number;
}

const run = promisify(execFile);

/** Loads a server once, and looks at what its process takes for it. */
export async function measureRound(
  server: ServerUnderTest,
  { connections, seconds, core }: LoadShape,
): Promise<Measurement> {
  const generator = join(import.meta.dirname, 'load-generator.js');
  const words = [generator, server.port, connections, seconds].map(String);
  const before = await server.usage();
  const { stdout } = await run('taskset', ['-c', String(core), process.execPath, ...words]);
  const after = await server.usage();
  const result = JSON.parse(stdout) as LoadResult;
  return {
    server: server.name,
    connections,
    ...result,
    requestsPerSecond: result.requests / result.seconds,
    cpuUsPerRequest: (after.cpuUs - before.cpuUs) / result.requests,
    residentMi: after.residentMi,
  };
}
