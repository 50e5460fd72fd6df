import type { IncomingHttpHeaders } from 'node:http';
import { plainJsonBytesOf } from './plain-json-bytes';

const plain = { 'content-length': '90', 'content-type': 'application/json' };

describe('plainJsonBytesOf', () => {
  it.each<[string, IncomingHttpHeaders]>([
    ['a type', plain],
    ['a charset', { ...plain, 'content-type': 'application/json; charset=utf-8' }],
    ['no type', { 'content-length': '90' }],
  ])('reads the length of a body with %s', (_what, headers) => {
    expect(plainJsonBytesOf(headers)).toBe(90);
  });

  it.each<[string, IncomingHttpHeaders]>([
    ['no length', { 'content-type': 'application/json' }],
    ['chunks', { ...plain, 'transfer-encoding': 'chunked' }],
    ['a compressed body', { ...plain, 'content-encoding': 'gzip' }],
    ['a client that waits to be asked', { ...plain, expect: '100-continue' }],
    ['another type', { ...plain, 'content-type': 'text/csv' }],
    ['another charset', { ...plain, 'content-type': 'application/json; charset=utf-16' }],
  ])('leaves %s to others', (_what, headers) => {
    expect(plainJsonBytesOf(headers)).toBeUndefined();
  });
});
