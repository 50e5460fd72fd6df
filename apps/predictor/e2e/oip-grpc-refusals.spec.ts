import { type CallEnd, type CallExtras, GrpcClient, toRawInputs, toTypedInputs } from './testing/grpc-client';
import { patient } from './testing/patients';
import { PredictorProcess, type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { type Tensor, toTensors } from './testing/tensors';
import { until } from './testing/until';

const folder = makeTemporaryFolder();
const tensors = toTensors([patient]);
let predictor: RunningPredictor;
let client: GrpcClient;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({
    MODELS: `file:${folder}`,
    GRPC_PORT: '0',
    MAX_BODY_MB: '1',
    MAX_ROWS: '100',
    RELOAD_SECONDS: '0',
  });
  client = new GrpcClient(predictor.grpc);
});

afterAll(async () => {
  client.close();
  expect(await predictor.process.stop()).toMatchObject({ code: 0, stderr: '' });
});

const infer = (request: object, extras?: CallExtras) =>
  client.call('ModelInfer', { model_name: 'insurance', ...request }, extras);

/** The inputs of one patient with one of them changed. */
function typedWith(name: string, change: object): object {
  return { inputs: toTypedInputs(tensors).map((one) => (Object(one).name === name ? { ...one, ...change } : one)) };
}

function rawWith(name: string, bytes: Buffer, change: Partial<Tensor> = {}): object {
  const { inputs, raw_input_contents } = toRawInputs(
    tensors.map((one) => (one.name === name ? { ...one, ...change } : one)),
  );
  const at = tensors.findIndex((one) => one.name === name);
  return { inputs, raw_input_contents: raw_input_contents.with(at, bytes) };
}

function expectRefusal(
  { code, details, trailers }: CallEnd,
  expected: readonly [code: string, problem: string],
  message: string,
): void {
  expect([code, trailers.get('problem-code')]).toEqual([expected[0], [expected[1]]]);
  expect(details).toContain(message);
}

const INVALID = ['INVALID_ARGUMENT', 'INFERENCE_REQUEST_INVALID'] as const;
const float64 = (value: number): Buffer => Buffer.from(Float64Array.of(value).buffer);
const int64 = (value: bigint): Buffer => Buffer.from(BigInt64Array.of(value).buffer);

