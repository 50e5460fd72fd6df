import { rm, writeFile } from 'node:fs/promises';
import { execa } from 'execa';
import type { Question } from '../question';
import type { LoadResult, LoadTarget } from './load-result';
import { parseWrkOutput } from './parse-wrk-output';
import { renderWrkScript } from './render-wrk-script';

/** A load in which each connection asks again as soon as it is answered. */
export interface ClosedLoop {
  readonly connections: number;
  readonly seconds: number;
}

/** Loads a server by wrk as much as it takes. */
export async function saturate(
  question: Question,
  { connections, seconds }: ClosedLoop,
  { port, core, bodyFile }: LoadTarget,
): Promise<LoadResult> {
  const script = `${bodyFile}.${port}.lua`;
  await writeFile(script, renderWrkScript(question, bodyFile));
  const words = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--latency'];
  const address = `http://127.0.0.1:${port}${question.path}`;
  const { stdout } = await execa('taskset', ['-c', String(core), 'wrk', ...words, '--script', script, address]);
  await rm(script);
  return parseWrkOutput(stdout);
}
