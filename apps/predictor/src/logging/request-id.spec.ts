import { toRequestId } from './request-id';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('toRequestId', () => {
  it.each(['a', 'A-z_0.9', 'x'.repeat(128)])('keeps %p', (id) => {
    expect(toRequestId({ 'x-request-id': id })).toBe(id);
  });

  it.each([undefined, '', 'x'.repeat(129), 'two words', 'ä', '<b>', 'a\nb', ['a', 'b']])('replaces %p', (id) => {
    expect(toRequestId(id === undefined ? {} : { 'x-request-id': id })).toMatch(UUID);
  });
});
