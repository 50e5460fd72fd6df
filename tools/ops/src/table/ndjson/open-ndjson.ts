import { type FieldError, Problem } from '@medcast/problem';
import type { ByteSource } from '../bytes/byte-source';
import { countBytes } from '../bytes/count-bytes';
import { decodeUtf8 } from '../csv/decode-utf8';
import { toCellReader } from '../format/to-cell-reader';
import { MISSING_SPELLINGS, type TableFormat } from '../format/table-format';
import type { CellRow, OpenTable } from '../open-table';
import { toColumnNames } from '../to-column-names';
import { splitLines, type TextLine } from './split-lines';

const FORMAT: TableFormat = { delimiter: ',', decimal: '.', missing: MISSING_SPELLINGS };
/** Characters at the beginning whose lines say which columns there are. */
const SAMPLE = 256 * 1024;

type JsonRow = Readonly<Record<string, unknown>>;

/**
 * Opens a table of one JSON object on each line. Its columns are all keys of the first 256 KiB; keys that come later are
 * left out, keys that are not there are missing values. Objects and lists within are texts.
 *
 * @throws Problem TABLE_NOT_READABLE, TABLE_COLUMNS_WRONG, TABLE_EMPTY; the first also while rows are read
 */
export async function openNdjson(bytes: ByteSource, given?: TableFormat): Promise<OpenTable> {
  const format = { ...(given ?? FORMAT), decimal: '.' } as const;
  const counted = countBytes(bytes);
  const lines = splitLines(decodeUtf8(counted.bytes));
  const sample = await takeSample(lines);
  const keys = new Set(sample.flatMap(({ text }) => Object.keys(parseLine(text) ?? {})));
  if (keys.size === 0) throw new Problem('TABLE_EMPTY', 'expected lines of JSON objects, got none');
  const columns = toColumnNames([...keys]);
  const rows = toRows(chain(sample, lines), [...keys], format);
  return { kind: 'ndjson', format, columns, rows, progress: counted.progress };
}

async function takeSample(lines: AsyncIterator<TextLine, void>): Promise<readonly TextLine[]> {
  const sample: TextLine[] = [];
  for (let size = 0; size < SAMPLE;) {
    const next = await lines.next();
    if (next.done === true) break;
    sample.push(next.value);
    size += next.value.text.length;
  }
  return sample;
}

async function* chain(first: readonly TextLine[], rest: AsyncIterable<TextLine>): AsyncGenerator<TextLine> {
  yield* first;
  yield* rest;
}

async function* toRows(
  lines: AsyncIterable<TextLine>,
  keys: readonly string[],
  format: TableFormat,
): AsyncGenerator<CellRow> {
  const read = toCellReader(format);
  for await (const { line, text } of lines) {
    const row = parseLine(text);
    if (row === undefined) {
      yield { line, cells: [], raw: [], error: NOT_AN_OBJECT };
      continue;
    }
    const raw = keys.map((key) => row[key]);
    yield { line, cells: raw.map((value) => toText(value, read)), raw };
  }
}

function parseLine(text: string): JsonRow | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRow(value) ? value : undefined;
  } catch {
    // Not JSON: said with the line at which it stands.
    return undefined;
  }
}

function isRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toText(value: unknown, read: (text: string) => string | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return read(typeof value === 'string' ? value : JSON.stringify(value));
}

const NOT_AN_OBJECT: FieldError = {
  path: '',
  code: 'TABLE_ROWS_INVALID',
  message: 'expected a JSON object, got something else',
};
