import { parseSampleTraining } from './testing/sample-training';
import { toCard } from './to-card';

const rent = parseSampleTraining('rent');
const iris = parseSampleTraining('iris');

describe('toCard', () => {
  it('says what the model is and what it predicts', () => {
    expect(toCard(rent.source)).toMatchObject({
      title: 'Rent of a flat',
      model: { name: 'rent', version: 3 },
      task: 'regression',
      predicts: { name: 'rent', label: 'Rent', unit: 'EUR' },
      ...rent.task.card,
    });
    expect(toCard(iris.source)).toMatchObject({
      task: 'classification',
      predicts: { name: 'species', label: 'Species', unit: '', labels: ['setosa', 'versicolor', 'virginica'] },
    });
  });

  it('says what it was made of and how', () => {
    expect(toCard(rent.source).data).toEqual({
      rows: 240,
      duplicateRows: 0,
      sha256: rent.source.dataHash,
      licence: 'CC0-1.0',
      source: 'Made up for tests',
      ignored: [{ column: 'id', reason: 'a running number' }],
    });
    expect(toCard(rent.source).training).toMatchObject({
      chosen: { expected: 'linear-interactions', typical: 'linear-interactions-absolute' },
      chosenBy: { expected: 'r2', typical: 'mae' },
      folds: { repeats: 1, splits: 3 },
      seed: 7,
    });
    expect(toCard(iris.source).training).toMatchObject({
      chosen: { probabilities: 'logistic-tuned' },
      chosenBy: { probabilities: 'logLoss' },
      method: 'all labels',
    });
  });

  it('says what the model has seen of each field', () => {
    expect(toCard(rent.source).trained).toEqual([
      { name: 'size', label: 'Size', unit: 'm²', seen: { minimum: 26, maximum: 140 } },
      { name: 'quarter', label: 'Quarter', unit: '', seen: { categories: ['north', 'old-town', 'south'] } },
    ]);
  });

  it.each([
    ['rent', rent],
    ['iris', iris],
  ])('takes the figures of %s from the evaluation', (_name, { source, evaluation }) => {
    const card = toCard(source);
    if (evaluation.task === 'regression') {
      const { expected, typical, interval } = evaluation.metrics;
      expect(card.metrics).toEqual({ expected, typical });
      expect(card).toMatchObject({ interval: { level: 0.9, coverage: interval.coverage } });
    } else {
      const { probabilities, set } = evaluation.metrics;
      expect(card.metrics).toEqual({ probabilities });
      expect(card).toMatchObject({
        set: { level: 0.95, coverage: set.coverage, thresholds: evaluation.setThresholds },
      });
    }
  });

  it('has the figures by group in the order of the schema', () => {
    const { figuresByGroup } = toCard(rent.source);
    expect(figuresByGroup.map(({ label, categories }) => [label, categories.map((each) => each.label)])).toEqual([
      ['Garden', ['false', 'true']],
      ['Quarter', ['North', 'Old town', 'South']],
    ]);
  });

  it('keeps an override for ever', () => {
    const override = { reason: 'a test', gates: ['coverage'] };
    expect(toCard({ ...rent.source, override }).override).toEqual(override);
    expect(toCard(rent.source)).not.toHaveProperty('override');
  });

  it('survives card.json unchanged', () => {
    for (const { source } of [rent, iris]) {
      expect(JSON.parse(JSON.stringify(toCard(source)))).toEqual(toCard(source));
    }
  });

  it('refuses a task that chooses by a metric that nobody measured', () => {
    const task = { ...rent.source.task, metrics: { expected: 'luck', typical: 'mae' } };
    expect(() => toCard({ ...rent.source, task })).toThrow(/^TASK_INVALID: metrics.expected/);
  });
});
