import fc from 'fast-check';
import type { FieldPlaces } from './create-field-space';
import { meanSquaredDistance } from './create-neighbourhood-meter';
import { compileGroupDistances } from './group-distances';
import type { NeighbourhoodGroup } from './neighbourhood';

/** Of three fields with two axes each. */
const AXES = 6;
const FIXED = 1.5;
const coordinate = fc.oneof(fc.constant(0), fc.double({ min: -20, max: 20, noNaN: true }));
const group: fc.Arbitrary<NeighbourhoodGroup> = fc.record({
  people: fc.integer({ min: 10, max: 100 }),
  centre: fc.array(coordinate, { minLength: AXES, maxLength: AXES }),
  spread: fc.double({ min: 0, max: 5, noNaN: true }),
});

/** The first field has a coordinate of its own, the others are on one of two axes. */
const places: fc.Arbitrary<FieldPlaces> = fc
  .tuple(coordinate, fc.nat(1), fc.nat(1), fc.nat(1))
  .map(([free, first, second, third]) => ({
    axes: Int32Array.of(first, 2 + second, 4 + third),
    coordinates: Float64Array.of(free, FIXED, FIXED),
  }));

function toPoint({ axes, coordinates }: FieldPlaces): Float64Array {
  const point = new Float64Array(AXES);
  axes.forEach((axis, index) => (point[axis] = coordinates[index] ?? 0));
  return point;
}

describe('compileGroupDistances', () => {
  it('measures what meanSquaredDistance does, one record after another, and finds the nearest', () => {
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 6 }),
        fc.array(places, { minLength: 1, maxLength: 20 }),
        (groups, records) => {
          const measure = compileGroupDistances(groups, AXES);
          const squares = new Float64Array(groups.length);
          for (const record of records) {
            const nearest = measure(record, squares);
            const expected = groups.map((one) => meanSquaredDistance(one, toPoint(record)));
            squares.forEach((square, index) => expect(Math.abs(square - (expected[index] ?? NaN))).toBeLessThan(1e-9));
            expect(squares[nearest]).toBe(Math.min(...squares));
          }
        },
      ),
    );
  });

  it('is never nearer than the spread of a group, whatever is rounded', () => {
    fc.assert(
      fc.property(group, places, (one, record) => {
        const squares = new Float64Array(1);
        compileGroupDistances([{ ...one, centre: [...toPoint(record)] }], AXES)(record, squares);

        expect(squares[0]).toBeGreaterThanOrEqual(one.spread);
      }),
    );
  });
});
