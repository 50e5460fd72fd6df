import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import type { FeatureExpression } from '../feature-spec';
import { findField } from '../find-field';
import { createFieldReader, type FieldReader } from './field-reader';
import type { Instruction, Registers } from './registers';

/** Runs the program on a record; the registers returned are the same ones each time. */
export type Program = (record: ValidRecord) => Registers;

/** Gathers the field readers and instructions of a spec and hands out their registers. */
export class ProgramBuilder {
  private readonly readers: FieldReader[] = [];
  private readonly instructions: Instruction[] = [];
  private readonly registersByKey = new Map<string, number>();

  constructor(readonly schema: RecordSchema) {}

  /** The register of a field; read once a row, however many expressions use it. */
  registerOf(field: string): number {
    return this.once(`field ${field}`, (register) => {
      this.readers.push(createFieldReader(findField(this.schema, field), register));
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
    const registers = new Float64Array(this.registersByKey.size);
    const { readers, instructions } = this;
    return (record) => {
      for (const readField of readers) readField(record, registers);
      for (const execute of instructions) execute(registers);
      return registers;
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
