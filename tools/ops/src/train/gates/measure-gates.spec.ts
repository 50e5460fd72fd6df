import type { BundleManifest, Gate } from '@medcast/model-bundle';
import { compileRecordParser, type FieldValue } from '@medcast/record-schema';
import { parseSampleTraining } from '../../card/testing/sample-training';
import type { Evaluation } from '../evaluation/evaluation';
import type { GateSource } from './gate-source';
import { measureGates } from './measure-gates';

const rent = parseSampleTraining('rent');
const iris = parseSampleTraining('iris');

function sourceOf({ task, evaluation }: typeof rent, change: Partial<GateSource> = {}): GateSource {
  return {
    task,
    schema: task.schema,
    records: [],
    evaluation,
    dataHash: 'a'.repeat(64),
    champion: { none: 'there is no version in production yet' },
    golden: { records: 64, reproduced: 64 },
    ...change,
  };
}

function gate(source: GateSource, name: string): Gate | undefined {
  return measureGates(source).find((each) => each.name === name);
}

/** A champion that had these figures, of the same kind of task. */
function championOf({ task, evaluation }: typeof rent, figures: unknown, change: Partial<BundleManifest> = {}) {
  const manifest = {
    version: 4,
    task: task.kind,
    dataHash: 'a'.repeat(64),
    metrics: { ...evaluation.metrics, champion: figures },
    ...change,
  };
  return { champion: { manifest: manifest as BundleManifest } };
}

describe('measureGates', () => {
  it('passes what real trainings measured', () => {
    for (const training of [rent, iris]) {
      expect(measureGates(sourceOf(training)).filter((each) => !each.passed)).toEqual([]);
    }
  });

  it('names the gates of a regression', () => {
    expect(measureGates(sourceOf(rent)).map(({ name }) => name)).toEqual([
      'parity',
      'golden',
      'better than dummy (expected)',
      'better than linear (expected)',
      'better than dummy (typical)',
      'better than linear (typical)',
      'no worse than champion',
      'coverage',
      'coverage quarter=north',
      'coverage quarter=old-town',
      'coverage quarter=south',
      'leak: one field',
      'leak: duplicates',
      'leak: identifiers',
    ]);
  });

  it('gives every gate a figure, what it needs and what that is', () => {
    for (const each of [...measureGates(sourceOf(rent)), ...measureGates(sourceOf(iris))]) {
      expect(each).toEqual({
        name: expect.any(String),
        passed: true,
        figure: expect.any(Number),
        required: expect.any(Number),
        detail: expect.stringMatching(/\w/),
      });
    }
  });
});

describe('the gate "better than a baseline"', () => {
  const change = (mean: number, standardError: number | null): Evaluation => ({
    ...iris.evaluation,
    comparisons: iris.evaluation.comparisons.map((comparison) => ({
      ...comparison,
      difference: { mean, standardError },
    })),
  });

  it.each([
    ['by more than one standard error', 0.03, 0.02, true],
    ['by exactly one standard error', 0.02, 0.02, false],
    ['worse', -0.1, 0.02, false],
    ['better in a single fold, which has no standard error', 0.1, null, false],
  ])('judges %s', (_what, mean, standardError, passed) => {
    const source = sourceOf(iris, { evaluation: change(mean, standardError) });
    expect(gate(source, 'better than linear (probabilities)')?.passed).toBe(passed);
    expect(gate(source, 'better than dummy (probabilities)')?.passed).toBe(passed);
  });

  it('holds by identity where the linear baseline itself was chosen, and says so', () => {
    const source = sourceOf(iris, { evaluation: change(0, 0) });
    expect(gate(source, 'better than linear (probabilities)')).toMatchObject({
      passed: true,
      detail: 'logistic-tuned is the linear baseline itself',
    });
    expect(gate(source, 'better than dummy (probabilities)')?.passed).toBe(false);
  });
});

