import fc from 'fast-check';
import { createLinearScale } from './linear-scale';

const toLabels = (values: readonly number[]): string[] => createLinearScale(values).ticks.map(({ label }) => label);

describe('createLinearScale', () => {
  it('has round ticks around the values', () => {
    expect(toLabels([0.8612, 0.8731])).toEqual(['0.86', '0.865', '0.87', '0.875']);
    expect(toLabels([2809.17, 42345.7])).toEqual(['0', '10K', '20K', '30K', '40K', '50K']);
    expect(toLabels([-30, 21877])).toEqual(['0', '5K', '10K', '15K', '20K', '25K']);
    expect(toLabels([-61, 102])).toEqual(['−100', '−50', '0', '50', '100', '150']);
  });

  it('places values in percent of its length', () => {
    const scale = createLinearScale([0, 50000]);
    expect([0, 12500, 50000].map(scale.toPlace)).toEqual(['0%', '25%', '100%']);
    expect([0, 12500, 50000].map(scale.toPlaceFromEnd)).toEqual(['100%', '75%', '0%']);
  });

  it('has room for a single value', () => {
    expect(toLabels([0])).toEqual(['0', '0.1']);
    expect(toLabels([0.95])).toEqual(['0.9', '1']);
  });

  it('has two to six ticks and places every value in order', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-6);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const scale = createLinearScale(values);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.ticks.length).toBeLessThanOrEqual(6);
        const places = values.toSorted((left, right) => left - right).map((x) => parseFloat(scale.toPlace(x)));
        expect(places).toEqual(places.toSorted((left, right) => left - right));
        expect(places.every((place) => place >= 0 && place <= 100)).toBe(true);
      }),
    );
  });
});
