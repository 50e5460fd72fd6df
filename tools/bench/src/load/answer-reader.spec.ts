import { AnswerReader, type SeenAnswer } from './answer-reader';

const FIRST = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nContent-Length: 5\r\n\r\nhello';
const SECOND = 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nretry-after: 1\r\n\r\n';

/** The answers in these pieces of one connection. */
function readAll(pieces: readonly string[]): readonly SeenAnswer[] {
  const answers: SeenAnswer[] = [];
  const reader = new AnswerReader((answer) => answers.push(answer));
  for (const piece of pieces) reader.push(Buffer.from(piece));
  return answers;
}

describe('AnswerReader', () => {
  const both = [
    { status: 200, bytes: FIRST.length },
    { status: 503, bytes: SECOND.length },
  ];

  it('reads answers that come together', () => {
    expect(readAll([FIRST + SECOND])).toEqual(both);
  });

  it('reads answers that come byte by byte', () => {
    expect(readAll((FIRST + SECOND).match(/[^]/g) ?? [])).toEqual(both);
  });

  it('waits for the rest of an answer', () => {
    expect(readAll([FIRST.slice(0, -1)])).toEqual([]);
  });

  it('does not take an answer that hides its length', () => {
    expect(() => readAll(['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'])).toThrow('content-length');
  });
});
