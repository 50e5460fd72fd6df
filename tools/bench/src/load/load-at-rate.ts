import { execa } from 'execa';
import type { Question } from '../question';
import type { LoadResult, LoadTarget } from './load-result';
import { parseOhaOutput } from './parse-oha-output';

/** A load that comes at its own rate, whatever the server does. */
export interface OpenLoop {
  readonly requestsPerSecond: number;
  readonly connections: number;
  readonly seconds: number;
}

/**
 * Loads a server by oha at a fixed rate. Latencies count from when a request was due, not from when a connection was
 * free for it: an answer that is late makes those behind it late (coordinated omission corrected).
 *
 * @param oha path of the program
 */
export async function loadAtRate(
  oha: string,
  { question, loop }: { readonly question: Question; readonly loop: OpenLoop },
  { port, core, bodyFile }: LoadTarget,
): Promise<LoadResult> {
  const headers = Object.entries(question.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const words = [
    ...['--no-tui', '--output-format', 'json', '--latency-correction', '--disable-compression'],
    ...['-q', String(Math.round(loop.requestsPerSecond)), '-c', String(loop.connections), '-z', `${loop.seconds}s`],
    ...['-m', 'POST', '-D', bodyFile, ...headers],
  ];
  const address = `http://127.0.0.1:${port}${question.path}`;
  const { stdout } = await execa('taskset', ['-c', String(core), oha, ...words, address]);
  return parseOhaOutput(stdout);
}