describe('a call of ModelInfer is refused with INVALID_ARGUMENT', () => {
  it.each<[string, () => object, string]>([
    ['no inputs', () => ({}), 'expected inputs as an array of tensors, got none'],
    ['an unknown input', () => typedWith('age', { name: 'height' }), 'got "height"'],
    [
      'an input twice',
      () => ({ inputs: toTypedInputs([...tensors, ...tensors]) }),
      'age: expected one tensor, got several',
    ],
    [
      'missing data',
      () => typedWith('age', { contents: null }),
      'age: expected data as an array of the shape [1], got nothing',
    ],
    ['empty contents', () => typedWith('age', { contents: {} }), 'age: expected data of the shape [1], got 0 elements'],
    [
      'a shape of another length',
      () => typedWith('age', { shape: [2] }),
      'age: expected data of the shape [2], got 1 elements',
    ],
    [
      'rows of different numbers',
      () => typedWith('bmi', { shape: [2], contents: { fp64_contents: [27, 28] } }),
      'bmi: expected 1 rows',
    ],
    [
      'a negative shape',
      () => typedWith('age', { shape: [-1] }),
      'expected a shape of [n] or [n, 1] with n from 0, got [-1]',
    ],
    ['a shape beyond 2^53', () => typedWith('age', { shape: ['9223372036854775807'] }), 'got [9223372036854775807]'],
    ['a shape of three', () => typedWith('age', { shape: [1, 1, 1] }), 'got [1, 1, 1]'],
    ['no shape', () => typedWith('age', { shape: [] }), 'got []'],
    ['an unknown datatype', () => typedWith('age', { datatype: 'INT128' }), 'expected a datatype of BOOL, UINT8'],
    [
      'a datatype that the field does not take',
      () => typedWith('age', { datatype: 'BYTES', contents: { bytes_contents: [Buffer.from('19')] } }),
      'age: expected a tensor of UINT8',
    ],
    [
      'a text in FP64',
      () => typedWith('bmi', { contents: { bytes_contents: [Buffer.from('27.9')] } }),
      'bmi: expected fp64_contents for FP64, got bytes_contents',
    ],
    [
      'the list of another datatype',
      () => typedWith('age', { contents: { int_contents: [19] } }),
      'age: expected int64_contents for INT64, got int_contents',
    ],
    [
      'two lists',
      () => typedWith('age', { contents: { int64_contents: [19], int_contents: [19] } }),
      'got int_contents',
    ],
    ['FP16 in its contents', () => typedWith('bmi', { datatype: 'FP16' }), 'bmi: expected raw_input_contents for FP16'],
    [
      'an overflow of INT8',
      () => typedWith('age', { datatype: 'INT8', contents: { int_contents: [128] } }),
      'whole numbers from -128 to 127, got 128',
    ],
    [
      'an INT64 that no float holds',
      () => typedWith('age', { contents: { int64_contents: ['9007199254740993'] } }),
      'hold exactly, as the model computes with those, got 9007199254740993',
    ],
    [
      'such a UINT64',
      () => typedWith('age', { datatype: 'UINT64', contents: { uint64_contents: ['18446744073709551615'] } }),
      'got 18446744073709551615',
    ],
    [
      'texts that are not UTF-8',
      () => typedWith('sex', { contents: { bytes_contents: [Buffer.from([0xff])] } }),
      'sex: expected BYTES elements, texts in UTF-8',
    ],
    [
      'an infinite number',
      () => typedWith('bmi', { contents: { fp64_contents: [Infinity] } }),
      'bmi: expected FP64 elements, finite numbers, got Infinity (row 0)',
    ],
    [
      'an unknown output',
      () => ({ ...toRawInputs(tensors), outputs: [{ name: 'risk' }] }),
      'expected outputs of expected, typical, lower, upper, got "risk"',
    ],
    [
      'an output twice',
      () => ({ ...toRawInputs(tensors), outputs: [{ name: 'upper' }, { name: 'upper' }] }),
      'expected each output once',
    ],
    [
      'classes of an output',
      () => ({
        ...toRawInputs(tensors),
        outputs: [{ name: 'upper', parameters: { classification: { int64_param: 2 } } }],
      }),
      'expected no parameter classification',
    ],
    [
      'shared memory for an output',
      () => ({
        ...toRawInputs(tensors),
        outputs: [{ name: 'upper', parameters: { shared_memory_region: { string_param: 'x' } } }],
      }),
      'expected no parameter shared_memory_region',
    ],
    [
      'raw contents for some',
      () => ({ ...toRawInputs(tensors), raw_input_contents: [int64(19n)] }),
      'expected raw_input_contents for none of the inputs or one for each, got 1 for 6',
    ],
    [
      'contents and raw contents',
      () => ({ ...toRawInputs(tensors), inputs: toTypedInputs(tensors) }),
      'age: expected either contents or raw_input_contents, got both',
    ],
    [
      'raw contents of too few bytes',
      () => rawWith('age', Buffer.alloc(7)),
      'age: expected 8 bytes for 1 INT64 elements, got 7 bytes',
    ],
    ['raw contents of too many bytes', () => rawWith('age', Buffer.alloc(16)), 'got 16 bytes'],
    ['raw texts cut short', () => rawWith('sex', Buffer.from([6, 0, 0, 0, 0x66])), 'data that ends within row 0'],
    ['a raw INT64 that no float holds', () => rawWith('age', int64(9007199254740993n)), 'got 9007199254740993 (row 0)'],
  ])('for %s', async (_what, makeRequest, message) => {
    expectRefusal(await infer(makeRequest()), INVALID, message);
  });

  it.each<[string, () => object, string]>([
    [
      'a missing input',
      () => toRawInputs(tensors.slice(1)),
      'age: expected a whole number from 0 to 120 years, got nothing',
    ],
    [
      'NaN where nothing may be missing',
      () => typedWith('bmi', { contents: { fp64_contents: [NaN] } }),
      'bmi: expected a number from 10 to 80',
    ],
    ['raw NaN', () => rawWith('bmi', float64(NaN)), 'bmi: expected a number from 10 to 80'],
    ['raw infinity', () => rawWith('bmi', float64(Infinity)), 'bmi: expected a number from 10 to 80'],
    [
      'a value out of bounds',
      () => rawWith('age', int64(250n)),
      'age: expected a whole number from 0 to 120 years, got 250 (row 0)',
    ],
    [
      'an unknown category',
      () => typedWith('sex', { contents: { bytes_contents: [Buffer.from('f')] } }),
      'sex: expected',
    ],
  ])('for %s', async (_what, makeRequest, message) => {
    expectRefusal(await infer(makeRequest()), ['INVALID_ARGUMENT', 'RECORD_INVALID'], message);
  });

  it.each<[string, Buffer]>([
    ['a field that ends too late', Buffer.from([0x0a, 0x7f, 0x61])],
    ['a length of four gigabytes', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a length beyond 2^32', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a number without end', Buffer.alloc(20, 0xff)],
    ['a group', Buffer.from([0x0b])],
    ['a name that is a number', Buffer.from([0x08, 0x01])],
    ['a name that is not UTF-8', Buffer.from([0x0a, 0x01, 0xff])],
    ['packed numbers that end within one', Buffer.from([0x2a, 0x06, 0x2a, 0x04, 0x3a, 0x02, 0x01, 0x02])],
  ])('for bytes that are no message: %s', async (_what, bytes) => {
    expectRefusal(
      await client.callWithBytes('ModelInfer', bytes),
      INVALID,
      'expected a message of inference.GRPCInferenceService',
    );
  });

  it('for a sentence with characters outside ASCII, which comes back whole', async () => {
    const name = '🩺'.repeat(60);
    const { code, details } = await infer(typedWith('age', { name }));
    expect([code, details]).toEqual([
      'INVALID_ARGUMENT',
      `expected inputs named age, sex, bmi, children, smoker, region, got "${'🩺'.repeat(20)}…"`,
    ]);
  });
});

