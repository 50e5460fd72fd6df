import { Problem } from '@medcast/problem';
import type { ByteSource } from '../bytes/byte-source';

const UTF16_MARKS = ['fffe', 'feff'];

/**
 * The text of a table, piece by piece, without its byte order mark.
 *
 * @throws Problem TABLE_NOT_READABLE for UTF-16 and for anything else that is not UTF-8, saying what to do
 */
export async function* decodeUtf8(bytes: ByteSource): AsyncGenerator<string> {
  await refuseUtf16(bytes);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const piece of bytes.stream()) {
    const text = decode(() => decoder.decode(piece, { stream: true }), { bytes, line });
    line += countLines(text);
    yield text;
  }
  yield decode(() => decoder.decode(), { bytes, line });
}

async function refuseUtf16(bytes: ByteSource): Promise<void> {
  const start = Buffer.from(await bytes.slice(0, 64));
  if (!UTF16_MARKS.includes(start.toString('hex', 0, 2)) && !start.includes(0)) return;
  throw new Problem(
    'TABLE_NOT_READABLE',
    `${bytes.name}: expected CSV in UTF-8, got UTF-16 or a binary file; save it as "CSV UTF-8", ` +
      'or convert it with: iconv -f UTF-16 -t UTF-8 FILE',
  );
}

function decode(read: () => string, { bytes, line }: { bytes: ByteSource; line: number }): string {
  try {
    return read();
  } catch (error) {
    throw new Problem(
      'TABLE_NOT_READABLE',
      `${bytes.name}: expected CSV in UTF-8, got bytes that are not, at line ${line} or after it; save it as "CSV UTF-8", ` +
        'or convert it with: iconv -f ISO-8859-1 -t UTF-8 FILE',
      { cause: error },
    );
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
