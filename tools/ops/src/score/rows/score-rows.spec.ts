import type { Estimator } from '@medcast/inference';
import { patientSchema } from '@medcast/patient-schema';
import { Problem } from '@medcast/problem';
import { compileRecordParser, type ValidRecord } from '@medcast/record-schema';
import { problemOf } from '../../testing/problem-of';
import { scoreRows } from './score-rows';
import type { TableRow } from './scored-row';

const parser = compileRecordParser(patientSchema);
const names = patientSchema.fields.map(({ name }) => name);
const good = ['40', 'female', '25.5', '2', 'no', 'southwest'];
const rowOf = (texts: readonly string[]): TableRow => ({ cells: texts, texts });
const aged = (age: string) => rowOf([age, ...good.slice(1)]);

/** A model that says the age, and cannot compute with some ages. */
function estimatorOf(
  impossible: readonly number[],
  failure = new Problem('RECORD_INVALID', 'not computable'),
): Estimator {
  const estimate = (record: ValidRecord) => {
    const age = Number(record['age']);
    if (impossible.includes(age)) throw failure;
    return { expected: age, typical: age, interval: { lower: 0, upper: 100, level: 0.95 }, unit: 'USD' };
  };
  const refuse = () => Promise.reject(new Error('not asked for'));
  const refuseAtOnce = (): never => {
    throw new Error('not asked for');
  };
  return {
    estimate: async (record) => estimate(record),
    checkRoom: () => undefined,
    estimateFor: refuseAtOnce,
    scoreColumns: refuse,
    estimateAt: refuseAtOnce,
    timeEstimate: refuse,
    estimateBatch: async (records) => records.map(estimate),
    warn: ({ age }) => (age === 7 ? [{ path: '', code: 'RECORD_UNUSUAL', message: 'unlike any' }] : []),
    explain: refuse,
    replay: refuse,
    close: () => Promise.resolve(),
  };
}

const scorerOf = (estimator: Estimator) => ({
  estimator,
  explain: false,
  parseTexts: (texts: TableRow['texts']) =>
    parser.parseText(Object.fromEntries(names.map((name, index) => [name, texts[index]]))),
});

describe('scoreRows', () => {
  it('keeps the order of good, bad and broken rows', async () => {
    const broken: TableRow = { cells: ['x'], texts: [], failure: { code: 'TABLE_ROWS_INVALID', message: 'too short' } };
    const scored = await scoreRows([aged('1'), aged('x'), broken, aged('4')], scorerOf(estimatorOf([])));
    expect(scored.map(({ outcome }) => (outcome.ok ? outcome.estimate : outcome.code))).toEqual([
      expect.objectContaining({ expected: 1 }),
      'RECORD_INVALID',
      'TABLE_ROWS_INVALID',
      expect.objectContaining({ expected: 4 }),
    ]);
    expect(scored.map(({ cells }) => cells[0])).toEqual(['1', 'x', 'x', '4']);
  });

  it('says everything that is wrong with a row, and what to count it by without its values', async () => {
    const [scored] = await scoreRows([rowOf(['x', '', '25.5', '2', 'no', 'southwest'])], scorerOf(estimatorOf([])));
    expect(scored?.outcome).toEqual({
      ok: false,
      code: 'RECORD_INVALID',
      message:
        'age: expected a whole number from 0 to 120 years, got "x"; sex: expected one of female, male, got nothing',
      reasons: ['FIELD_TYPE /age', 'FIELD_REQUIRED /sex'],
    });
  });

  it('scores the other rows where the model cannot compute with one', async () => {
    const scored = await scoreRows([aged('1'), aged('2'), aged('3')], scorerOf(estimatorOf([2])));
    expect(scored.map(({ outcome }) => (outcome.ok ? 'ok' : outcome.message))).toEqual(['ok', 'not computable', 'ok']);
  });

  it('puts the warnings of the model behind those of the schema', async () => {
    const [scored] = await scoreRows([aged('7')], scorerOf(estimatorOf([])));
    expect(scored?.outcome).toMatchObject({ ok: true, warnings: [{ code: 'RECORD_UNUSUAL' }] });
  });

  it('does not take a failure of the model itself for one of a row', async () => {
    const failure = new Problem('MODEL_NOT_READY', 'closed');
    const problem = await problemOf(() => scoreRows([aged('2')], scorerOf(estimatorOf([2], failure))));
    expect(problem.code).toBe('MODEL_NOT_READY');
  });

  it('is nothing for nothing', async () => {
    expect(await scoreRows([], scorerOf(estimatorOf([])))).toEqual([]);
  });
});
