import type { PatientRecord } from './patients';

/** A tensor as the Open Inference Protocol v2 writes it. */
export interface Tensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly data?: readonly unknown[];
}

/** Datatypes of a patient's fields, as `GET /v2/models/insurance` says them. */
export const PATIENT_DATATYPES: Readonly<Record<keyof PatientRecord, string>> = {
  age: 'INT64',
  sex: 'BYTES',
  bmi: 'FP64',
  children: 'INT64',
  smoker: 'BYTES',
  region: 'BYTES',
};

/** The tensors of patients, one for each field. */
export function toTensors(patients: readonly PatientRecord[]): readonly Tensor[] {
  return fieldsOf(patients).map(([name, datatype, data]) => ({ name, datatype, shape: [patients.length], data }));
}

/** The same, with one tensor changed. */
export function toTensorsWith(
  patients: readonly PatientRecord[],
  name: keyof PatientRecord,
  change: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  return toTensors(patients).map((tensor) => (tensor.name === name ? { ...tensor, ...change } : tensor));
}

function fieldsOf(patients: readonly PatientRecord[]): readonly (readonly [string, string, readonly unknown[]])[] {
  const names = ['age', 'sex', 'bmi', 'children', 'smoker', 'region'] as const;
  return names.map((name) => [name, PATIENT_DATATYPES[name], patients.map((patient) => patient[name])]);
}

/** A body of JSON and of binary data, with the header that says where one ends. */
export interface BinaryBody {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Moves the data of some tensors behind the JSON. */
export function toBinaryBody(
  tensors: readonly Tensor[],
  encode: (tensor: Tensor) => Buffer | undefined,
  rest: Readonly<Record<string, unknown>> = {},
): BinaryBody {
  const blobs: Buffer[] = [];
  const inputs = tensors.map(({ data, ...tensor }) => {
    const blob = encode({ ...tensor, ...(data && { data }) });
    if (blob === undefined) return { ...tensor, data };
    blobs.push(blob);
    return { ...tensor, parameters: { binary_data_size: blob.length } };
  });
  const json = Buffer.from(JSON.stringify({ inputs, ...rest }));
  return {
    body: new Uint8Array(Buffer.concat([json, ...blobs])),
    headers: {
      'content-type': 'application/octet-stream',
      'inference-header-content-length': String(json.length),
    },
  };
}

/** Texts, each with its length before it. */
export function encodeTexts(texts: readonly unknown[]): Buffer {
  return Buffer.concat(
    texts.flatMap((text) => {
      const bytes = Buffer.from(String(text));
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** The binary data of a tensor of numbers or texts. */
export function encodeTensor({ datatype, data = [] }: Tensor): Buffer {
  if (datatype === 'BYTES') return encodeTexts(data);
  const writers: Readonly<Record<string, (values: readonly unknown[]) => ArrayBufferView<ArrayBuffer>>> = {
    INT64: (values) => BigInt64Array.from(values, (value) => BigInt(Number(value))),
    INT32: (values) => Int32Array.from(values, Number),
    UINT8: (values) => Uint8Array.from(values, Number),
    FP32: (values) => Float32Array.from(values, Number),
    FP64: (values) => Float64Array.from(values, Number),
  };
  const write = writers[datatype];
  if (write === undefined) throw new Error(`expected a datatype that the tests write, got ${datatype}`);
  const { buffer, byteOffset, byteLength } = write(data);
  return Buffer.from(buffer, byteOffset, byteLength);
}
