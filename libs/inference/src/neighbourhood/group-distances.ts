import type { FieldPlaces } from './create-field-space';
import type { NeighbourhoodGroup } from './neighbourhood';

/** Writes the mean squared distance of a record to each group, and returns the index of the nearest. */
type GroupDistances = (places: FieldPlaces, squares: Float64Array) => number;

/**
 * Compiles `meanSquaredDistance` to all groups for records that lie on one axis of each field: what a field adds to the
 * squared distance of the origin is `p² − 2pc`.
 */
export function compileGroupDistances(groups: readonly NeighbourhoodGroup[], dimensions: number): GroupDistances {
  const spreads = Float64Array.from(groups, ({ spread }) => spread);
  const atOrigin = Float64Array.from(groups, ({ centre, spread }) => centre.reduce((sum, c) => sum + c * c, spread));
  // By axis, so that the groups' coordinates on one lie side by side.
  const centres = Array.from({ length: dimensions }, (_, axis) =>
    Float64Array.from(groups, ({ centre }) => centre[axis] ?? 0),
  );
  return ({ axes, coordinates }, squares) => {
    squares.set(atOrigin);
    for (let field = 0; field < axes.length; field++) {
      const column = centres[axes[field] ?? 0];
      if (column !== undefined) addAxis(squares, column, coordinates[field] ?? 0);
    }
    return keepAbove(squares, spreads);
  };
}

function addAxis(squares: Float64Array, column: Float64Array, coordinate: number): void {
  const own = coordinate * coordinate;
  const twice = 2 * coordinate;
  for (let group = 0; group < column.length; group++)
    squares[group] = (squares[group] ?? 0) + own - twice * (column[group] ?? 0);
}

/** Undoes what rounding takes off a point at a centre, and returns the index of the nearest. */
function keepAbove(squares: Float64Array, spreads: Float64Array): number {
  let nearest = 0;
  let least = Infinity;
  for (let group = 0; group < spreads.length; group++) {
    const square = Math.max(squares[group] ?? Infinity, spreads[group] ?? 0);
    squares[group] = square;
    if (square < least) {
      least = square;
      nearest = group;
    }
  }
  return nearest;
}