describe('a call is refused', () => {
  it('with NOT_FOUND for an unknown model or version', async () => {
    const request = toRawInputs(tensors);
    expectRefusal(await infer({ ...request, model_name: 'wine' }), ['NOT_FOUND', 'MODEL_NOT_FOUND'], 'got "wine"');
    expectRefusal(
      await infer({ ...request, model_version: '2' }),
      ['NOT_FOUND', 'VERSION_NOT_SERVED'],
      'expected version 1',
    );
    for (const method of ['ModelReady', 'ModelMetadata', 'ModelStatistics']) {
      expectRefusal(await client.call(method, { name: 'wine' }), ['NOT_FOUND', 'MODEL_NOT_FOUND'], 'got "wine"');
      expectRefusal(
        await client.call(method, { name: 'insurance', version: '7' }),
        ['NOT_FOUND', 'VERSION_NOT_SERVED'],
        'got "7"',
      );
    }
  });

  it('with UNIMPLEMENTED for what is not served, or for operators alone', async () => {
    for (const name of ['RepositoryIndex', 'RepositoryModelLoad', 'RepositoryModelUnload']) {
      expectRefusal(await client.call(name, {}), ['UNIMPLEMENTED', 'METHOD_NOT_ALLOWED'], 'on the admin port');
    }
    expect((await client.callWithBytes('ModelConfig', Buffer.alloc(0))).code).toBe('UNIMPLEMENTED');
  });

  it('with RESOURCE_EXHAUSTED for a message, records or an inflated message beyond the limits', async () => {
    const tooMany = toRawInputs(toTensors(samplePatients(101)));
    expectRefusal(await infer(tooMany), ['RESOURCE_EXHAUSTED', 'BODY_TOO_LARGE'], 'at most 100 records, got 101');
    expect((await infer({ id: 'x'.repeat(1024 * 1024) })).code).toBe('RESOURCE_EXHAUSTED');
    const bomb = new GrpcClient(predictor.grpc, { 'grpc.default_compression_algorithm': 2 });
    expect((await bomb.callWithBytes('ModelInfer', Buffer.alloc(100 * 1024 * 1024))).code).toBe('RESOURCE_EXHAUSTED');
    bomb.close();
    expect((await infer(toRawInputs(tensors))).code).toBe('OK');
  });

  it('with UNAVAILABLE and when to try again, where too many wait', async () => {
    const busy = await startPredictor({
      MODELS: `file:${folder}`,
      GRPC_PORT: '0',
      MAX_QUEUE: '1',
      RELOAD_SECONDS: '0',
    });
    const own = new GrpcClient(busy.grpc);
    const ends = await until(
      () =>
        Promise.all(
          samplePatients(64).map((one) =>
            own.call('ModelInfer', { model_name: 'insurance', ...toRawInputs(toTensors([one])) }),
          ),
        ),
      (all) => all.some(({ code }) => code === 'UNAVAILABLE'),
    );
    own.close();
    await busy.process.stop();
    expect(new Set(ends.map(({ code }) => code))).toEqual(new Set(['OK', 'UNAVAILABLE']));
    for (const end of ends.filter(({ code }) => code === 'UNAVAILABLE')) {
      expectRefusal(end, ['UNAVAILABLE', 'OVERLOADED'], 'try again');
      expect([end.trailers.get('retry-after'), end.trailers.get('grpc-retry-pushback-ms')]).toEqual([['1'], ['1000']]);
    }
  });

  it('with UNAVAILABLE where the model is not ready, which ModelReady says with a message', async () => {
    const started = new PredictorProcess({
      MODELS: `file:${folder}`,
      GRPC_PORT: '0',
      CHANNEL: 'nowhere',
      RELOAD_SECONDS: '0',
    });
    await started.logged('not ready');
    const own = new GrpcClient(String((await started.logged('listening'))['grpc']));
    const refused = await own.call('ModelInfer', { model_name: 'insurance', ...toRawInputs(tensors) });
    expectRefusal(refused, ['UNAVAILABLE', 'MODEL_NOT_READY'], 'insurance could not be loaded');
    expect(await own.call('ModelReady', { name: 'insurance' })).toMatchObject({
      code: 'OK',
      message: { ready: false },
    });
    expect(await own.call('ServerReady', {})).toMatchObject({ code: 'OK', message: { ready: false } });
    own.close();
    await started.stop();
  });
});
