import { sampleCardSource } from './testing/sample-card-source';
import { sampleEvaluation } from './testing/sample-evaluation';
import { toCard } from './to-card';

const card = toCard(sampleCardSource);

describe('toCard', () => {
  it('says what the model is and what it predicts', () => {
    expect(card).toMatchObject({
      title: 'Medical insurance charges',
      model: { name: 'insurance', version: 3 },
      task: 'regression',
      predicts: { name: 'charges', label: 'Charges', unit: 'USD' },
      ...sampleCardSource.task.card,
    });
  });

  it('says what it was made of and how', () => {
    expect(card.data).toEqual({
      rows: 1338,
      duplicateRows: 1,
      sha256: sampleCardSource.dataHash,
      ...sampleCardSource.task.data,
    });
    expect(card.training).toEqual({
      chosen: { expected: 'median-plus-mean', typical: 'linear-absolute' },
      chosenBy: { expected: 'r2', typical: 'mae' },
      folds: { repeats: 10, splits: 5 },
      seed: 7,
      usedColumns: ['bmi', 'smoker=yes', 'smoker=yes*bmi>30'],
    });
  });

  it('says what the model has seen of each field', () => {
    expect(card.trained.slice(0, 2)).toEqual([
      { name: 'bmi', label: 'Body mass index', unit: 'kg/m²', seen: { minimum: 15.96, maximum: 53.13 } },
      { name: 'smoker', label: 'Smoker', unit: '', seen: { categories: ['yes', 'no'] } },
    ]);
  });

  it('takes its figures from the evaluation', () => {
    const { metrics, metricsByGroup } = sampleEvaluation;
    expect(card.metrics).toEqual({ expected: metrics.expected, typical: metrics.typical });
    expect(card.interval).toMatchObject({ level: 0.95, coverage: metrics.interval.coverage });
    expect(card.figuresByGroup[0]?.categories[0]).toEqual({
      value: 'yes',
      label: 'Yes',
      figures: metricsByGroup['smoker']?.['yes'],
    });
  });

  it('survives card.json unchanged', () => {
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });

  it('refuses a task that chooses by a metric that nobody measured', () => {
    const task = { ...sampleCardSource.task, metrics: { expected: 'accuracy', typical: 'mae' } };
    expect(() => toCard({ ...sampleCardSource, task })).toThrow(/^TASK_INVALID: metrics.expected/);
  });
});
