import { type IncomingMessage, request } from 'node:http';
import { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { patient } from './testing/patients';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { publishVisits } from './testing/publish-visits';
import { post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { encodeTensor, type Tensor, toBinaryBody, toTensors, toTensorsWith } from './testing/tensors';

const OUTPUTS = ['expected', 'typical', 'lower', 'upper'] as const;
const folder = makeTemporaryFolder();
const patients = samplePatients(7);
let predictor: RunningPredictor;
let infer: string;

beforeAll(async () => {
  await publishInsurance(folder);
  await publishVisits(folder);
  predictor = await startPredictor({ MODELS: `file:${folder}`, RELOAD_SECONDS: '0' });
  infer = `${predictor.url}/v2/models/insurance/infer`;
});

afterAll(() => predictor.process.stop());

/** What the other API says of the same patients, in the order of the outputs. */
async function estimatesOf(records: readonly unknown[]): Promise<readonly (readonly number[])[]> {
  const answers = await Promise.all(records.map((record) => post(`${predictor.url}/api/v1/predict`, record)));
  const estimates = answers.map(({ body }) => Object(body['estimate']));
  return [
    estimates.map(({ expected }) => expected),
    estimates.map(({ typical }) => typical),
    estimates.map(({ interval }) => interval.lower),
    estimates.map(({ interval }) => interval.upper),
  ];
}

function dataOf(body: Readonly<Record<string, unknown>>): readonly (readonly number[])[] {
  return Object(body['outputs']).map(({ data }: { readonly data: readonly number[] }) => data);
}

/** Splits a binary answer: its JSON, and the data after it. */
async function inferBinary(body: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>) {
  const response = await fetch(infer, { method: 'POST', body, headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const jsonBytes = Number(response.headers.get('inference-header-content-length'));
  return {
    type: response.headers.get('content-type'),
    json: JSON.parse(bytes.toString('utf8', 0, jsonBytes)),
    data: bytes.subarray(jsonBytes),
  };
}

function floatsIn(bytes: Buffer): readonly number[] {
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

describe('POST /v2/models/{model}/infer', () => {
  it('answers many records, bit for bit what each gets alone', async () => {
    const { status, headers, body } = await post(infer, { id: 'seven', inputs: toTensors(patients) });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      model_name: 'insurance',
      model_version: '1',
      id: 'seven',
      outputs: OUTPUTS.map((name) => ({ name, datatype: 'FP32', shape: [7], data: expect.any(Array) })),
    });
    expect(dataOf(body)).toEqual(await estimatesOf(patients));
  });

  it('answers one, and gives a request without an id its own', async () => {
    const { body } = await post(infer, { inputs: toTensors([patient]) }, { 'x-request-id': 'mine' });
    expect(body).toMatchObject({ id: 'mine', outputs: OUTPUTS.map((name) => ({ name, shape: [1] })) });
    expect(dataOf(body)).toEqual(await estimatesOf([patient]));
  });

  it('answers none for none', async () => {
    const { status, body } = await post(infer, { inputs: toTensors([]) });
    expect([status, dataOf(body)]).toEqual([200, [[], [], [], []]]);
  });

  it('takes a version, columns that are nested or flat, and tensors in any order', async () => {
    const nested = toTensors(patients).map(({ data = [], ...tensor }) => ({
      ...tensor,
      shape: [data.length, 1],
      data: data.map((value) => [value]),
    }));
    const flat = toTensors(patients).map((tensor) => ({ ...tensor, shape: [7, 1] }));
    const answers = await Promise.all([
      post(`${predictor.url}/v2/models/insurance/versions/1/infer`, { inputs: nested }),
      post(infer, { inputs: flat.toReversed() }),
    ]);
    const expected = await estimatesOf(patients);
    expect(answers.map(({ body }) => dataOf(body))).toEqual([expected, expected]);
  });

  it.each(['INT8', 'INT16', 'INT32', 'UINT8', 'UINT16', 'UINT32', 'UINT64', 'FP32', 'FP64'])(
    'takes whole numbers as %s',
    async (datatype) => {
      const { status, body } = await post(infer, { inputs: toTensorsWith(patients, 'age', { datatype }) });
      expect([status, dataOf(body)]).toEqual([200, await estimatesOf(patients)]);
    },
  );

  it('rounds what comes as FP32 to 32 bits, in JSON as in binary data', async () => {
    const rounded = patients.map((one) => ({ ...one, bmi: Math.fround(one.bmi) }));
    const inputs = toTensors(patients).map((one) => (one.name === 'bmi' ? { ...one, datatype: 'FP32' } : one));
    const { body, headers } = toBinaryBody(inputs, encodeTensor);
    const expected = await estimatesOf(rounded);
    expect(dataOf((await post(infer, { inputs })).body)).toEqual(expected);
    const answer = await fetch(infer, { method: 'POST', body, headers });
    expect(dataOf(Object(await answer.json()))).toEqual(expected);
  });

  it('takes binary data of FP16', async () => {
    const bits = Buffer.alloc(2);
    // 27.5 = 2^4 × (1 + 736/1024)
    bits.writeUInt16LE((19 << 10) | 736);
    const inputs = toTensors([patient]).map((one) => (one.name === 'bmi' ? { ...one, datatype: 'FP16' } : one));
    const { body, headers } = toBinaryBody(inputs, ({ name }) => (name === 'bmi' ? bits : undefined));
    const answer = await post(infer, body, headers);
    expect(dataOf(answer.body)).toEqual(await estimatesOf([{ ...patient, bmi: 27.5 }]));
  });

  it('takes binary data for all tensors or for some, and answers with it where that is asked for', async () => {
    const expected = await estimatesOf(patients);
    const onlyBmi = (one: Tensor): Buffer | undefined => (one.name === 'bmi' ? encodeTensor(one) : undefined);
    for (const some of [encodeTensor, onlyBmi]) {
      const { body, headers } = toBinaryBody(toTensors(patients), some, { parameters: { binary_data_output: true } });
      const { type, json, data } = await inferBinary(body, headers);
      expect(type).toBe('application/octet-stream');
      expect(json.outputs).toEqual(
        OUTPUTS.map((name) => ({ name, datatype: 'FP32', shape: [7], parameters: { binary_data_size: 28 } })),
      );
      expect(floatsIn(data)).toEqual(expected.flat());
    }
  });

  it('answers with the outputs that are asked for, in their order, each as it is asked for', async () => {
    const outputs = [{ name: 'upper', parameters: { binary_data: true } }, { name: 'expected' }];
    const body = JSON.stringify({ inputs: toTensors(patients), outputs });
    const { json, data } = await inferBinary(new TextEncoder().encode(body), {});
    const [expected = [], , , upper = []] = await estimatesOf(patients);
    expect(json.outputs).toEqual([
      { name: 'upper', datatype: 'FP32', shape: [7], parameters: { binary_data_size: 28 } },
      { name: 'expected', datatype: 'FP32', shape: [7], data: expected },
    ]);
    expect(floatsIn(data)).toEqual(upper);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('takes a body compressed with %s', async (encoding, compress) => {
    const { body, headers } = toBinaryBody(toTensors(patients), encodeTensor);
    const answer = await post(infer, new Uint8Array(compress(body)), { ...headers, 'content-encoding': encoding });
    expect([answer.status, dataOf(answer.body)]).toEqual([200, await estimatesOf(patients)]);
  });

  it.each(['gzip', 'deflate'])('compresses an answer with %s where that is asked for', async (encoding) => {
    const many = samplePatients(500);
    const { body, headers } = toBinaryBody(toTensors(many), encodeTensor, { parameters: { binary_data_output: true } });
    const ask = async (accepted: string) => {
      const options = { method: 'POST', headers: { ...headers, 'accept-encoding': accepted } };
      const response = await new Promise<IncomingMessage>((resolve) => request(infer, options, resolve).end(body));
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      return { headers: response.headers, bytes: Buffer.concat(chunks) };
    };
    const plain = await ask('identity');
    const asked = await ask(`br;q=1.0, ${encoding};q=0.5`);
    expect([plain.headers['content-encoding'], asked.headers['content-encoding']]).toEqual([undefined, encoding]);
    expect([plain.headers.vary, asked.headers.vary]).toEqual(['accept-encoding', 'accept-encoding']);
    expect(asked.bytes.length).toBeLessThan(plain.bytes.length);
    const inflated = encoding === 'gzip' ? gunzipSync(asked.bytes) : inflateSync(asked.bytes);
    const jsonBytes = Number(asked.headers['inference-header-content-length']);
    const dataOfPlain = plain.bytes.subarray(Number(plain.headers['inference-header-content-length']));
    expect(inflated.subarray(jsonBytes)).toEqual(dataOfPlain);
  });

  it.each([
    {},
    { 'content-type': 'text/plain' },
    { 'content-type': 'nonsense' },
    { 'content-type': 'application/json' },
  ])('takes a body with the headers %p', async (headers) => {
    // Bytes, as fetch gives a text a content type of its own.
    const body = new TextEncoder().encode(JSON.stringify({ inputs: toTensors([patient]) }));
    expect((await fetch(infer, { method: 'POST', body, headers })).status).toBe(200);
  });

  it('ignores parameters that it does not know, and outputs of none', async () => {
    const { status } = await post(infer, {
      inputs: toTensors([patient]),
      outputs: [],
      parameters: { priority: 1, timeout: 100, sequence_id: 0 },
    });
    expect(status).toBe(200);
  });
});

describe('inference of a classification', () => {
  const visits = [
    { name: 'admitted', datatype: 'BYTES', shape: [2], data: ['2026-03-07', '2026-03-08'] },
    { name: 'ward', datatype: 'BYTES', shape: [2], data: ['surgery', 'maternité'] },
    { name: 'urgent', datatype: 'BOOL', shape: [2], data: [true, false] },
  ];
  const ages = { name: 'age', datatype: 'FP64', shape: [2], data: [40, null] };
  const ask = (body: unknown, headers = {}) => post(`${predictor.url}/v2/models/visits/infer`, body, headers);

  async function estimatesOfVisits(age: number | null): Promise<readonly unknown[]> {
    const rows = [
      { age: 40, admitted: '2026-03-07', ward: 'surgery', urgent: true },
      { age, admitted: '2026-03-08', ward: 'maternité', urgent: false },
    ];
    const answers = await Promise.all(rows.map((row) => post(`${predictor.url}/api/v1/models/visits/predict`, row)));
    return answers.map(({ body }) => body['estimate']);
  }

  it('answers with labels and the probabilities of all, and takes null where values may be missing', async () => {
    const { body } = await ask({ inputs: [ages, ...visits] });
    const estimates = await estimatesOfVisits(null);
    expect(body['outputs']).toEqual([
      { name: 'label', datatype: 'BYTES', shape: [2], data: estimates.map((one) => Object(one).label) },
      {
        name: 'probabilities',
        datatype: 'FP32',
        shape: [2, 3],
        parameters: { labels: '["home","ward","intensive"]' },
        data: estimates.flatMap((one) => Object.values(Object(one).probabilities)),
      },
    ]);
  });

  it('takes NaN in binary data, or no tensor at all, for values that are missing', async () => {
    const nan = { ...ages, data: [40, NaN] };
    const { body, headers } = toBinaryBody([nan, ...visits], (one) =>
      one.name === 'age' ? encodeTensor(one) : undefined,
    );
    const expected = (await ask({ inputs: [ages, ...visits] })).body['outputs'];
    expect((await ask(body, headers)).body['outputs']).toEqual(expected);
    const { status, body: without } = await ask({ inputs: visits });
    expect([status, Object(without['outputs'])[0].shape]).toEqual([200, [2]]);
  });

  it('takes texts and truth values as binary data, and answers with labels in it', async () => {
    const encode = (one: Tensor): Buffer => (one.datatype === 'BOOL' ? Buffer.from([1, 0]) : encodeTensor(one));
    const { body, headers } = toBinaryBody([ages, ...visits].with(0, { ...ages, data: [40, 41] }), encode, {
      outputs: [{ name: 'label', parameters: { binary_data: true } }],
    });
    const response = await fetch(`${predictor.url}/v2/models/visits/infer`, { method: 'POST', body, headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    const data = bytes.subarray(Number(response.headers.get('inference-header-content-length')));
    const labels = (await estimatesOfVisits(41)).map((one) => String(Object(one).label));
    expect(data).toEqual(
      Buffer.concat(labels.map((label) => encodeTensor({ name: '', datatype: 'BYTES', shape: [1], data: [label] }))),
    );
  });
});
