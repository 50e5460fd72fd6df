import { Problem } from '@medcast/problem';
import type { RecordColumns, RecordSchema, ValidRecord } from '@medcast/record-schema';
import { checkFeatureSpec } from './check-feature-spec';
import { compileExpression } from './compile/compile-expression';
import { type Program, ProgramBuilder } from './compile/program-builder';
import type { Registers } from './compile/registers';
import type { FeatureMatrix, FeaturePipeline, RowFault } from './feature-pipeline';
import type { FeatureSpec } from './feature-spec';

/**
 * Compiles a spec once, so that rows are written without a look at it.
 *
 * Each field that the spec uses is read once a row into a float64 register; the columns are then a flat list of
 * instructions from registers to registers, in which an expression that occurs twice is computed once.
 *
 * @throws {Problem} `BUNDLE_FEATURES_UNREADABLE` where the spec does not fit the schema
 *
 * @example
 * const pipeline = compileFeaturePipeline(parseFeatureSpec(json, schema), schema);
 * const { values } = pipeline.toMatrix(records);
 */
export function compileFeaturePipeline(spec: FeatureSpec, schema: RecordSchema): FeaturePipeline {
  checkFeatureSpec(spec, schema);
  const featureNames = spec.columns.map((column) => column.name);
  const featureCount = featureNames.length;
  const program = new ProgramBuilder(schema);
  const outputs = spec.columns.map((column) => compileExpression(column.value, program));
  const compiled: CompiledSpec = { spec, outputs, program: program.build() };
  const writeRow = compileRowWriter(compiled);
  return {
    featureNames,
    featureCount,
    writeRow,
    writeColumns: compileColumnWriter(compiled),
    toMatrix(records): FeatureMatrix {
      const values = new Float32Array(records.length * featureCount);
      records.forEach((record, row) => writeRow(record, values, row * featureCount));
      return { values, rows: records.length, columns: featureCount };
    },
  };
}

interface CompiledSpec {
  readonly spec: FeatureSpec;
  /** The register of each column. */
  readonly outputs: readonly number[];
  readonly program: Program;
}

function compileRowWriter({ spec, outputs, program }: CompiledSpec): FeaturePipeline['writeRow'] {
  return (record: ValidRecord, target: Float32Array, offset: number): void => {
    requireRoom(target, offset, outputs.length);
    const { values } = program.runRecord(record);
    let position = offset;
    for (const output of outputs) {
      const value = Math.fround(values[output] ?? Number.NaN);
      if (!Number.isFinite(value)) throw notFinite(spec, position - offset);
      target[position] = value;
      position += 1;
    }
  };
}

const NO_FAULTS: readonly RowFault[] = Object.freeze([]);

function compileColumnWriter({ spec, outputs, program }: CompiledSpec): FeaturePipeline['writeColumns'] {
  return (columns: RecordColumns, target: Float32Array): readonly RowFault[] => {
    requireRoom(target, 0, columns.rows * outputs.length);
    let faults: Map<number, RowFault> | undefined;
    for (let first = 0; first < columns.rows;) {
      const registers = program.runColumns(columns, first);
      for (let column = 0; column < outputs.length; column++) {
        const isFinite = copyColumn(registers, outputs[column] ?? 0, {
          target,
          offset: first * outputs.length + column,
          step: outputs.length,
        });
        if (!isFinite)
          faults = addFaults(faults ?? new Map<number, RowFault>(), { spec, column, registers, outputs, first });
      }
      first += registers.rows;
    }
    return faults === undefined ? NO_FAULTS : [...faults.values()];
  };
}

/** Where the values of a column go. */
interface StridedTarget {
  readonly target: Float32Array;
  readonly offset: number;
  readonly step: number;
}

/** Copies a register to every so many places; tells whether all of it is finite in single precision. */
function copyColumn({ values, stride, rows }: Registers, register: number, to: StridedTarget): boolean {
  const { target, offset, step } = to;
  const from = register * stride;
  // A sum of differences of numbers with themselves is 0, but of NaN and infinities.
  let check = 0;
  for (let row = 0, place = offset; row < rows; row++, place += step) {
    const value = Math.fround(values[from + row] ?? Number.NaN);
    check += value - value;
    target[place] = value;
  }
  return check === 0;
}

interface FaultyColumn {
  readonly spec: FeatureSpec;
  readonly column: number;
  readonly registers: Registers;
  readonly outputs: readonly number[];
  /** The row of the first register. */
  readonly first: number;
}

/** Of each row the first column that is not finite counts. */
function addFaults(faults: Map<number, RowFault>, { spec, column, registers, outputs, first }: FaultyColumn) {
  const from = (outputs[column] ?? 0) * registers.stride;
  for (let index = 0; index < registers.rows; index++) {
    const row = first + index;
    if (Number.isFinite(Math.fround(registers.values[from + index] ?? Number.NaN)) || faults.has(row)) continue;
    faults.set(row, { row, problem: notFinite(spec, column) });
  }
  return faults;
}

function requireRoom(target: Float32Array, offset: number, featureCount: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset + featureCount > target.length) {
    throw new RangeError(
      `expected an offset that leaves room for ${featureCount} features in a target of ${target.length}, got ${offset}`,
    );
  }
}

function notFinite(spec: FeatureSpec, columnIndex: number): Problem {
  // The value itself stays unsaid: what a patient typed is never logged.
  const message =
    `feature "${spec.columns[columnIndex]?.name}": expected a finite number of single precision; ` +
    'the record has a value outside of what this feature can be computed for';
  return new Problem('RECORD_INVALID', message, { errors: [{ path: '', code: 'FIELD_NOT_FINITE', message }] });
}
