import fc from 'fast-check';
import { toUtf8 } from './utf8';

describe('toUtf8', () => {
  it.each([
    ['a', [0x61]],
    ['é', [0xc3, 0xa9]],
    ['€', [0xe2, 0x82, 0xac]],
    ['𝄞', [0xf0, 0x9d, 0x84, 0x9e]],
  ])('encodes %s', (text, bytes) => {
    expect([...toUtf8(text)]).toEqual(bytes);
  });

  it('encodes what decodes to the same text', () => {
    const decode = (bytes: Uint8Array): string =>
      decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(decode(toUtf8(text))).toBe(text)));
  });
});
