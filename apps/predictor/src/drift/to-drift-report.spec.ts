import type { Reference } from '@medcast/model-bundle';
import type { DriftReport, Estimate } from '@medcast/prediction-contract';
import { compileRecordParser, type RecordSchema } from '@medcast/record-schema';
import { type CountedBundle, ModelDrift } from './model-drift';
import { toDriftReport } from './to-drift-report';

const categories = ['no', 'yes'].map((value) => ({ value, label: value }));
const schema: RecordSchema = {
  schemaVersion: 1,
  name: 'visit',
  title: 'Visits',
  description: 'A visit.',
  fields: [
    { kind: 'number', name: 'age', label: 'Age', missing: 'allow', example: 40 },
    { kind: 'category', name: 'smoker', label: 'Smoker', missing: 'refuse', categories, open: true, example: 'no' },
    { kind: 'text', name: 'note', label: 'Note', missing: 'allow', maximumLength: 20, example: '' },
    { kind: 'boolean', name: 'urgent', label: 'Urgent', missing: 'refuse', example: true },
  ],
  target: { kind: 'number', name: 'cost', label: 'Cost', missing: 'refuse', example: 1 },
};
const reference: Reference = {
  background: [],
  histograms: {
    age: { edges: [0, 50, 100], counts: [50, 50] },
    smoker: { categories: ['no', 'yes'], counts: [80, 20] },
  },
};
const parser = compileRecordParser(schema);

/** How many patients of an age and a habit are asked about. */
type Group = readonly [count: number, age: number | null, smoker: string];

function reportOn(groups: readonly Group[], bundle: CountedBundle = { schema, reference }): DriftReport {
  const drift = new ModelDrift(bundle, () => 0);
  for (const [count, age, smoker] of groups) {
    const parse = parser.parseJson({ age, smoker, note: 'zebra', urgent: true });
    if (!parse.ok) throw new Error(JSON.stringify(parse.errors));
    const estimate = estimateOf(age ?? 0, bundle);
    for (let index = 0; index < count; index++) drift.add(parse.record, estimate);
  }
  return toDriftReport(drift, { name: 'visits', version: 3 });
}

function estimateOf(expected: number, { schema: { target } }: CountedBundle): Estimate {
  const interval = { lower: 0, upper: 100, level: 0.9 };
  if (target.kind !== 'category') return { expected, typical: expected, interval, unit: '' };
  return { label: expected > 50 ? 'yes' : 'no', probabilities: {}, set: { labels: [], level: 0.9 } };
}

describe('toDriftReport', () => {
  it('judges each field by its index, from 200 records on', () => {
    // 80:20 of 50:50 is 0.416 of age; smokers are as many as before.
    const report = reportOn([
      [128, 20, 'no'],
      [32, 20, 'yes'],
      [32, 80, 'no'],
      [8, 80, 'yes'],
    ]);
    const { fields, records, verdict } = report.sinceStart;
    expect([report.model, records, verdict]).toEqual([{ name: 'visits', version: 3 }, 200, 'major']);
    expect(fields).toEqual([
      {
        field: 'age',
        n: 200,
        psi: 0.416,
        verdict: 'major',
        missing: 0,
        outside: 0,
        bins: [
          { values: [0, 50], reference: 0.5, share: 0.8 },
          { values: [50, 100], reference: 0.5, share: 0.2 },
        ],
      },
      {
        field: 'smoker',
        n: 200,
        psi: 0,
        verdict: 'stable',
        missing: 0,
        outside: 0,
        bins: [
          { values: 'no', reference: 0.8, share: 0.8 },
          { values: 'yes', reference: 0.2, share: 0.2 },
          { values: null, reference: 0, share: null },
        ],
      },
      { field: 'urgent', n: 200, psi: null, verdict: 'unknown', missing: 0, outside: null, bins: [] },
    ]);
    expect(report.lastHour).toEqual(report.sinceStart);
  });

  it('judges nothing of 199 records', () => {
    const { fields, verdict, predictions } = reportOn([[199, 20, 'no']]).sinceStart;
    expect([verdict, ...fields.map(({ psi }) => psi)]).toEqual(['unknown', null, null, null]);
    expect(predictions).toEqual({ n: 199, quantiles: null });
  });

  it('counts values, not records, towards a judgement', () => {
    const { fields } = reportOn([
      [199, 20, 'no'],
      [101, null, 'no'],
    ]).sinceStart;
    expect(fields[0]).toMatchObject({ n: 199, psi: null, verdict: 'unknown', missing: 101 / 300 });
    expect(fields[1]).toMatchObject({ n: 300, verdict: 'major' });
  });

  it('says how many values are outside, and takes them for the outermost', () => {
    const { fields } = reportOn([
      [100, -5, 'vapes'],
      [100, 120, 'no'],
    ]).sinceStart;
    expect(fields[0]).toMatchObject({ psi: 0, outside: 1, bins: [{ share: 0.5 }, { share: 0.5 }] });
    expect(fields[1]).toMatchObject({ outside: 0.5, bins: [{ share: 0.5 }, { share: null }, { share: 0.5 }] });
  });

  it('tells nothing of groups of fewer than ten, nor of who remains', () => {
    const { fields } = reportOn([
      [9, 20, 'no'],
      [291, 80, 'yes'],
      [9, null, 'yes'],
    ]).sinceStart;
    expect(fields[0]).toMatchObject({ missing: null, bins: [{ share: null }, { share: null }] });
    expect(JSON.stringify(reportOn([[3, 20, 'no']]))).not.toMatch(/"share":\d|"(missing|outside)":\d/);
  });

  it('tells the quantiles of numbers', () => {
    const { predictions } = reportOn([
      [300, 10, 'no'],
      [300, 60, 'no'],
    ]).sinceStart;
    expect(predictions).toEqual({
      n: 600,
      quantiles: {
        p5: expect.closeTo(10, 0),
        p25: expect.closeTo(10, 0),
        p50: expect.closeTo(10, 0),
        p75: expect.closeTo(60, -0.5),
        p95: expect.closeTo(60, -0.5),
      },
    });
  });

  it('tells the shares of labels', () => {
    const target = {
      kind: 'category',
      name: 'smokes',
      label: 'Smokes',
      missing: 'refuse',
      categories,
      example: 'no',
    } as const;
    const groups: readonly Group[] = [
      [30, 20, 'no'],
      [10, 80, 'no'],
    ];
    expect(reportOn(groups, { schema: { ...schema, target }, reference }).sinceStart.predictions).toEqual({
      n: 40,
      labels: [
        { label: 'no', share: 0.75 },
        { label: 'yes', share: 0.25 },
      ],
    });
  });
});
