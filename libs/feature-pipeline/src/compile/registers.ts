/**
 * The float64 values of some rows while they are computed: fields first read, then what is made of them. The values of
 * one register lie side by side, so that a step goes through them in one loop.
 */
export interface Registers {
  /** Of the register `r` and the row `i`: `values[r * stride + i]`. */
  readonly values: Float64Array;
  /** Most rows at once. */
  readonly stride: number;
  /** Rows that are computed. */
  rows: number;
}

/** One step of a program: computes one register from others, for all rows. Allocates nothing. */
export type Instruction = (registers: Registers) => void;

/** Makes room for the registers of so many rows. */
export function createRegisters(count: number, stride: number): Registers {
  return { values: new Float64Array(count * stride), stride, rows: 0 };
}

/** Reads a value; one that there is not would be NaN, which no feature may be. */
export function read(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}
