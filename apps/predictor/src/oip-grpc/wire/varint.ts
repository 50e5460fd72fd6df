/** A whole number of 64 bits in two halves of 32, both without sign. */
export interface Varint {
  readonly low: number;
  readonly high: number;
}

const MORE = 0x80;
const BITS = 0x7f;
/** 64 bits, seven in each byte. */
const MOST_BYTES = 10;

/** A varint, and where the next thing begins; `undefined` where it does not end within ten bytes or the data. */
export function readVarint(bytes: Buffer, start: number): (Varint & { readonly end: number }) | undefined {
  let low = 0;
  let high = 0;
  for (let index = 0; index < MOST_BYTES; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) return undefined;
    const bits = byte & BITS;
    const shift = 7 * index;
    if (shift < 32) low |= bits << shift;
    if (shift > 28) high |= bits << (shift - 32);
    // The fifth byte has its last three bits in the upper half.
    else if (shift === 28) high |= bits >> 4;
    if ((byte & MORE) === 0) return { low: low >>> 0, high: high >>> 0, end: start + index + 1 };
  }
  return undefined;
}

/** Nearly all there are: tags, lengths and dimensions. */
const SHORT = Array.from({ length: MORE }, (_, value) => Buffer.from([value]));

/** The bytes of a whole number from 0 to 2^53 - 1, or of a negative one as its two's complement of 64 bits. */
export function toVarint(value: number): Buffer {
  const short = SHORT[value];
  if (short !== undefined) return short;
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > BigInt(BITS); rest >>= 7n) bytes.push(Number(rest & BigInt(BITS)) | MORE);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
