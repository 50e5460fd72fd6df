import { createHash } from 'node:crypto';
import { createEstimator } from '@medcast/inference';
import { loadBundle, openRepository } from '@medcast/model-bundle';
import {
  isRegressionEstimate,
  judgeShadow,
  parseShadowReport,
  type RegressionEstimate,
  type ShadowPair,
} from '@medcast/prediction-contract';
import { compileRecordParser } from '@medcast/record-schema';
import { GrpcClient, toRawInputs } from './testing/grpc-client';
import { makeHeavierFeatures } from './testing/heavier-features';
import { loadMetrics } from './testing/metrics';
import type { PatientRecord } from './testing/patients';
import { pointChannel } from './testing/point-channel';
import { type RunningPredictor, startPredictor } from './testing/predictor-process';
import { publishInsurance } from './testing/publish-insurance';
import { get, post } from './testing/requests';
import { samplePatients } from './testing/sample-patients';
import { loadShippedBundle } from './testing/shipped-bundle';
import { editFile, flipBit } from './testing/spoil-bundle';
import { makeTemporaryFolder } from './testing/temporary-folder';
import { toTensors } from './testing/tensors';
import { until } from './testing/until';

const RECORDS = 240;
const folder = makeTemporaryFolder();
const models = { MODELS: `file:${folder}`, SHADOW_CHANNEL: 'candidate' };
const patients = samplePatients(RECORDS);

beforeAll(async () => {
  await publishInsurance(folder);
  await publishInsurance(folder, { features: await makeHeavierFeatures(), channel: 'candidate' });
});

