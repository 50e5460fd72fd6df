import type { IntegerType } from './datatype';

/**
 * The number that a whole number of a tensor becomes in a record; NaN where it is out of the bounds of its type, or
 * where a 64-bit float does not hold it exactly: beyond 2^53 nothing is rounded in silence.
 */
export function toExactNumber(element: bigint, { minimum, maximum }: IntegerType): number {
  if (element < minimum || element > maximum) return NaN;
  const value = Number(element);
  return BigInt(value) === element ? value : NaN;
}
