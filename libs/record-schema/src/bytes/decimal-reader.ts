import { ASCII } from './ascii';

/** So many decimal digits are held exactly by a float64. */
const EXACT_DIGITS = 15;

/** Powers of ten that a float64 holds exactly, as far as they are needed. */
const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** Reads decimal numbers from bytes; the last one read stays in {@link DecimalReader.value}. */
export class DecimalReader {
  value = 0;

  /**
   * Reads a number of JSON's grammar, without an exponent and of at most 15 digits: then the quotient of its digits and
   * of a power of ten, both exact, is the float64 nearest to it (Clinger 1990), the one that `Number` gives.
   *
   * @returns the place behind it, or -1 for anything else
   */
  read(bytes: Uint8Array, start: number): number {
    let at = start;
    const isNegative = bytes[at] === ASCII.MINUS;
    if (isNegative) at++;
    const first = at;
    let digits = 0;
    for (let digit = digitAt(bytes, at); digit >= 0 && digit <= 9; digit = digitAt(bytes, ++at)) {
      digits = digits * 10 + digit;
    }
    const whole = at - first;
    if (whole === 0 || (whole > 1 && bytes[first] === ASCII.ZERO) || whole > EXACT_DIGITS) return -1;
    let fraction = 0;
    if (bytes[at] === ASCII.POINT) {
      const point = at++;
      for (let digit = digitAt(bytes, at); digit >= 0 && digit <= 9; digit = digitAt(bytes, ++at)) {
        digits = digits * 10 + digit;
      }
      fraction = at - point - 1;
      if (fraction === 0 || whole + fraction > EXACT_DIGITS) return -1;
    }
    const size = fraction === 0 ? digits : digits / (POWERS[fraction] ?? NaN);
    this.value = isNegative ? -size : size;
    return at;
  }
}

function digitAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) - ASCII.ZERO;
}
