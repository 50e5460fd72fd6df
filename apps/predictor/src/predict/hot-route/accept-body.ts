import type { IncomingMessage } from 'node:http';
import type { RecordParser } from '@medcast/record-schema';
import { parseFlatObject } from '../../json-body/parse-flat-object';
import type { AcceptedRecord } from '../parse-record';

/** A body that is wanted. */
export interface ExpectedBody {
  readonly request: IncomingMessage;
  /** Its length. */
  readonly bytes: number;
  readonly parser: RecordParser;
}

/** A body, and the record that it holds. */
export interface AcceptedBody {
  readonly accepted: AcceptedRecord;
  readonly bytes: Uint8Array;
}

/**
 * Reads a body that is there as a whole and holds one good record. `undefined` for any other, which is then as if nobody
 * had read it; so is one that is put back at once, before the stream says that it has ended.
 */
export function acceptBody({ request, bytes, parser }: ExpectedBody): AcceptedBody | undefined {
  const body: unknown = request.read();
  if (!(body instanceof Uint8Array)) return undefined;
  const accepted = body.length === bytes ? parseRecord(parser, body) : undefined;
  if (accepted !== undefined) return { accepted, bytes: body };
  request.unshift(body);
  return undefined;
}

function parseRecord(parser: RecordParser, body: Uint8Array): AcceptedRecord | undefined {
  const document = parseFlatObject(body);
  if (document === undefined) return undefined;
  const parse = parser.parseJson(document.value);
  return parse.ok ? parse : undefined;
}
