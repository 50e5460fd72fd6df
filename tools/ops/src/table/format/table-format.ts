import { z } from 'zod';

/** How the texts of a table are written. A Parquet table has no delimiter and no decimals in texts: only `missing` applies. */
export interface TableFormat {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** What separates the decimals of a number: "3.14" or "3,14". Thousands are never separated. */
  readonly decimal: '.' | ',';
  /** Texts that stand for a missing value, compared without case and surrounding space; an empty cell always does. */
  readonly missing: readonly string[];
}

/** Spellings of a missing value that are understood where a task names no others. */
export const MISSING_SPELLINGS: readonly string[] = ['', 'NA', 'N/A', 'NaN', 'null', '?', '-'];

/** The checks of `data.format` in `task.json`. */
export const tableFormatSchema: z.ZodType<TableFormat> = z
  .strictObject({
    delimiter: z.enum([',', ';', '\t', '|']),
    decimal: z.enum(['.', ',']),
    missing: z.array(z.string()),
  })
  .refine((format) => format.delimiter !== format.decimal, { error: 'expected a decimal that is not the delimiter' });