/** Estimates of one version for all patients, without any server. */
async function estimateOffline(version: number): Promise<readonly RegressionEstimate[]> {
  const bundle = await loadBundle(openRepository(models.MODELS), { model: 'insurance', version });
  const { schema, features, model, manifest, reference } = bundle;
  const { task, interval } = manifest;
  const { background } = reference;
  const estimator = await createEstimator({ schema, features, model, task, level: interval.level, background });
  const parser = compileRecordParser(schema);
  const estimates: RegressionEstimate[] = [];
  for (const patient of patients) {
    const parsed = parser.parseJson(patient);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const estimate = await estimator.estimate(parsed.record);
    if (isRegressionEstimate(estimate)) estimates.push(estimate);
  }
  await estimator.close();
  return estimates;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Asks for every patient in turn, each under an id of its own. */
async function askForAll({ url }: RunningPredictor, records: readonly PatientRecord[] = patients): Promise<void> {
  for (const [index, record] of records.entries()) {
    const { status } = await post(`${url}/api/v1/predict`, record, { 'x-request-id': `request-${index}` });
    expect(status).toBe(200);
  }
}

/** The one pair of the report once as many records have been scored (or have failed) as are expected. */
async function reportedPair({ adminUrl }: RunningPredictor, scored: number): Promise<ShadowPair> {
  const load = async (): Promise<ShadowPair | undefined> =>
    parseShadowReport((await get(`${adminUrl}/shadow`)).body).pairs[0];
  const failed = ({ failures }: ShadowPair): number => Object.values(failures).reduce((sum, n) => sum + n, 0);
  const pair = await until(load, (found) => found !== undefined && found.records + failed(found) === scored);
  if (pair === undefined) throw new Error('expected a pair, got none');
  return pair;
}

describe('the shadow of the inference protocol', () => {
  it('sees the first record of a request, over HTTP as over gRPC', async () => {
    const predictor = await startPredictor({ ...models, GRPC_PORT: '0' });
    const tensors = toTensors(patients.slice(0, 3));
    await post(`${predictor.url}/v2/models/insurance/infer`, { inputs: tensors });
    expect((await reportedPair(predictor, 1)).records).toBe(1);
    const client = new GrpcClient(predictor.grpc);
    await client.call('ModelInfer', { model_name: 'insurance', ...toRawInputs(tensors) });
    client.close();
    expect((await reportedPair(predictor, 2)).records).toBe(2);
    await predictor.process.stop();
  });
});

describe('the shadow', () => {
  it('reports what an offline computation gives', async () => {
    const predictor = await startPredictor(models);
    await askForAll(predictor);
    const pair = await reportedPair(predictor, RECORDS);
    const metrics = await loadMetrics(predictor.adminUrl);
    await predictor.process.stop();

    const champion = await estimateOffline(1);
    const candidate = await estimateOffline(2);
    const expectedOf = (estimates: readonly RegressionEstimate[], index: number): number =>
      estimates[index]?.expected ?? NaN;
    const differenceOf = (index: number): number => expectedOf(candidate, index) - expectedOf(champion, index);
    const all = [...patients.keys()];
    const outside = all.filter((index) => {
      const { lower = NaN, upper = NaN } = champion[index]?.interval ?? {};
      const got = expectedOf(candidate, index);
      return got < lower || got > upper;
    });

    expect(pair).toMatchObject({ model: 'insurance', task: 'regression', champion: 1, candidate: 2, unit: 'USD' });
    expect(pair).toMatchObject({ records: RECORDS, dropped: 0, failures: {} });
    expect(pair.difference?.mean).toBeCloseTo(meanOf(all.map(differenceOf)), 6);
    expect(pair.difference?.sd).toBeCloseTo(sdOf(all.map(differenceOf)), 6);
    expect(pair.difference?.scale).toBeCloseTo(meanOf(champion.map(({ expected }) => Math.abs(expected))), 6);
    expect(pair.difference?.disagreement).toBe(outside.length / RECORDS);
    const { edges = [], counts = [] } = pair.difference?.relative ?? {};
    const bounds = [-Infinity, ...edges, Infinity];
    const relative = all.map((index) => differenceOf(index) / expectedOf(champion, index));
    expect(counts).toEqual(
      counts.map((_, i) => relative.filter((r) => r >= (bounds[i] ?? NaN) && r < (bounds[i + 1] ?? NaN)).length),
    );
    const magnitudes = all.map((index) => Math.abs(differenceOf(index))).sort((a, b) => a - b);
    const median = magnitudes[RECORDS / 2 - 1] ?? NaN;
    expect(Math.abs((pair.difference?.magnitude.p50 ?? NaN) - median)).toBeLessThanOrEqual(median * 0.01);

    expect(pair.groups.map(({ field, label, records }) => `${field}=${label}: ${records}`)).toEqual([
      'region=northeast: 60',
      'region=northwest: 60',
      'region=southeast: 60',
      'region=southwest: 60',
      'sex=female: 120',
      'sex=male: 120',
      'smoker=no: 160',
      'smoker=yes: 80',
    ]);
    const smokers = all.filter((index) => patients[index]?.smoker === 'yes');
    const ofSmokers = pair.groups.find(({ field, label }) => field === 'smoker' && label === 'yes');
    expect(ofSmokers?.mean).toBeCloseTo(meanOf(smokers.map(differenceOf)), 6);
    expect(pair.latencyMs?.candidate.p99).toBeGreaterThan(0);
    const labels = '{model="insurance",champion="1",candidate="2"}';
    expect(metrics.get(`medcast_shadow_records${labels}`)).toBe(RECORDS);
    expect(metrics.get(`medcast_shadow_difference_mean${labels}`)).toBeCloseTo(pair.difference?.mean ?? NaN, 6);

    const report = {
      formatVersion: 1,
      channels: { champion: 'production', candidate: 'candidate' },
      share: 1,
      pairs: [pair],
    } as const;
    const judgement = judgeShadow(report, { model: 'insurance', champion: 1, candidate: 2 });
    expect(judgement.reasons).toContainEqual(
      expect.stringMatching(/^shadow shift \(smoker=yes\): expected at most 0\.1/),
    );
  });

  it('takes a share of the requests, chosen by their ids', async () => {
    const predictor = await startPredictor({ ...models, SHADOW_SHARE: '0.25' });
    await askForAll(predictor);
    const chosen = [...patients.keys()].filter(
      (index) => createHash('sha256').update(`request-${index}`).digest().readUInt32BE(0) < 2 ** 30,
    );
    const pair = await reportedPair(predictor, chosen.length);
    await predictor.process.stop();
    expect(pair.records).toBe(chosen.length);
    expect(chosen.length).toBeGreaterThan(RECORDS / 8);
  });

  it('tells no figure of fewer than ten people', async () => {
    const predictor = await startPredictor(models);
    await askForAll(predictor, patients.slice(0, 9));
    const pair = await reportedPair(predictor, 9);
    await predictor.process.stop();
    expect(pair).toMatchObject({ records: 9, difference: null, groups: [], latencyMs: null });
  });

  it('counts records that the candidate cannot take, and answers as ever', async () => {
    const { schema, golden } = await loadShippedBundle();
    const heaviest = Math.max(...golden.map(({ record }) => Number(record['bmi'])));
    expect(heaviest).toBeLessThan(80);
    const fields = schema.fields.map((field) => (field.kind === 'number' ? { ...field, maximum: heaviest } : field));
    const narrow = `${folder}/narrow`;
    await publishInsurance(narrow);
    await publishInsurance(narrow, { schema: { ...schema, fields }, channel: 'candidate' });
    const predictor = await startPredictor({ ...models, MODELS: `file:${narrow}` });
    const heavy = patients.map((record, index) => (index % 40 === 0 ? { ...record, bmi: 80 } : record));
    const tooHeavy = RECORDS / 40;
    await askForAll(predictor, heavy);
    const pair = await reportedPair(predictor, RECORDS);
    await predictor.process.stop();
    expect(pair).toMatchObject({ records: RECORDS - tooHeavy, failures: { RECORD_INVALID: tooHeavy } });
    expect(pair.difference).toMatchObject({ mean: 0, sd: 0, disagreement: 0 });
  });
});

describe('a candidate', () => {
  it('that cannot be trusted, or is in service already, scores nothing and harms nothing', async () => {
    const repository = `${folder}/bad`;
    await publishInsurance(repository);
    await publishInsurance(repository, { channel: 'candidate' });
    editFile(`${repository}/insurance/2`, 'model.onnx', flipBit);
    const predictor = await startPredictor({ ...models, MODELS: `file:${repository}`, RELOAD_SECONDS: '1' });
    await predictor.process.logged('version refused', { channel: 'candidate' });
    expect((await get(`${predictor.url}/health/ready`)).status).toBe(200);
    await askForAll(predictor, patients.slice(0, 20));
    expect((await get(`${predictor.adminUrl}/shadow`)).body).toMatchObject({ share: 1, pairs: [] });
    await predictor.process.stop();
  });

  it('that is promoted is a candidate no longer', async () => {
    const repository = `${folder}/promoted`;
    await publishInsurance(repository);
    await publishInsurance(repository, { channel: 'candidate' });
    const predictor = await startPredictor({ ...models, MODELS: `file:${repository}`, RELOAD_SECONDS: '1' });
    const shadow = 'medcast_model_info{model="insurance",version="2",state="shadow"}';
    expect((await loadMetrics(predictor.adminUrl)).get(shadow)).toBe(1);
    await pointChannel(repository, { version: 2 });
    const metrics = await until(
      () => loadMetrics(predictor.adminUrl),
      (found) => !found.has(shadow),
    );
    expect(metrics.get('medcast_model_info{model="insurance",version="2",state="ready"}')).toBe(1);
    expect((await predictor.process.stop()).code).toBe(0);
  });
});
