import type { ClassificationEstimate, RegressionEstimate } from '@medcast/prediction-contract';
import { flowerSchema } from '../testing/answers';
import { houseSchema } from '../testing/house-form';
import { describeClassification, describeRegression } from './estimate-words';
import { createQuantityFormat, createShareFormat } from './quantity-format';

const estimate: RegressionEstimate = {
  expected: 8938,
  typical: 7638,
  interval: { lower: 6338, upper: 22_738, level: 0.95 },
  unit: 'USD',
};
const usd = createQuantityFormat('USD', 20_000);

describe('describeRegression', () => {
  it('speaks of people and what they are charged', () => {
    const target = { ...houseSchema.target, name: 'charges' };
    expect(describeRegression(estimate, { ...houseSchema, name: 'patient', target }, usd)).toEqual({
      expected: 'On average, people like this are charged $8,938.',
      typical: 'Half of them are charged less than $7,638.',
      interval: '95 of 100 people like this are charged between $6,338 and $22,738.',
    });
  });

  it('speaks of records and the target of any other schema', () => {
    expect(describeRegression(estimate, houseSchema, usd)).toEqual({
      expected: 'On average, records like this have a sale price of $8,938.',
      typical: 'Half of them have less than $7,638.',
      interval: '95 of 100 records like this have between $6,338 and $22,738.',
    });
  });
});

describe('describeClassification', () => {
  const flower: ClassificationEstimate = {
    label: 'virginica',
    probabilities: { versicolor: 0.3, virginica: 0.7 },
    set: { labels: ['versicolor', 'virginica'], level: 0.9 },
  };

  it('names the likeliest label and those that are possible', () => {
    expect(describeClassification(flower, flowerSchema, createShareFormat())).toEqual({
      label: 'Most likely Iris virginica, with a probability of 70.0%.',
      set: 'In 90 of 100 such cases the truth is Iris versicolor or Iris virginica.',
    });
  });

  it('says that the set is empty, and uses a label that the schema does not know as it is', () => {
    const odd = { label: 'rose', probabilities: {}, set: { labels: [], level: 0.9 } };
    expect(describeClassification(odd, flowerSchema, createShareFormat())).toEqual({
      label: 'Most likely rose.',
      set: 'In 90 of 100 such cases the truth is none of the labels.',
    });
  });
});
