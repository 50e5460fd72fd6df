const FRACTION_BITS = 10;
const FRACTION_MASK = 0x3ff;
const EXPONENT_MASK = 0x1f;
const EXPONENT_BIAS = 15;

/** The number that 16 bits of IEEE 754 binary16 stand for. */
export function fromHalfPrecision(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> FRACTION_BITS) & EXPONENT_MASK;
  const fraction = bits & FRACTION_MASK;
  if (exponent === EXPONENT_MASK) return fraction === 0 ? sign * Infinity : NaN;
  // Subnormal numbers have no hidden leading one, and the exponent of the smallest normal ones.
  const significand = exponent === 0 ? fraction : fraction + 2 ** FRACTION_BITS;
  return sign * significand * 2 ** (Math.max(exponent, 1) - EXPONENT_BIAS - FRACTION_BITS);
}
