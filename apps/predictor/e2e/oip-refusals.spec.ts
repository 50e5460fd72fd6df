import { gzipSync } from 'node:zlib';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { type Answer, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { encodeTensor, toBinaryBody, toTensors, toTensorsWith } from './testing/tensors';
import { until } from './testing/until';

const folder = makeTemporaryFolder();
let predictor: RunningPredictor;
let infer: string;

beforeAll(async () => {
  await publishInsurance(folder);
  predictor = await startPredictor({
    MODELS: `file:${folder}`,
    MAX_BODY_MB: '1',
    MAX_ROWS: '100',
    RELOAD_SECONDS: '0',
  });
  infer = `${predictor.url}/v2/models/insurance/infer`;
});

afterAll(() => predictor.process.stop());

const ages = (change: Readonly<Record<string, unknown>>): unknown => ({
  inputs: toTensorsWith([patient], 'age', change),
});
const bmis = (change: Readonly<Record<string, unknown>>): unknown => ({
  inputs: toTensorsWith([patient], 'bmi', change),
});
const inputs = toTensors([patient]);
const deep = `${'['.repeat(101)}${']'.repeat(101)}`;

/** Every refusal is of this form, and says what is in it. */
function expectRefusal({ status, headers, body }: Answer, expected: number, message: string): void {
  expect([status, headers.get('content-type'), Object.keys(body)]).toEqual([expected, 'application/json', ['error']]);
  expect(body['error']).toContain(message);
}

describe('an inference request is refused with 400', () => {
  it.each<[string, unknown, string]>([
    ['malformed JSON', '{"inputs": [', 'well-formed JSON'],
    ['NaN in JSON', '{"inputs": [{"data": [NaN]}]}', 'well-formed JSON'],
    ['nothing', '', 'got an empty body'],
    ['JSON of more than 100 levels', `{"parameters": {"x": ${deep}}, "inputs": []}`, 'more than 100 levels deep'],
    ['data of more than 100 levels', `{"inputs": [{"name": "age", "data": ${deep}}]}`, 'more than 100 levels deep'],
    ['a list', [], 'expected an object with inputs'],
    ['inputs twice', '{"inputs": [], "inputs": []}', 'expected inputs once'],
    ['an id that is no text', { id: 7, inputs }, 'expected id as a text, got 7'],
    ['no inputs', {}, 'expected inputs as an array of tensors, got nothing'],
    ['inputs: []', { inputs: [] }, 'expected inputs as an array of tensors, got none'],
    ['inputs: {}', { inputs: {} }, 'got an object'],
    ['an input that is none', { inputs: [7] }, 'expected each input as an object, got 7'],
    ['an unknown input', { inputs: [...inputs, { ...inputs[0], name: 'height' }] }, 'got "height"'],
    ['an input without a name', { inputs: [{}] }, 'expected inputs named age, sex, bmi'],
    ['an input twice', { inputs: [...inputs, inputs[0]] }, 'age: expected one tensor, got several'],
    ['a missing input', { inputs: inputs.slice(1) }, 'age: expected a whole number from 0 to 120 years, got nothing'],
    ['missing data', ages({ data: undefined }), 'age: expected data as an array of the shape [1], got nothing'],
    ['data that is no array', ages({ data: 19 }), 'got 19'],
    ['a shape of another length', ages({ shape: [2] }), 'age: expected data of the shape [2], got 1 elements'],
    [
      'rows of different numbers',
      { inputs: toTensorsWith([patient], 'bmi', { shape: [2], data: [27, 28] }) },
      'bmi: expected 1 rows',
    ],
    ['a negative shape', ages({ shape: [-1] }), 'expected a shape of [n] or [n, 1] with n from 0, got [-1]'],
    ['a shape with a fraction', ages({ shape: [1.5] }), 'got [1.5]'],
    ['a shape of three', ages({ shape: [1, 1, 1] }), 'got [1, 1, 1]'],
    ['a shape of two columns', ages({ shape: [1, 2], data: [19, 20] }), 'got [1, 2]'],
    ['an empty shape', ages({ shape: [] }), 'got []'],
    ['no shape', ages({ shape: undefined }), 'got nothing'],
    [
      'a shape beyond 2^53',
      '{"inputs": [{"name": "age", "datatype": "INT64", "shape": [99999999999999999999]}]}',
      'got [99999999999999999999]',
    ],
    ['nesting that is not of the shape', ages({ data: [[19]] }), 'age: expected INT64 elements'],
    ['a row of two elements', ages({ shape: [1, 1], data: [[19, 20]] }), 'age: expected rows of one element each'],
    ['an unknown datatype', ages({ datatype: 'INT128' }), 'expected a datatype of BOOL, UINT8'],
    ['a datatype that is none', ages({ datatype: 'toString' }), 'got "toString"'],
    ['no datatype', ages({ datatype: undefined }), 'got nothing'],
    ['a datatype that the field does not take', ages({ datatype: 'BYTES' }), 'age: expected a tensor of UINT8'],
    [
      'a text in FP32',
      bmis({ datatype: 'FP32', data: ['27.9'] }),
      'bmi: expected FP32 elements, finite numbers, got "27.9" (row 0)',
    ],
    ['too large a number in FP32', bmis({ datatype: 'FP32', data: [1e39] }), 'bmi: expected FP32 elements'],
    [
      'a number beyond every float',
      '{"inputs": [{"name": "bmi", "datatype": "FP64", "shape": [1], "data": [1e400]}]}',
      'bmi: expected FP64 elements',
    ],
    ['FP16 in JSON', bmis({ datatype: 'FP16' }), 'bmi: expected binary data, as JSON has no FP16'],
    ['a fraction in INT64', ages({ data: [19.5] }), 'age: expected INT64 elements, whole numbers'],
    ['an overflow of INT8', ages({ datatype: 'INT8', data: [128] }), 'whole numbers from -128 to 127, got 128'],
    ['an overflow of UINT32', ages({ datatype: 'UINT32', data: [-1] }), 'whole numbers from 0 to 4294967295, got -1'],
    [
      'null where nothing may be missing',
      ages({ data: [null] }),
      'age: expected a whole number from 0 to 120 years, got nothing (row 0)',
    ],
    ['a truth value in INT64', ages({ data: [true] }), 'got true'],
    [
      'a value out of bounds',
      ages({ data: [250] }),
      'age: expected a whole number from 0 to 120 years, got 250 (row 0)',
    ],
    ['an unknown category', { inputs: toTensorsWith([patient], 'sex', { data: ['f'] }) }, 'sex: expected'],
    ['a number in BYTES', { inputs: toTensorsWith([patient], 'sex', { data: [1] }) }, 'sex: expected BYTES elements'],
    [
      'data and binary data',
      ages({ parameters: { binary_data_size: 8 } }),
      'age: expected either data or binary_data_size',
    ],
    [
      'binary data without its header',
      ages({ data: undefined, parameters: { binary_data_size: 8 } }),
      'expected the header inference-header-content-length',
    ],
    ['parameters that are none', ages({ parameters: 7 }), 'age: expected parameters as an object, got 7'],
    ['outputs that are none', { inputs, outputs: 7 }, 'expected outputs as an array, got 7'],
    ['an output that is none', { inputs, outputs: [7] }, 'expected each output as an object, got 7'],
    [
      'an unknown output',
      { inputs, outputs: [{ name: 'risk' }] },
      'expected outputs of expected, typical, lower, upper, got "risk"',
    ],
    ['an output twice', { inputs, outputs: [{ name: 'upper' }, { name: 'upper' }] }, 'expected each output once'],
    [
      'a flag that is none',
      { inputs, parameters: { binary_data_output: 1 } },
      'expected binary_data_output as true or false',
    ],
    [
      'parameters of the request that are none',
      { inputs, parameters: [] },
      'expected parameters as an object, got an array',
    ],
    [
      'classes of an output',
      { inputs, outputs: [{ name: 'upper', parameters: { classification: 2 } }] },
      'expected no parameter classification',
    ],
  ])('for %s', async (_what, body, message) => {
    expectRefusal(await post(infer, body), 400, message);
  });

  it.each([
    ['9223372036854775808', 'whole numbers from -9223372036854775808 to 9223372036854775807, got 9223372036854775808'],
    ['-9223372036854775809', 'got -9223372036854775809'],
    [
      '9223372036854775807',
      'elements that 64-bit floats hold exactly, as the model computes with those, got 9223372036854775807',
    ],
    ['9007199254740993', 'hold exactly, as the model computes with those, got 9007199254740993 (row 0)'],
    ['9007199254740994', 'age: expected a whole number from 0 to 120 years, got 9007199254740994 (row 0)'],
    ['1e30', 'whole numbers from'],
  ])('for the INT64 %s, of which no digit is lost', async (number, message) => {
    const text = JSON.stringify(ages({ data: ['here'] })).replace('"here"', number);
    expectRefusal(await post(infer, text), 400, message);
  });

  it.each([9223372036854775807n, 9007199254740993n, -9007199254740993n])(
    'for the INT64 %p as binary data',
    async (number) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64LE(number);
      const { body, headers } = toBinaryBody(inputs, ({ name }) => (name === 'age' ? bytes : undefined));
      expectRefusal(await post(infer, body, headers), 400, `got ${number} (row 0)`);
    },
  );

  it.each(['', '-1', '1.5', 'x', '1e3', '99999999', '99999999999999999999'])(
    'for the length %p of its JSON',
    async (length) => {
      const { body, headers } = toBinaryBody(inputs, encodeTensor);
      const answer = await post(infer, body, { ...headers, 'inference-header-content-length': length });
      expectRefusal(answer, 400, 'expected inference-header-content-length from 0');
    },
  );

  it.each(['0', '10'])('for the length %s, which is not where its JSON ends', async (length) => {
    const { body, headers } = toBinaryBody(inputs, encodeTensor);
    const answer = await post(infer, body, { ...headers, 'inference-header-content-length': length });
    expectRefusal(answer, 400, 'expected a body of well-formed JSON');
  });

  it.each<[string, Buffer, string]>([
    ['too few bytes', Buffer.alloc(7), 'age: expected 8 bytes for 1 INT64 elements, got 7 bytes'],
    ['too many bytes', Buffer.alloc(16), 'got 16 bytes'],
  ])('for binary data of %s', async (_what, bytes, message) => {
    const { body, headers } = toBinaryBody(inputs, ({ name }) => (name === 'age' ? bytes : undefined));
    expectRefusal(await post(infer, body, headers), 400, message);
  });

  it.each<[string, Buffer, string]>([
    ['a length cut short', Buffer.from([6, 0, 0]), 'data that ends within row 0'],
    ['a text cut short', Buffer.from([6, 0, 0, 0, 0x66]), 'data that ends within row 0'],
    ['a length of four gigabytes', Buffer.from([255, 255, 255, 255, 0x66]), 'data that ends within row 0'],
    [
      'more texts than rows',
      Buffer.from([1, 0, 0, 0, 0x66, 1, 0, 0, 0, 0x66]),
      '1 BYTES elements in 5 bytes, got 10 bytes',
    ],
    ['bytes that are not UTF-8', Buffer.from([1, 0, 0, 0, 0xff]), 'bytes that are not UTF-8 (row 0)'],
  ])('for texts with %s', async (_what, bytes, message) => {
    const { body, headers } = toBinaryBody(inputs, ({ name }) => (name === 'sex' ? bytes : undefined));
    expectRefusal(await post(infer, body, headers), 400, `sex: expected`);
    expectRefusal(await post(infer, body, headers), 400, message);
  });

  it.each([NaN, Infinity])('for %p as binary data', async (number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(number);
    const { body, headers } = toBinaryBody(inputs, ({ name }) => (name === 'bmi' ? bytes : undefined));
    expectRefusal(await post(infer, body, headers), 400, 'bmi: expected a number from 10 to 80 kg/m²');
  });

  it('for binary data that belongs to no tensor, or that is not there', async () => {
    const { body, headers } = toBinaryBody(inputs, encodeTensor);
    const longer = new Uint8Array([...body, 0]);
    expectRefusal(
      await post(infer, longer, headers),
      400,
      'expected binary data for the inputs alone, got 1 bytes more',
    );
    expectRefusal(
      await post(infer, body.slice(0, -1), headers),
      400,
      'region: expected a binary_data_size from 0 to the',
    );
  });

  it('for a body that is not compressed as it says', async () => {
    const zipped = gzipSync(JSON.stringify({ inputs }));
    const cut = new Uint8Array(zipped.subarray(0, -12));
    for (const [body, encoding] of [
      [JSON.stringify({ inputs }), 'gzip'],
      [cut, 'gzip'],
      [JSON.stringify({ inputs }), 'deflate'],
    ] as const) {
      expectRefusal(
        await post(infer, body, { 'content-encoding': encoding }),
        400,
        'compressed as content-encoding says',
      );
    }
  });
});

