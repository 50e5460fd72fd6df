import { Problem } from '@medcast/problem';
import type { RecordSchema, ValidRecord } from '@medcast/record-schema';
import { checkFeatureSpec } from './check-feature-spec';
import { compileExpression } from './compile/compile-expression';
import { ProgramBuilder } from './compile/program-builder';
import type { FeatureMatrix, FeaturePipeline } from './feature-pipeline';
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
  const writeRow = compileRowWriter(spec, schema);
  return {
    featureNames,
    featureCount,
    writeRow,
    toMatrix(records): FeatureMatrix {
      const values = new Float32Array(records.length * featureCount);
      records.forEach((record, row) => writeRow(record, values, row * featureCount));
      return { values, rows: records.length, columns: featureCount };
    },
  };
}

function compileRowWriter(spec: FeatureSpec, schema: RecordSchema): FeaturePipeline['writeRow'] {
  const program = new ProgramBuilder(schema);
  const outputs = spec.columns.map((column) => compileExpression(column.value, program));
  const run = program.build();

  return (record: ValidRecord, target: Float32Array, offset: number): void => {
    requireRoom(target, offset, outputs.length);
    const registers = run(record);
    let position = offset;
    for (const output of outputs) {
      const value = Math.fround(registers[output] ?? Number.NaN);
      if (!Number.isFinite(value)) throw notFinite(spec, position - offset);
      target[position] = value;
      position += 1;
    }
  };
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
