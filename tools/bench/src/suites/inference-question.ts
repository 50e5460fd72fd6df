import { type BenchRecord, type Question, toJsonQuestion } from '../question';

const INFER_PATH = '/v2/models/insurance/infer';

const DATATYPES = {
  age: 'INT64',
  sex: 'BYTES',
  bmi: 'FP64',
  children: 'INT64',
  smoker: 'BYTES',
  region: 'BYTES',
} as const satisfies Record<keyof BenchRecord, string>;

const FIELDS = Object.keys(DATATYPES) as readonly (keyof BenchRecord)[];

/** A request of the Open Inference Protocol in JSON, one tensor for each field. */
export function toInferenceQuestion(records: readonly BenchRecord[]): Question {
  const inputs = FIELDS.map((name) => ({
    name,
    datatype: DATATYPES[name],
    shape: [records.length],
    data: records.map((record) => record[name]),
  }));
  return toJsonQuestion(INFER_PATH, { inputs });
}

/** The same with binary tensors, and `expected` asked for as a binary tensor. */
export function toBinaryQuestion(records: readonly BenchRecord[]): Question {
  const tensors = FIELDS.map((name) => ({
    name,
    bytes: Buffer.concat(records.map((record) => toBytes(record, name))),
  }));
  const inputs = tensors.map(({ name, bytes }) => ({
    name,
    datatype: DATATYPES[name],
    shape: [records.length],
    parameters: { binary_data_size: bytes.length },
  }));
  const outputs = [{ name: 'expected', parameters: { binary_data: true } }];
  const head = Buffer.from(JSON.stringify({ inputs, outputs }));
  return {
    path: INFER_PATH,
    headers: { 'Content-Type': 'application/octet-stream', 'Inference-Header-Content-Length': String(head.length) },
    body: Buffer.concat([head, ...tensors.map(({ bytes }) => bytes)]),
  };
}

/** Little-endian; texts have their length before them, as the protocol's binary extension has it. */
function toBytes(record: BenchRecord, name: keyof BenchRecord): Buffer {
  const value = record[name];
  if (typeof value === 'string') {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(value));
    return Buffer.concat([length, Buffer.from(value)]);
  }
  const bytes = Buffer.alloc(8);
  if (DATATYPES[name] === 'INT64') bytes.writeBigInt64LE(BigInt(value));
  else bytes.writeDoubleLE(value);
  return bytes;
}
