import { type Instruction, read } from './registers';

// Every instruction is a loop of its own that stores its results: a shared loop around a closure that *returned* a number
// would make V8 box each float64 on the heap.

interface ShiftAndScale {
  readonly shift: number;
  readonly scale: number;
}

interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

/** Rank of a category that is missing or not declared. */
const MISSING_RANK = -1;

/** `out = input`, or the stand-in where it is missing (NaN). */
export function orElse(input: number, standIn: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      const value = read(values, from);
      values[to] = Number.isNaN(value) ? standIn : value;
    }
  };
}

/** `out = 1` where the input is exactly this value, else 0. */
export function equals(input: number, value: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = read(values, from) === value ? 1 : 0;
    }
  };
}

/** `out = ranks[input]`, or -1 where the input is missing (NaN) or not declared (-1). */
export function rank(input: number, ranks: Float64Array, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = ranks[read(values, from)] ?? MISSING_RANK;
    }
  };
}

/** `out = 1` where the input is missing (NaN), else 0. */
export function isMissing(input: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = Number.isNaN(read(values, from)) ? 1 : 0;
    }
  };
}

/** `out = 1` where the input is above the threshold, else 0. */
export function isAbove(input: number, threshold: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = read(values, from) > threshold ? 1 : 0;
    }
  };
}

/** `out = 1` where the input is the threshold or above, else 0. */
export function isAtLeast(input: number, threshold: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = read(values, from) >= threshold ? 1 : 0;
    }
  };
}

/** `out = input ** exponent`. */
export function power(input: number, exponent: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = read(values, from) ** exponent;
    }
  };
}

/** `out = ln(1 + input)`. */
export function log1p(input: number, out: number): Instruction {
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = Math.log1p(read(values, from));
    }
  };
}

/** `out = inputs[0] × inputs[1] × …`, from left to right. */
export function product(inputs: readonly number[], out: number): Instruction {
  return ({ values, stride, rows }) => {
    const first = out * stride;
    values.fill(1, first, first + rows);
    for (const input of inputs) {
      for (let from = input * stride, to = first, end = to + rows; to < end; from++, to++) {
        values[to] = read(values, to) * read(values, from);
      }
    }
  };
}

/** `out = (input - shift) / scale`. */
export function shiftScale(input: number, by: ShiftAndScale, out: number): Instruction {
  const { shift, scale } = by;
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = (read(values, from) - shift) / scale;
    }
  };
}

/** `out = input`, kept within the bounds. */
export function clip(input: number, bounds: Bounds, out: number): Instruction {
  const { minimum, maximum } = bounds;
  return ({ values, stride, rows }) => {
    for (let from = input * stride, to = out * stride, end = to + rows; to < end; from++, to++) {
      values[to] = Math.min(Math.max(read(values, from), minimum), maximum);
    }
  };
}
