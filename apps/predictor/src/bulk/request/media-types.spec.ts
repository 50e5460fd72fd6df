import { Problem } from '@medcast/problem';
import { parseAccept, parseContentType, toContentType } from './media-types';

function codeOf(parse: () => unknown): string | undefined {
  try {
    parse();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return undefined;
}

describe('parseContentType', () => {
  it.each([
    [undefined, 'json'],
    ['application/json', 'json'],
    ['Application/JSON; charset=UTF-8', 'json'],
    ['application/x-ndjson', 'ndjson'],
    ['application/jsonl', 'ndjson'],
    ['text/csv;charset="utf-8";header=present', 'csv'],
    ['application/vnd.apache.arrow.stream', 'arrow'],
  ])('reads %s as %s', (header, format) => {
    expect(parseContentType(header)).toBe(format);
  });

  it.each(['text/plain', 'application/xml', 'text/csv; charset=latin1', ''])('refuses %j', (header) => {
    expect(codeOf(() => parseContentType(header))).toBe('MEDIA_TYPE_UNSUPPORTED');
  });
});

describe('parseAccept', () => {
  it.each([
    [undefined, 'csv'],
    ['', 'csv'],
    ['*/*', 'csv'],
    ['text/*', 'csv'],
    ['application/json', 'json'],
    ['text/html, application/x-ndjson;q=0.5, */*;q=0.1', 'ndjson'],
    ['text/csv;q=0.1, application/vnd.apache.arrow.stream', 'arrow'],
    ['application/json;q=0, text/csv', 'csv'],
  ])('takes %s, for a body of CSV, as %s', (header, format) => {
    expect(parseAccept(header, 'csv')).toBe(format);
  });

  it.each(['text/html', 'image/*', 'text/csv;q=0', 'text/csv;q=x'])('refuses %s', (header) => {
    expect(codeOf(() => parseAccept(header, 'json'))).toBe('ANSWER_TYPE_UNSUPPORTED');
  });
});

describe('toContentType', () => {
  it('says the encoding of texts', () => {
    expect([toContentType('csv'), toContentType('arrow')]).toEqual([
      'text/csv; charset=utf-8',
      'application/vnd.apache.arrow.stream',
    ]);
  });
});
