import { findLowestCoverage } from './find-lowest-coverage';

describe('findLowestCoverage', () => {
  it('finds the group that is covered least', () => {
    const byGroup = {
      region: { north: { mean: 0.95, sd: 0.01 } },
      smoker: { no: { mean: 0.96, sd: 0.01 }, yes: { mean: 0.91, sd: 0.02 } },
    };
    expect(findLowestCoverage(byGroup)).toEqual({ group: 'smoker: yes', coverage: { mean: 0.91, sd: 0.02 } });
  });

  it('finds none where there are no groups', () => {
    expect(findLowestCoverage({})).toBeUndefined();
  });
});
