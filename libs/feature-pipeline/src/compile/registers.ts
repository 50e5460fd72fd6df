/** The float64 values of one row while it is computed: fields first read, then what is made of them. */
export type Registers = Float64Array;

/** One step of a program: computes one register from others. Allocates nothing. */
export type Instruction = (registers: Registers) => void;

/** Reads a register; a register that there is not would be NaN, which no feature may be. */
export function read(registers: Registers, index: number): number {
  return registers[index] ?? Number.NaN;
}
