import { isUtf8 } from 'node:buffer';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { invalidRequest } from '../../oip/invalid-request';

/** Longest row in characters; what is longer is a quote that is not closed. */
const LONGEST_ROW = 1_000_000;

/**
 * Splits CSV (RFC 4180, any line ends) into the cells of its rows; empty lines are left out.
 *
 * @param mostRows how many are read; there may be one more in the result, but not all of them
 * @throws Problem INFERENCE_REQUEST_INVALID for bytes that are not UTF-8, or a quote that is not closed
 */
export function parseCsvRows(bytes: Buffer, mostRows: number): readonly (readonly string[])[] {
  if (!isUtf8(bytes)) throw invalidRequest('expected CSV in UTF-8, got other bytes');
  try {
    return parse(bytes, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      to: mostRows + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Its message quotes the body.
    const line: unknown = Reflect.get(error, 'lines');
    throw invalidRequest(
      `expected CSV with texts in double quotes, quotes doubled; got something else at line ${String(line)}`,
    );
  }
}