describe('the gate "no worse than the champion"', () => {
  const figures = (mean: number, standardError: number | null, ofNorth = mean) => [
    {
      output: 'expected',
      metric: 'r2',
      overall: { mean, standardError },
      byGroup: { quarter: { north: { mean: ofNorth, standardError } } },
    },
  ];
  const judge = (now: [number, number, number?], then: [number, number | null, number?]) =>
    measureGates(
      sourceOf(rent, {
        evaluation: { ...rent.evaluation, champion: figures(...now) },
        ...championOf(rent, figures(...then)),
      }),
    ).filter(({ name }) => name.startsWith('no worse than champion'));

  it.each<[string, [number, number, number?], [number, number | null, number?], boolean[]]>([
    ['better', [0.9, 0.03], [0.8, 0.04], [true, true]],
    ['worse by less than the combined standard error, 0.05', [0.9, 0.03], [0.94, 0.04], [true, true]],
    ['worse by more', [0.9, 0.03], [0.96, 0.04], [false, false]],
    ['worse in one group alone', [0.9, 0.03, 0.7], [0.9, 0.04, 0.9], [true, false]],
  ])('judges a model that is %s', (_what, now, then, passed) => {
    expect(judge(now, then).map((each) => each.passed)).toEqual(passed);
  });

  it('takes a smaller error for better', () => {
    const metric = { output: 'typical', metric: 'mae', byGroup: {} };
    const evaluation = {
      ...rent.evaluation,
      champion: [{ ...metric, overall: { mean: 100, standardError: 3 } }],
    };
    const then = [{ ...metric, overall: { mean: 90, standardError: 4 } }];
    const source = sourceOf(rent, { evaluation, ...championOf(rent, then) });
    expect(gate(source, 'no worse than champion (typical)')).toMatchObject({
      passed: false,
      figure: -10,
      required: -5,
      detail: 'how much better by mean absolute error than version 4; it may be worse by one standard error',
    });
  });

  it.each<[string, Partial<GateSource>, string]>([
    ['there is none', {}, 'there is no version in production yet'],
    [
      'it is of the other kind',
      championOf(rent, [], { task: 'classification' }),
      'version 4 is a classification, this one a regression',
    ],
    ['it holds no figures', championOf(rent, undefined), 'version 4 holds no figures to compare with'],
    [
      'it was judged by other metrics',
      championOf(rent, [{ output: 'expected', metric: 'rmse', overall: { mean: 1, standardError: 1 }, byGroup: {} }]),
      'version 4 was judged by other metrics',
    ],
  ])('says that it was not compared where %s', (_what, change, reason) => {
    expect(gate(sourceOf(rent, change), 'no worse than champion')).toMatchObject({
      passed: true,
      detail: `not compared: ${reason}`,
    });
  });

  it('says when the champion was measured on another table', () => {
    const source = sourceOf(rent, championOf(rent, rent.evaluation.champion, { dataHash: 'b'.repeat(64) }));
    expect(gate(source, 'no worse than champion (expected)')?.detail).toContain('measured on another table');
  });
});

describe('the other gates', () => {
  it.each<[string, Partial<GateSource>, string, number]>([
    [
      'a graph that computes something else',
      { evaluation: { ...rent.evaluation, parity: { records: 9, maxRelativeError: 0.1, tolerance: 1e-5 } } },
      'parity',
      0.1,
    ],
    ['a golden record that is not reproduced', { golden: { records: 64, reproduced: 63 } }, 'golden', 63],
    ['too few golden records', { golden: { records: 49, reproduced: 49 } }, 'golden', 49],
    [
      'a field that gives the answer away',
      {
        evaluation: {
          ...rent.evaluation,
          leaks: { fields: [{ field: 'size', metric: 'r2', score: 0.9995 }], duplicatesAcrossFolds: 0 },
        },
      },
      'leak: one field',
      0.9995,
    ],
    [
      'equal rows across folds',
      { evaluation: { ...rent.evaluation, leaks: { fields: [], duplicatesAcrossFolds: 2 } } },
      'leak: duplicates',
      2,
    ],
    [
      'an interval that covers too little in a group',
      {
        task: { ...rent.task, gates: { coverage: { minimum: 0.94 } } },
      },
      'coverage quarter=north',
      0.931034,
    ],
  ])('stop %s', (_what, change, name, figure) => {
    const failing = gate(sourceOf(rent, change), name);
    expect(failing?.figure).toBeCloseTo(figure, 5);
    expect(failing?.passed).toBe(false);
  });

  it('stop a column that is an identifier, and name it', () => {
    const schema = {
      ...rent.task.schema,
      fields: [
        ...rent.task.schema.fields,
        { kind: 'integer', name: 'id', label: 'Id', missing: 'refuse', example: 1 } as const,
      ],
    };
    const parser = compileRecordParser(schema);
    const records = Array.from({ length: 30 }, (_, id) => {
      const fields: Record<string, FieldValue> = { size: 50, garden: true, quarter: 'north', id };
      const parse = parser.parseJson(fields);
      if (!parse.ok) throw new TypeError(parse.errors.map((error) => error.message).join('; '));
      return parse.record;
    });
    expect(gate(sourceOf(rent, { schema, records }), 'leak: identifiers')).toMatchObject({
      passed: false,
      figure: 1,
      detail: expect.stringContaining('id; add them to data.ignored'),
    });
  });
});
