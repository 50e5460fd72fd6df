import {
  createFieldEncoder,
  type FieldEncoder,
  type RecordColumns,
  type RecordSchema,
  type ValidRecord,
} from '@medcast/record-schema';
import type { FeatureExpression } from '../feature-spec';
import { findField } from '../find-field';
import { createRegisters, type Instruction, type Registers } from './registers';

/** Rows that are computed at once: so few that the registers of a wide spec stay in the processor's cache. */
const BLOCK_ROWS = 256;

/** What a spec computes; the registers returned are the same ones each time. */
export interface Program {
  /** Computes one record: a row of registers. */
  runRecord(record: ValidRecord): Registers;
  /** Computes as many records of columns as fit at once, from the first on: at least one where there is one. */
  runColumns(columns: RecordColumns, first: number): Registers;
}

/** A field that is read into a register. */
interface FieldInput {
  readonly name: string;
  /** Place in the schema. */
  readonly index: number;
  readonly register: number;
  readonly encode: FieldEncoder;
}

/** Gathers the fields and instructions of a spec and hands out their registers. */
export class ProgramBuilder {
  private readonly inputs: FieldInput[] = [];
  private readonly instructions: Instruction[] = [];
  private readonly registersByKey = new Map<string, number>();

  constructor(readonly schema: RecordSchema) {}

  /** The register of a field; read once a row, however many expressions use it. */
  registerOf(name: string): number {
    return this.once(`field ${name}`, (register) => {
      const field = findField(this.schema, name);
      const index = this.schema.fields.indexOf(field);
      this.inputs.push({ name, index, register, encode: createFieldEncoder(field) });
    });
  }

  /** The register of an expression; computed once a row, however often the expression occurs. */
  define(expression: FeatureExpression, createInstruction: (out: number) => Instruction): number {
    return this.once(JSON.stringify(expression), (register) => {
      this.instructions.push(createInstruction(register));
    });
  }

  /** The finished program. */
  build(): Program {
    const { inputs, instructions } = this;
    const count = this.registersByKey.size;
    const single = { ...createRegisters(count, 1), rows: 1 };
    let block: Registers | undefined;
    return {
      runRecord: (record) => {
        for (const { name, register, encode } of inputs) single.values[register] = encode(record[name]);
        return execute(instructions, single);
      },
      runColumns: (columns, first) => {
        block ??= createRegisters(count, BLOCK_ROWS);
        const { values, stride } = block;
        const end = Math.min(columns.rows, first + stride);
        block.rows = end - first;
        for (const { index, register } of inputs) {
          const column = columns.byField[index];
          if (column !== undefined) values.set(column.subarray(first, end), register * stride);
        }
        return execute(instructions, block);
      },
    };
  }

  private once(key: string, define: (register: number) => void): number {
    const known = this.registersByKey.get(key);
    if (known !== undefined) return known;
    const register = this.registersByKey.size;
    this.registersByKey.set(key, register);
    define(register);
    return register;
  }
}

function execute(instructions: readonly Instruction[], registers: Registers): Registers {
  for (const run of instructions) run(registers);
  return registers;
}
