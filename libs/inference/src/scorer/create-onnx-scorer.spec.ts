import fc from 'fast-check';
import { encodeOnnxGraph, type OnnxTensorType } from '../testing/encode-onnx-graph';
import { classificationGraph, identityGraph, regressionGraph } from '../testing/sample-graphs';
import { CHUNK_ROWS, createOnnxScorer } from './create-onnx-scorer';
import type { ScoreShape } from './graph-outputs';
import type { Scorer } from './scorer';

const regression: ScoreShape = { task: 'regression' };
const classification: ScoreShape = { task: 'classification', labels: ['a', 'b', 'c'] };
const weights = { p: [1, 0], q: [0, 1], r: [1, -1] };
const features: OnnxTensorType = { name: 'features', shape: ['n', 3] };
const probabilities: OnnxTensorType = { name: 'probabilities', shape: ['n', 3] };

describe('createOnnxScorer', () => {
  let scorer: Scorer;

  beforeAll(async () => {
    scorer = await createOnnxScorer({ model: regressionGraph(weights), shape: regression, featureCount: 2 });
  });

  afterAll(async () => {
    await scorer.close();
  });

  it('scores rows with a real graph', async () => {
    const scores = await scorer.score({ values: Float32Array.of(2, 3, 7, 4), rows: 2, columns: 2 });

    expect(scores).toEqual({
      task: 'regression',
      expected: Float32Array.of(6, 31),
      typical: Float32Array.of(6 * Math.fround(0.9), 31 * Math.fround(0.9)),
      lower: Float32Array.of(-4, 21),
      upper: Float32Array.of(16, 41),
    });
  });

  it('scores nothing for no rows', async () => {
    const scores = await scorer.score({ values: new Float32Array(), rows: 0, columns: 2 });

    expect(scores).toMatchObject({ task: 'regression', expected: new Float32Array() });
  });

  it.each([1, CHUNK_ROWS - 1, CHUNK_ROWS, CHUNK_ROWS + 1, 3 * CHUNK_ROWS])('scores %d rows in order', async (rows) => {
    const values = Float32Array.from({ length: rows * 2 }, (_, i) => (i % 2 === 0 ? Math.floor(i / 2) : 1));

    const scores = await scorer.score({ values, rows, columns: 2 });

    const expected = Float32Array.from({ length: rows }, (_, row) => row + Math.max(0, row - 1));
    expect(scores).toMatchObject({ expected });
  });

  it('scores a batch as it scores each row alone', async () => {
    const row = fc.tuple(
      fc.float({ min: -100, max: 100, noNaN: true }),
      fc.float({ min: -100, max: 100, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const batch = await scorer.score({ values: Float32Array.from(rows.flat()), rows: rows.length, columns: 2 });
        for (const [index, values] of rows.entries()) {
          const single = await scorer.score({ values: Float32Array.from(values), rows: 1, columns: 2 });
          expect('expected' in batch && batch.expected[index]).toBeCloseTo(
            ('expected' in single && single.expected[0]) || 0,
            2,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('scores a view into a larger buffer', async () => {
    const values = Float32Array.of(99, 99, 2, 3, 99).subarray(2, 4);

    expect(await scorer.score({ values, rows: 1, columns: 2 })).toMatchObject({ expected: Float32Array.of(6) });
  });

  it('lets the event loop turn between chunks', async () => {
    const chunks = 20;
    let turns = 0;
    let isScoring = true;
    const countTurns = (): void => {
      turns++;
      if (isScoring) {
        setImmediate(countTurns);
      }
    };
    setImmediate(countTurns);

    const rows = chunks * CHUNK_ROWS;
    await scorer.score({ values: new Float32Array(rows * 2), rows, columns: 2 });
    isScoring = false;

    expect(turns).toBeGreaterThanOrEqual(chunks - 1);
  });

  it.each([
    [{ values: new Float32Array(3), rows: 1, columns: 3 }, '3 values as 1 × 3'],
    [{ values: new Float32Array(3), rows: 2, columns: 2 }, '3 values as 2 × 2'],
  ])('does not take a matrix of another shape', async (matrix, got) => {
    await expect(scorer.score(matrix)).rejects.toThrow(
      new RangeError(`expected a matrix of 2 columns with all its values, got ${got}`),
    );
  });

  it('gives the probabilities of a classification', async () => {
    const model = classificationGraph(2, 3, [0, 0, 0, Math.log(1), Math.log(2), Math.log(5)]);
    const classifier = await createOnnxScorer({ model, shape: classification, featureCount: 2, threads: 2 });

    const scores = await classifier.score({ values: Float32Array.of(9, 0, 9, 1), rows: 2, columns: 2 });
    await classifier.close();

    const got = 'probabilities' in scores ? [...scores.probabilities] : [];
    [1 / 3, 1 / 3, 1 / 3, 1 / 8, 2 / 8, 5 / 8].forEach((probability, i) => expect(got[i]).toBeCloseTo(probability, 6));
  });

  it.each<[string, Uint8Array, string]>([
    ['bytes that are no graph', Buffer.from('pickle'), 'a graph that the ONNX runtime loads'],
    [
      'an unknown operator',
      encodeOnnxGraph({
        inputs: [features],
        outputs: [probabilities],
        nodes: [{ operator: 'Evil', inputs: ['features'], outputs: ['probabilities'] }],
      }),
      'Evil',
    ],
    [
      'an input of another name',
      identityGraph([{ ...features, name: 'x' }], [probabilities]),
      'the input features, got x',
    ],
    [
      'a second input',
      identityGraph([features, { name: 'x', shape: ['n'] }], [probabilities]),
      'the input features, got features, x',
    ],
    [
      'an output of another name',
      identityGraph([features], [{ ...probabilities, name: 'p' }]),
      'the output probabilities, got p',
    ],
    [
      'a second output',
      identityGraph([features], [probabilities, { ...probabilities, name: 'x' }]),
      'got probabilities, x',
    ],
    [
      'float64',
      identityGraph([{ ...features, type: 'float64' }], [{ ...probabilities, type: 'float64' }]),
      'features as float32, got float64',
    ],
    [
      'a fixed number of rows',
      identityGraph([{ ...features, shape: [1, 3] }], [{ ...probabilities, shape: [1, 3] }]),
      'features as [n, 3], got [1, 3]',
    ],
    [
      'another number of features',
      identityGraph([{ ...features, shape: ['n', 4] }], [{ ...probabilities, shape: ['n', 4] }]),
      'features as [n, 3], got [n, 4]',
    ],
    [
      'a flat input',
      identityGraph([{ ...features, shape: ['n'] }], [{ ...probabilities, shape: ['n'] }]),
      'features as [n, 3], got [n]',
    ],
    [
      'another number of labels',
      classificationGraph(3, 2, [1, 2, 3, 4, 5, 6]),
      'probabilities as [2, 3] for 2 rows, got [2, 2]',
    ],
  ])('refuses a graph with %s', async (_, model, fragment) => {
    const problem = createOnnxScorer({ model, shape: classification, featureCount: 3 });

    await expect(problem).rejects.toMatchObject({
      code: 'BUNDLE_ONNX_REFUSED',
      detail: expect.stringContaining(fragment),
    });
  });

  it('refuses outputs of a regression that are columns', async () => {
    const outputs = ['expected', 'typical', 'lower', 'upper'].map((name) => ({ name, shape: ['n', 1] }));
    const model = identityGraph([{ name: 'features', shape: ['n', 1] }], outputs);

    await expect(createOnnxScorer({ model, shape: regression, featureCount: 1 })).rejects.toThrow(
      'expected expected as [2] for 2 rows, got [2, 1]',
    );
  });
});
