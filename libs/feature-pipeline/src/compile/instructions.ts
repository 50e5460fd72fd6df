import { type Instruction, read } from './registers';

// Every instruction is a closure of its own that stores its result: a shared closure that *returned* a
// number would make V8 box each float64 on the heap.

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
  return (registers) => {
    const value = read(registers, input);
    registers[out] = Number.isNaN(value) ? standIn : value;
  };
}

/** `out = 1` where the input is exactly this value, else 0. */
export function equals(input: number, value: number, out: number): Instruction {
  return (registers) => {
    registers[out] = read(registers, input) === value ? 1 : 0;
  };
}

/** `out = ranks[input]`, or -1 where the input is missing (NaN) or not declared (-1). */
export function rank(input: number, ranks: Float64Array, out: number): Instruction {
  return (registers) => {
    registers[out] = ranks[read(registers, input)] ?? MISSING_RANK;
  };
}

/** `out = 1` where the input is missing (NaN), else 0. */
export function isMissing(input: number, out: number): Instruction {
  return (registers) => {
    registers[out] = Number.isNaN(read(registers, input)) ? 1 : 0;
  };
}

/** `out = 1` where the input is above the threshold, else 0. */
export function isAbove(input: number, threshold: number, out: number): Instruction {
  return (registers) => {
    registers[out] = read(registers, input) > threshold ? 1 : 0;
  };
}

/** `out = 1` where the input is the threshold or above, else 0. */
export function isAtLeast(input: number, threshold: number, out: number): Instruction {
  return (registers) => {
    registers[out] = read(registers, input) >= threshold ? 1 : 0;
  };
}

/** `out = input ** exponent`. */
export function power(input: number, exponent: number, out: number): Instruction {
  return (registers) => {
    registers[out] = read(registers, input) ** exponent;
  };
}

/** `out = ln(1 + input)`. */
export function log1p(input: number, out: number): Instruction {
  return (registers) => {
    registers[out] = Math.log1p(read(registers, input));
  };
}

/** `out = inputs[0] × inputs[1] × …`, from left to right. */
export function product(inputs: readonly number[], out: number): Instruction {
  return (registers) => {
    let result = 1;
    for (const input of inputs) result *= read(registers, input);
    registers[out] = result;
  };
}

/** `out = (input - shift) / scale`. */
export function shiftScale(input: number, by: ShiftAndScale, out: number): Instruction {
  const { shift, scale } = by;
  return (registers) => {
    registers[out] = (read(registers, input) - shift) / scale;
  };
}

/** `out = input`, kept within the bounds. */
export function clip(input: number, bounds: Bounds, out: number): Instruction {
  const { minimum, maximum } = bounds;
  return (registers) => {
    registers[out] = Math.min(Math.max(read(registers, input), minimum), maximum);
  };
}
