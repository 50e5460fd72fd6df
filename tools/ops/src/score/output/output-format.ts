import { extname } from 'node:path';
import { Problem } from '@medcast/problem';

/** The forms in which results are written. */
export const OUTPUT_FORMATS = ['csv', 'ndjson', 'parquet'] as const;

/** Form of a file of results. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

const formatsByExtension: Readonly<Record<string, OutputFormat>> = {
  '.csv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.parquet': 'parquet',
};

/** The format that the name of a file says; undefined where it says none. */
export function outputFormatOf(path: string): OutputFormat | undefined {
  return formatsByExtension[extname(path).toLowerCase()];
}

/** The format that the name of a file of results says; USAGE where it says none. */
export function requireOutputFormat(path: string): OutputFormat {
  const format = outputFormatOf(path);
  if (format !== undefined) return format;
  const detail = `expected --out to end in ${Object.keys(formatsByExtension).join(', ')}, or --format, got ${path}`;
  throw new Problem('USAGE', detail);
}
