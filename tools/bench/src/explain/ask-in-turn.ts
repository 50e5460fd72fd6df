import { connect } from 'node:net';
import { AnswerReader } from '../load/answer-reader';

/**
 * Asks one request after another over one connection.
 *
 * @returns how long each took, in milliseconds
 */
export function askInTurn(port: number, requests: readonly Buffer[]): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const latenciesMs: number[] = [];
    let askedMs = 0;
    const socket = connect(port, '127.0.0.1');
    const askNext = (): void => {
      const request = requests[latenciesMs.length];
      if (request === undefined) {
        socket.end();
        resolve(latenciesMs);
        return;
      }
      askedMs = performance.now();
      socket.write(request);
    };
    const reader = new AnswerReader(({ status }) => {
      latenciesMs.push(performance.now() - askedMs);
      if (status === 200) askNext();
      else socket.destroy(new Error(`expected answers of status 200, got ${status}`));
    });
    socket.setNoDelay(true);
    socket.on('error', reject).on('connect', askNext);
    socket.on('data', (piece) => reader.push(typeof piece === 'string' ? Buffer.from(piece) : piece));
  });
}
