import { Problem } from '@medcast/problem';
import type { RecordParser } from '@medcast/record-schema';
import { answerBulk } from '../bulk/answer-bulk';
import type { BulkFormat } from '../bulk/bulk-format';
import type { BulkModel } from '../bulk/bulk-model';
import type { ParsedRecord } from '../bulk/input/row-source';

/** How a body is asked about. */
export interface AskOptions {
  readonly model: BulkModel;
  readonly input: BulkFormat;
  /** The one of the body by default. */
  readonly output?: BulkFormat;
  /** Bytes that come at once; 4,096 by default. */
  readonly pieceBytes?: number;
  readonly mostRows?: number;
  readonly encoding?: BufferEncoding;
}

/** The whole answer to a body, as a text. */
export async function answerTexts(body: string | Uint8Array, options: AskOptions): Promise<string> {
  const { model, input, output = input, pieceBytes = 4096, mostRows = Infinity, encoding = 'utf8' } = options;
  const bytes = Buffer.from(body);
  let at = 0;
  const source = {
    isNear: true,
    next(): Promise<Uint8Array | undefined> {
      const piece = bytes.subarray(at, at + pieceBytes);
      at += pieceBytes;
      return Promise.resolve(piece.length === 0 ? undefined : piece);
    },
  };
  const parts: Buffer[] = [];
  for await (const part of answerBulk({ model, body: source, input, output, parse, mostRows })) {
    parts.push(Buffer.from(part.bytes));
  }
  return Buffer.concat(parts).toString(encoding);
}

function parse(parser: RecordParser, bytes: Uint8Array): ParsedRecord {
  const parsed = parser.parseJson(parseText(Buffer.from(bytes).toString()));
  if (parsed.ok) return parsed;
  const { errors } = parsed;
  throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // SyntaxError, as nothing else is thrown there.
    throw new Problem('JSON_MALFORMED', 'expected JSON, got something else', { cause });
  }
}
