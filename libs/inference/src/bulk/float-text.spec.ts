import fc from 'fast-check';
import { ByteWriter } from './byte-writer';

function textOf(value: number): string {
  const writer = new ByteWriter();
  writer.addNumber(value);
  return Buffer.from(writer.take()).toString();
}

describe('ByteWriter.addNumber', () => {
  it.each([
    0,
    -0,
    1,
    -1,
    10,
    100,
    0.1,
    0.5,
    0.05,
    0.001,
    1e-5,
    9.99e-6,
    0.00001234,
    123_456_789,
    999_999_999,
    1e9,
    1e21,
    1e-7,
    4289.81298828125,
    2911.71630859375,
    -2911.5,
    1120.3204345703125,
    0.30000000000000004,
    0.1 + 0.7,
    99999.9999999999,
    0.9999999999999999,
    999999999.9999999,
    100.00000000000001,
    5e-324,
    Number.MAX_VALUE,
  ])('writes %d as String does', (value) => {
    expect(textOf(value)).toBe(String(value));
  });

  it('writes any number as String does', () => {
    const float = fc.oneof(
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.float({ min: 0, max: 100_000, noNaN: true }),
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }).map((hundredths) => hundredths / 100),
      fc.maxSafeInteger(),
    );
    fc.assert(
      fc.property(float, (value) => {
        expect(textOf(value)).toBe(String(value));
      }),
      { numRuns: 5_000 },
    );
  });

  it('writes one after another', () => {
    const writer = new ByteWriter();
    for (let index = 0; index < 30_000; index++) writer.addNumber(index / 8);
    expect(Buffer.from(writer.take()).toString()).toBe(
      Array.from({ length: 30_000 }, (_, index) => index / 8).join(''),
    );
    expect(writer.size).toBe(0);
  });
});
