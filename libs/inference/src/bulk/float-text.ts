import { ASCII } from '@medcast/record-schema';

/** Decimal digits that tell apart any two decimals as float64. */
const DIGITS = 15;
/** Digits that are written at once, as an int32. */
const HALF = 10_000_000;
const HALF_DIGITS = 7;
/** Below, and from there on, `String` writes an exponent or more digits than are computed here. */
const LEAST = 1e-5;
const MOST = 1e9;

const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** Writes numbers as `String` does, without making a text of them. */
export class FloatText {
  /**
   * Writes a number that has at most 15 significant digits: no two of these are the same float64, so that one which is
   * read as the number (its digits and a power of ten up to 10^22, both exact, divided) is the shortest there is.
   *
   * @param target with room for 32 bytes at the place
   * @returns the place behind it, or -1 for a number of more digits, which is left to `String`
   */
  write(value: number, target: Uint8Array, place: number): number {
    let at = place;
    let size = value;
    if (value < 0) {
      size = -value;
      target[at++] = ASCII.MINUS;
    }
    if (size === 0) {
      target[place] = ASCII.ZERO;
      return place + 1;
    }
    if (!(size >= LEAST && size < MOST)) return -1;
    const exponent = exponentOf(size);
    const fraction = DIGITS - exponent;
    const power = POWERS[fraction] ?? NaN;
    const digits = Math.round(size * power);
    if (digits / power !== size) return -1;
    if (exponent > 0) return writeMixed(digits, exponent, { target, at });
    target[at++] = ASCII.ZERO;
    target[at++] = ASCII.POINT;
    for (let zeros = exponent; zeros < 0; zeros++) target[at++] = ASCII.ZERO;
    writeDigits(digits, target, at);
    return withoutZeros(target, at + DIGITS);
  }
}

/** Digits before the point; below 0.1, minus the zeros behind it. */
function exponentOf(size: number): number {
  let exponent = size >= 1 ? 1 : -4;
  if (size >= 1) while (size >= (POWERS[exponent] ?? Infinity)) exponent++;
  else while (size >= 1 / (POWERS[-exponent] ?? 0)) exponent++;
  return exponent;
}

interface Place {
  readonly target: Uint8Array;
  readonly at: number;
}

/** Writes 15 digits with a point after the first so many of them. */
function writeMixed(digits: number, exponent: number, { target, at }: Place): number {
  // One place further, then the whole digits one place back.
  writeDigits(digits, target, at + 1);
  for (let index = at; index < at + exponent; index++) target[index] = target[index + 1] ?? 0;
  target[at + exponent] = ASCII.POINT;
  const end = withoutZeros(target, at + 1 + DIGITS);
  return end === at + exponent + 1 ? end - 1 : end;
}

/** Writes exactly 15 digits. */
function writeDigits(digits: number, target: Uint8Array, at: number): void {
  const upper = Math.floor(digits / HALF);
  writeInteger(upper, target, at + DIGITS - HALF_DIGITS - 1);
  writeInteger(digits - upper * HALF + HALF, target, at + DIGITS - 1);
  // The helping 1 in front of the lower half went over the last digit of the upper one.
  target[at + DIGITS - HALF_DIGITS - 1] = ASCII.ZERO + (upper % 10);
}

/** Writes the digits of an int32, the last of them at a place. */
function writeInteger(value: number, target: Uint8Array, last: number): void {
  let rest = value | 0;
  for (let at = last; rest > 0; at--) {
    const tenth = (rest / 10) | 0;
    target[at] = ASCII.ZERO + rest - tenth * 10;
    rest = tenth;
  }
}

function withoutZeros(target: Uint8Array, end: number): number {
  let last = end;
  while (target[last - 1] === ASCII.ZERO) last--;
  return last;
}
