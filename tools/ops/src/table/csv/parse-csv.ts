import { Problem } from '@medcast/problem';
import { type CsvError, type Info, parse } from 'csv-parse';

/** One row of a CSV file. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** Line of the file at which the row ends. */
  readonly line: number;
  /** Why the row could not be split into cells, which are missing then. */
  readonly fault?: string;
}

/** Longest row in characters; what is longer is a quote that is not closed. */
const LONGEST_ROW = 2_000_000;
/** The one fault after which the next row is known to begin: a quote within a text that does not begin with one. */
const PASSING = 'INVALID_OPENING_QUOTE';

const QUOTING = 'a text with quotes, line ends or the delimiter in it stands in double quotes, with quotes doubled';

/**
 * Splits the text of a CSV table (RFC 4180, any line ends, quoted newlines) into its rows, empty lines left out.
 * Holds no more than the rows of one piece of text. A row with a quote in the midst of a text is told as such, and the next one is read.
 *
 * @throws Problem TABLE_NOT_READABLE for a quote that is not closed or goes on behind its end, naming the line
 */
export async function* parseCsv(texts: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  const found: { rows: CsvRow[]; fatal?: Error } = { rows: [] };
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines: line }: Info) => {
      found.rows.push({ cells, line });
      return null;
    },
    on_skip: (error) => {
      if (error === undefined) return;
      if (error.code !== PASSING) found.fatal ??= error;
      // Each quote of a row is told; the first is enough.
      else if (lineOf(error) !== found.rows.at(-1)?.line) {
        found.rows.push({ cells: [], line: lineOf(error), fault: error.message });
      }
    },
  });
  // Each failure comes by the callback of the write that it belongs to.
  parser.on('error', () => undefined).resume();
  const takeRows = () => {
    if (found.fatal !== undefined) throw toProblem(found.fatal);
    return found.rows.splice(0);
  };
  for await (const text of texts) {
    await toPromise((done) => parser.write(text, done));
    yield* takeRows();
  }
  await toPromise((done) => parser.once('end', done).once('error', done).end());
  yield* takeRows();
}

function lineOf(error: CsvError): number {
  const line: unknown = Reflect.get(error, 'lines');
  return typeof line === 'number' ? line : 0;
}

function toPromise(start: (done: (error?: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error instanceof Error) reject(toProblem(error));
      else resolve();
    });
  });
}

function toProblem(error: Error): Problem {
  return new Problem('TABLE_NOT_READABLE', `expected CSV, got something else: ${error.message}; ${QUOTING}`, {
    cause: error,
  });
}