describe('an inference request is refused', () => {
  it('with 404 for an unknown model or version', async () => {
    const models = `${predictor.url}/v2/models`;
    expectRefusal(await post(`${models}/wine/infer`, { inputs }), 404, 'got "wine"');
    expectRefusal(
      await post(`${models}/insurance/versions/2/infer`, { inputs }),
      404,
      'expected version 1 of insurance',
    );
  });

  it('with 415 for an encoding that is not read', async () => {
    expectRefusal(await post(infer, { inputs }, { 'content-encoding': 'br' }), 415, 'gzip or deflate');
  });

  it('with 413 for a body, records or a decompressed body beyond the limits', async () => {
    const blank = ' '.repeat(1024 * 1024);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200 * 1024 * 1024, 32)));
    expectRefusal(await post(infer, `${blank}{}`), 413, 'raise MAX_BODY_MB');
    expectRefusal(await post(infer, bomb, { 'content-encoding': 'gzip' }), 413, 'raise MAX_BODY_MB');
    expectRefusal(await post(infer, { inputs: toTensors(samplePatients(101)) }), 413, 'at most 100 records, got 101');
    expect((await post(infer, { inputs: toTensors(samplePatients(100)) })).status).toBe(200);
  });

  it('with 503 and when to come back, where too many wait', async () => {
    const busy = await startPredictor({ MODELS: `file:${folder}`, MAX_QUEUE: '1', RELOAD_SECONDS: '0' });
    const url = `${busy.url}/v2/models/insurance/infer`;
    const answers = await until(
      () => Promise.all(samplePatients(64).map((one) => post(url, { inputs: toTensors([one]) }))),
      (all) => all.some(({ status }) => status === 503),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    const refused = answers.filter(({ status }) => status === 503);
    for (const { headers, body } of refused) {
      expect([headers.get('retry-after'), Object.keys(body)]).toEqual([expect.stringMatching(/^\d+$/), ['error']]);
    }
    await busy.process.stop();
  });
});
