import type { FieldPlaces, FieldSpace } from './create-field-space';
import type { NeighbourhoodGroup } from './neighbourhood';

/** Writes the mean squared distance of a record to each group, and returns the index of the nearest. */
type GroupDistances = (places: FieldPlaces, squares: Float64Array) => number;

/** Sums by combination of axes that are kept; with more, all are forgotten. */
const MOST_KEPT = 1024;

/**
 * Compiles `meanSquaredDistance` to all groups for records that lie on one axis of each field: what a field adds to the
 * squared distance of the origin is `p² − 2pc`. For fields whose coordinates are fixed that depends on the axes alone
 * and is kept, which leaves the quantities to each record.
 */
export function compileGroupDistances(
  groups: readonly NeighbourhoodGroup[],
  { dimensions, hasFixedCoordinates }: Pick<FieldSpace, 'dimensions' | 'hasFixedCoordinates'>,
): GroupDistances {
  const spreads = Float64Array.from(groups, ({ spread }) => spread);
  const atOrigin = Float64Array.from(groups, ({ centre, spread }) => centre.reduce((sum, c) => sum + c * c, spread));
  // By axis, so that the groups' coordinates on one lie side by side.
  const centres = Array.from({ length: dimensions }, (_, axis) =>
    Float64Array.from(groups, ({ centre }) => centre[axis] ?? 0),
  );
  const fields = [...hasFixedCoordinates.keys()];
  const fixed = Int32Array.from(fields.filter((field) => hasFixedCoordinates[field] === true));
  const free = Int32Array.from(fields.filter((field) => hasFixedCoordinates[field] !== true));
  const addFields = (squares: Float64Array, { axes, coordinates }: FieldPlaces, chosen: Int32Array): void => {
    for (let index = 0; index < chosen.length; index++) {
      const field = chosen[index] ?? 0;
      const column = centres[axes[field] ?? 0];
      if (column !== undefined) addAxis(squares, column, coordinates[field] ?? 0);
    }
  };
  const sumFixed = keepByAxes(fixed, dimensions, (places) => {
    const squares = Float64Array.from(atOrigin);
    addFields(squares, places, fixed);
    return squares;
  });
  return (places, squares) => {
    squares.set(sumFixed(places));
    addFields(squares, places, free);
    return keepAbove(squares, spreads);
  };
}

/** Keeps what was made for each combination of the axes of some fields, where a number can tell them all apart. */
function keepByAxes(
  fields: Int32Array,
  dimensions: number,
  make: (places: FieldPlaces) => Float64Array,
): (places: FieldPlaces) => Float64Array {
  if (dimensions ** fields.length > Number.MAX_SAFE_INTEGER) return make;
  const kept = new Map<number, Float64Array>();
  return (places) => {
    let key = 0;
    for (let index = 0; index < fields.length; index++) key = key * dimensions + (places.axes[fields[index] ?? 0] ?? 0);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make(places);
    kept.set(key, made);
    return made;
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
