import fc from 'fast-check';
import { meanSquaredDistance } from './create-neighbourhood-meter';
import { compileGroupDistances } from './group-distances';
import type { NeighbourhoodGroup } from './neighbourhood';

const AXES = 5;
const coordinate = fc.oneof(fc.constant(0), fc.double({ min: -20, max: 20, noNaN: true }));
const point = fc.array(coordinate, { minLength: AXES, maxLength: AXES });
const group: fc.Arbitrary<NeighbourhoodGroup> = fc.record({
  people: fc.integer({ min: 10, max: 100 }),
  centre: point,
  spread: fc.double({ min: 0, max: 5, noNaN: true }),
});

describe('compileGroupDistances', () => {
  it('measures what meanSquaredDistance does, and finds the nearest', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), point, (groups, place) => {
        const squares = new Float64Array(groups.length);
        const nearest = compileGroupDistances(groups, AXES)(Float64Array.from(place), squares);

        const expected = groups.map((one) => meanSquaredDistance(one, Float64Array.from(place)));
        squares.forEach((square, index) => expect(Math.abs(square - (expected[index] ?? NaN))).toBeLessThan(1e-9));
        expect(squares[nearest]).toBe(Math.min(...squares));
      }),
    );
  });

  it('is never nearer than the spread of a group, whatever is rounded', () => {
    fc.assert(
      fc.property(group, (one) => {
        const squares = new Float64Array(1);
        compileGroupDistances([one], AXES)(Float64Array.from(one.centre), squares);

        expect(squares[0]).toBeGreaterThanOrEqual(one.spread);
      }),
    );
  });
});
