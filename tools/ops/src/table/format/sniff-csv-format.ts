import { parse } from 'csv-parse/sync';
import { MISSING_SPELLINGS, type TableFormat } from './table-format';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Rows on which a format is recognised. */
const ROWS = 200;

const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;
const DECIMAL_POINT = /^[+-]?\d*\.\d+(?:[eE][+-]?\d+)?$/;
/** Might be a decimal fraction or thousands: "1,234". */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}$/;

/**
 * Recognises how a CSV table is written.
 *
 * The delimiter is the one that splits most rows into as many cells as the header, and into more than one. Decimals are
 * commas where more numbers have one than a point, and not all of them could be thousands ("1,234").
 *
 * @param sample the beginning of the table
 * @param known what is known already
 */
export function sniffCsvFormat(sample: string, known: Partial<TableFormat> = {}): TableFormat {
  const candidates = known.delimiter === undefined ? DELIMITERS : [known.delimiter];
  const readings = candidates.map((delimiter) => ({ delimiter, rows: readSample(sample, delimiter) }));
  const best = readings.reduce((most, reading) => (fitOf(reading.rows) > fitOf(most.rows) ? reading : most));
  const { delimiter, rows } = best;
  const decimal = known.decimal ?? (delimiter === ',' ? '.' : sniffDecimal(rows.slice(1).flat()));
  return { delimiter, decimal, missing: known.missing ?? MISSING_SPELLINGS };
}

function readSample(sample: string, delimiter: string): readonly string[][] {
  const rows: string[][] = [];
  const keep = (row: string[]) => {
    rows.push(row);
    return null;
  };
  try {
    parse(sample, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: ROWS,
      on_record: keep,
    });
  } catch {
    // A sample may end within quotes; what is wrong with the table itself is said when it is read.
  }
  return rows;
}

/** How well a delimiter fits: columns of the header times the share of rows of that width; 0 for a single column. */
function fitOf([header, ...rows]: readonly string[][]): number {
  const width = header?.length ?? 0;
  if (width < 2) return 0;
  return rows.length === 0 ? 1 : (width * rows.filter((row) => row.length === width).length) / rows.length;
}

function sniffDecimal(cells: readonly string[]): TableFormat['decimal'] {
  const texts = cells.map((cell) => cell.trim());
  const commas = texts.filter((text) => DECIMAL_COMMA.test(text));
  const points = texts.filter((text) => DECIMAL_POINT.test(text));
  const isSure = commas.some((text) => !AMBIGUOUS.test(text));
  return isSure && commas.length > points.length ? ',' : '.';
}
