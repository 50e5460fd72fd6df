import { join } from 'node:path';
import { loadSync, type MethodDefinition } from '@grpc/proto-loader';
import fc from 'fast-check';
import { ProtoWriter } from '../wire/proto-writer';
import { readInferRequest } from './infer-request';

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const UINT64 = { min: 0n, max: 2n ** 64n - 1n };

/** Another implementation of the same messages, from the protocol's file. */
const service = loadSync(join(__dirname, '../open-inference.proto'), { keepCase: true, longs: String, bytes: Buffer })[
  'inference.GRPCInferenceService'
] as Readonly<Record<string, MethodDefinition<object, object>>>;

function encode(request: object): Buffer {
  return service['ModelInfer']?.requestSerialize(request) ?? Buffer.alloc(0);
}

/** As we read it: a number where that is exact. */
function toExact(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

const bytes = fc.uint8Array({ maxLength: 9 }).map((array) => Buffer.from(array));
const int32 = fc.integer();
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const float = fc.float({ noDefaultInfinity: false });
const contents = fc.record({
  bool_contents: fc.array(fc.boolean()),
  int_contents: fc.array(int32),
  int64_contents: fc.array(fc.bigInt(INT64)),
  uint_contents: fc.array(uint32),
  uint64_contents: fc.array(fc.bigInt(UINT64)),
  fp32_contents: fc.array(float),
  fp64_contents: fc.array(fc.double()),
  bytes_contents: fc.array(bytes),
});
const text = fc.string({ unit: 'grapheme' });
const parameter = fc.oneof(
  fc.boolean().map((value) => [{ bool_param: value }, value] as const),
  fc.bigInt(INT64).map((value) => [{ int64_param: String(value) }, toExact(value)] as const),
  text.map((value) => [{ string_param: value }, value] as const),
  fc.double().map((value) => [{ double_param: value }, value] as const),
  fc.bigInt(UINT64).map((value) => [{ uint64_param: String(value) }, toExact(value)] as const),
);
const parameters = fc.dictionary(text, parameter);
const input = fc.record({
  name: text,
  datatype: text,
  shape: fc.array(fc.bigInt(INT64)),
  parameters,
  contents: fc.option(contents, { nil: undefined }),
});

type Parameters = typeof parameters extends fc.Arbitrary<infer Value> ? Value : never;

const toMessage = (named: Parameters): object => mapValues(named, ([message]) => message);
const toValues = (named: Parameters): object => mapValues(named, ([, value]) => value);

function mapValues<Value>(named: Readonly<Record<string, Value>>, map: (value: Value) => unknown): object {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, map(value)]));
}

describe('readInferRequest', () => {
  it('reads what another implementation writes, each number without loss', () => {
    const request = fc.record({
      model: text,
      version: text,
      id: text,
      parameters,
      inputs: fc.array(input, { maxLength: 4 }),
      outputs: fc.array(fc.record({ name: text, parameters }), { maxLength: 3 }),
      raw: fc.array(bytes, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(request, ({ model, version, id, inputs, outputs, raw, ...rest }) => {
        const written = encode({
          model_name: model,
          model_version: version,
          id,
          parameters: toMessage(rest.parameters),
          inputs: inputs.map((one) => ({
            ...one,
            shape: one.shape.map(String),
            parameters: toMessage(one.parameters),
            ...(one.contents && {
              contents: {
                ...one.contents,
                int64_contents: one.contents.int64_contents.map(String),
                uint64_contents: one.contents.uint64_contents.map(String),
              },
            }),
          })),
          outputs: outputs.map((one) => ({ name: one.name, parameters: toMessage(one.parameters) })),
          raw_input_contents: raw,
        });
        expect(readInferRequest(written)).toEqual({
          params: version === '' ? { model } : { model, version },
          id,
          parameters: toValues(rest.parameters),
          inputs: inputs.map((one) => ({
            name: one.name,
            datatype: one.datatype,
            shape: one.shape.map(toExact),
            parameters: toValues(one.parameters),
            contents: one.contents && {
              ...one.contents,
              int64_contents: one.contents.int64_contents.map(toExact),
              uint64_contents: one.contents.uint64_contents.map(toExact),
            },
          })),
          outputs: outputs.map((one) => ({ name: one.name, parameters: toValues(one.parameters) })),
          rawContents: raw,
        });
      }),
    );
  });

  it('reads numbers that are not packed, and passes over fields that it does not know', () => {
    const shape = [2, 1].map((dimension) => new ProtoWriter().integer(3, dimension).finish());
    const unknown = [
      Buffer.from([0x51, 1, 2, 3, 4, 5, 6, 7, 8]),
      Buffer.from([0x5d, 1, 2, 3, 4]),
      Buffer.from([0x60, 0x81, 1]),
    ];
    const message = new ProtoWriter()
      .bytes(5, Buffer.concat([...shape, ...unknown]))
      .text(99, 'new')
      .finish();
    expect(readInferRequest(message).inputs).toMatchObject([{ shape: [2, 1], contents: undefined }]);
  });

  it('refuses any other bytes, or reads them, but never fails otherwise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (array) => {
        try {
          readInferRequest(Buffer.from(array));
        } catch (error) {
          expect(error).toMatchObject({ code: 'INFERENCE_REQUEST_INVALID' });
        }
      }),
    );
  });
});
