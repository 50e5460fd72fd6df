import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer-reader';
import { type Latencies, summariseLatencies } from './summarise-latencies';

/** A load in which each connection asks again as soon as it is answered. */
export interface LoadPlan {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The whole request as bytes, head and body. */
  readonly request: Buffer;
}

/** What came of it. */
export interface LoadResult extends Latencies {
  readonly requests: number;
  readonly seconds: number;
  /** Answers of another status than 200. */
  readonly failures: number;
}

/** Asks over plain sockets, which takes a fraction of what a server needs for the answer. */
export async function runLoad({ port, connections, seconds, request }: LoadPlan): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  let failures = 0;
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1000;
  const ask = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      let askedMs = performance.now();
      const reader = new AnswerReader(({ status }) => {
        const nowMs = performance.now();
        latenciesMs.push(nowMs - askedMs);
        if (status !== 200) failures++;
        if (nowMs >= endMs) {
          socket.end();
          resolve();
          return;
        }
        askedMs = nowMs;
        socket.write(request);
      });
      socket.setNoDelay(true);
      socket.on('error', reject).on('close', resolve);
      socket.on('data', (piece) => reader.push(typeof piece === 'string' ? Buffer.from(piece) : piece));
      socket.write(request);
    });
  await Promise.all(Array.from({ length: connections }, () => ask(connect(port, '127.0.0.1'))));
  const tookSeconds = (performance.now() - startedMs) / 1000;
  return { requests: latenciesMs.length, seconds: tookSeconds, failures, ...summariseLatencies(latenciesMs) };
}
