import type { BulkFormat } from '@medcast/inference';
import { Problem } from '@medcast/problem';

/** Media types by format; the first of each is what is answered. */
export const BULK_MEDIA_TYPES: Readonly<Record<BulkFormat, readonly [string, ...string[]]>> = {
  json: ['application/json'],
  ndjson: ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  csv: ['text/csv', 'application/csv'],
  arrow: ['application/vnd.apache.arrow.stream'],
};

const FORMATS: ReadonlyMap<string, BulkFormat> = new Map(
  (['json', 'ndjson', 'csv', 'arrow'] as const).flatMap((format) =>
    BULK_MEDIA_TYPES[format].map((type) => [type, format] as const),
  ),
);

const EXPECTED = Object.values(BULK_MEDIA_TYPES)
  .map(([type]) => type)
  .join(', ');

/** Full text of the header `content-type` of an answer. */
export function toContentType(format: BulkFormat): string {
  const [type] = BULK_MEDIA_TYPES[format];
  return format === 'arrow' || format === 'ndjson' ? type : `${type}; charset=utf-8`;
}

/**
 * The format of a body, by its header `content-type`.
 *
 * @throws Problem MEDIA_TYPE_UNSUPPORTED
 */
export function parseContentType(header: string | undefined): BulkFormat {
  const [type = '', ...parameters] = (header ?? 'application/json').split(';').map((part) => part.trim().toLowerCase());
  const format = FORMATS.get(type);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (format !== undefined && /^"?(?:utf-?8|us-ascii)?"?$/.test(charset ?? '')) return format;
  const detail = `expected a body in UTF-8 of one of the types ${EXPECTED}, got another; send the header content-type`;
  throw new Problem('MEDIA_TYPE_UNSUPPORTED', detail);
}

/**
 * The format of an answer, by the header `accept` (RFC 9110, 12.5.1): the most wanted that there is, by default the one
 * of the body.
 *
 * @throws Problem ANSWER_TYPE_UNSUPPORTED
 */
export function parseAccept(header: string | undefined, input: BulkFormat): BulkFormat {
  if (header === undefined || header.trim() === '') return input;
  const wanted = header
    .split(',')
    .map(parseRange)
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { range } of wanted) {
    const format = FORMATS.get(range) ?? (covers(range, BULK_MEDIA_TYPES[input][0]) ? input : undefined);
    if (format !== undefined) return format;
  }
  throw new Problem('ANSWER_TYPE_UNSUPPORTED', `expected accept to name one of ${EXPECTED}, got other types alone`);
}

interface MediaRange {
  readonly range: string;
  /** From 0 to 1. */
  readonly quality: number;
}

function parseRange(text: string): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice('q='.length) ?? 1);
  return { range, quality: Number.isNaN(quality) ? 0 : quality };
}

function covers(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
