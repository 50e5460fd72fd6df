import { type ColumnRecords, type FieldColumn, type FieldDeclaration, renderGot } from '@medcast/record-schema';
import { Problem } from '@medcast/problem';
import { invalidRequest } from '../invalid-request';
import { takesDatatype } from '../model/input-metadata';
import type { TensorModel } from '../model/tensor-model';
import { type Datatype, datatypes, isDatatype } from '../tensor/datatype';
import type { InputTensor } from '../tensor/input-tensor';
import { readBinaryColumn } from '../tensor/read-binary-column';
import { readJsonColumn } from '../tensor/read-json-column';
import type { BinaryData } from './binary-data';
import { isObject } from './parse-request-json';

/** The inputs of a request, and what bounds them. */
export interface InputsSource {
  readonly inputs: unknown;
  readonly binary: BinaryData;
  /** Most records of one request. */
  readonly maxRows: number;
}

/** An entry of `inputs` with what it says of its tensor. */
interface ParsedInput {
  readonly tensor: InputTensor;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * Turns the inputs of a request into records, column by column.
 *
 * @throws Problem INFERENCE_REQUEST_INVALID where they do not keep to the protocol or do not fit the model;
 *   BODY_TOO_LARGE beyond `maxRows`; RECORD_INVALID with everything that the fields refuse
 */
export function parseInputs(model: TensorModel, { inputs, binary, maxRows }: InputsSource): ColumnRecords {
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw invalidRequest(
      `expected inputs as an array of tensors, got ${Array.isArray(inputs) ? 'none' : renderGot(inputs)}`,
    );
  }
  const byField = new Array<FieldColumn | undefined>(model.fieldIndex.size).fill(undefined);
  let rows: number | undefined;
  for (const input of inputs as readonly unknown[]) {
    const { index, ...parsed } = parseInput(model, input);
    const { tensor } = parsed;
    if (byField[index] !== undefined) throw invalidRequest(`${tensor.field.name}: expected one tensor, got several`);
    rows = checkRows(tensor, rows ?? tensor.rows, maxRows);
    byField[index] = readColumn(parsed, binary);
  }
  binary.checkIsAtEnd();
  return parseColumns(model, byField, rows ?? 0);
}

function parseColumns(
  { parseColumns: parse }: TensorModel,
  byField: readonly (FieldColumn | undefined)[],
  rows: number,
): ColumnRecords {
  const parsed = parse({ rows, byField });
  if (parsed.ok) return parsed;
  const { errors } = parsed;
  throw new Problem('RECORD_INVALID', errors.map(({ message }) => message).join('; '), { errors });
}

function checkRows({ field, rows }: InputTensor, expected: number, maxRows: number): number {
  if (rows > maxRows) {
    throw new Problem(
      'BODY_TOO_LARGE',
      `expected at most ${maxRows} records, got ${rows}; split them, or raise MAX_ROWS`,
    );
  }
  if (rows === expected) return rows;
  throw invalidRequest(`${field.name}: expected ${expected} rows like the tensors before it, got ${rows}`);
}

function parseInput(model: TensorModel, input: unknown): ParsedInput & { readonly index: number } {
  if (!isObject(input)) throw invalidRequest(`expected each input as an object, got ${renderGot(input)}`);
  const { index, field } = findField(model, input['name']);
  const datatype = parseDatatype(field, input['datatype']);
  return { index, input, tensor: { field, datatype, ...parseShape(field, input['shape']) } };
}

function findField(
  { fieldIndex, model }: TensorModel,
  name: unknown,
): { readonly index: number; readonly field: FieldDeclaration } {
  const index = typeof name === 'string' ? fieldIndex.get(name) : undefined;
  const field = index === undefined ? undefined : model.bundle.schema.fields[index];
  if (index !== undefined && field !== undefined) return { index, field };
  throw invalidRequest(`expected inputs named ${[...fieldIndex.keys()].join(', ')}, got ${renderGot(name)}`);
}

function parseDatatype(field: FieldDeclaration, datatype: unknown): Datatype {
  if (!isDatatype(datatype)) {
    throw invalidRequest(`${field.name}: expected a datatype of ${datatypes.join(', ')}, got ${renderGot(datatype)}`);
  }
  if (takesDatatype(field, datatype)) return datatype;
  const accepted = datatypes.filter((one) => isDatatype(one) && takesDatatype(field, one)).join(', ');
  throw invalidRequest(`${field.name}: expected a tensor of ${accepted}, got ${datatype}`);
}

function parseShape(field: FieldDeclaration, shape: unknown): Pick<InputTensor, 'rows' | 'isMatrix'> {
  if (Array.isArray(shape) && (shape.length === 1 || shape.length === 2)) {
    const [rows, width] = shape as readonly unknown[];
    const isVectorOrColumn = shape.length === 1 || width === 1;
    if (typeof rows === 'number' && Number.isSafeInteger(rows) && rows >= 0 && isVectorOrColumn) {
      return { rows, isMatrix: shape.length === 2 };
    }
  }
  const got = Array.isArray(shape) ? `[${shape.slice(0, 4).map(renderGot).join(', ')}]` : renderGot(shape);
  throw invalidRequest(`${field.name}: expected a shape of [n] or [n, 1] with n from 0, got ${got}`);
}

function readColumn({ tensor, input }: ParsedInput, binary: BinaryData): FieldColumn {
  const parameters = input['parameters'];
  const size = isObject(parameters) ? parameters['binary_data_size'] : undefined;
  if (parameters !== undefined && !isObject(parameters)) {
    throw invalidRequest(`${tensor.field.name}: expected parameters as an object, got ${renderGot(parameters)}`);
  }
  if (size === undefined) return readJsonColumn(tensor, input['data']);
  if (input['data'] !== undefined) {
    throw invalidRequest(`${tensor.field.name}: expected either data or binary_data_size, got both`);
  }
  return readBinaryColumn(tensor, binary.take(tensor.field.name, size));
}
