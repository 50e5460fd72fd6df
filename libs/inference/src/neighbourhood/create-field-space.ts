import { type FieldValue, toEpochDay } from '@medcast/record-schema';
import type { NeighbourhoodField, QuantityAxis, ValueAxes } from './neighbourhood';

/** Turns records into points, in which differences of every kind of field can be compared. */
export interface FieldSpace {
  readonly dimensions: number;
  /** Writes where a record lies, field by field. */
  writePlaces(record: Readonly<Record<string, FieldValue>>, places: FieldPlaces): void;
  /** Writes the coordinates of a record to `target[offset … offset + dimensions - 1]`. */
  writePoint(record: Readonly<Record<string, FieldValue>>, target: Float64Array, offset: number): void;
}

/** For each field the one axis on which a record may differ from 0, and the coordinate there. */
export interface FieldPlaces {
  readonly axes: Int32Array;
  readonly coordinates: Float64Array;
}

/** Writes the place of one value at the index of its field. */
type PlaceWriter = (value: FieldValue, places: FieldPlaces, index: number) => void;

/** Makes places for so many fields. */
export function createPlaces(fields: number): FieldPlaces {
  return { axes: new Int32Array(fields), coordinates: new Float64Array(fields) };
}

/**
 * Makes the space of some fields.
 *
 * @example
 * const space = createFieldSpace(neighbourhood.fields);
 * const point = new Float64Array(space.dimensions);
 * space.writePoint(record, point, 0);
 */
export function createFieldSpace(fields: readonly NeighbourhoodField[]): FieldSpace {
  let dimensions = 0;
  const writers = fields.map((field): PlaceWriter => {
    const firstAxis = dimensions;
    dimensions += field.kind === 'quantity' ? 2 : field.values.length + 1;
    return field.kind === 'quantity' ? compileQuantity(field, firstAxis) : compileValues(field, firstAxis);
  });
  const names = fields.map(({ field }) => field);
  const own = createPlaces(fields.length);
  const writePlaces: FieldSpace['writePlaces'] = (record, places) => {
    for (let index = 0; index < writers.length; index++)
      writers[index]?.(record[names[index] ?? ''] ?? null, places, index);
  };
  return {
    dimensions,
    writePlaces,
    writePoint(record, target, offset) {
      target.fill(0, offset, offset + dimensions);
      writePlaces(record, own);
      own.axes.forEach((axis, index) => (target[offset + axis] = own.coordinates[index] ?? 0));
    },
  };
}

/** A quantity as a number: a date as days since 1970; NaN where it is missing. */
export function toQuantity(value: FieldValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (toEpochDay(value) ?? NaN) : NaN;
}

function compileQuantity({ knots, missing }: QuantityAxis, firstAxis: number): PlaceWriter {
  const scoreOf = compileScore(knots);
  return (value, { axes, coordinates }, index) => {
    const quantity = toQuantity(value);
    const isMissing = Number.isNaN(quantity);
    axes[index] = isMissing ? firstAxis + 1 : firstAxis;
    coordinates[index] = isMissing ? missing : scoreOf(quantity);
  };
}

function compileValues({ values, different }: ValueAxes, firstAxis: number): PlaceWriter {
  const axisOf = new Map(values.map((value, position) => [value, firstAxis + position]));
  const other = firstAxis + values.length;
  const coordinate = different / Math.SQRT2;
  return (value, { axes, coordinates }, index) => {
    axes[index] = axisOf.get(value) ?? other;
    coordinates[index] = coordinate;
  };
}

/** Compiles the line through the two knots about a quantity, or the two outermost. */
export function compileScore(knots: QuantityAxis['knots']): (quantity: number) => number {
  if (knots.length < 2) return () => 0;
  const values = Float64Array.from(knots, ({ value }) => value);
  const scores = Float64Array.from(knots, ({ score }) => score);
  const last = knots.length - 1;
  return (quantity) => {
    let upper = 1;
    while (upper < last && quantity > (values[upper] ?? Infinity)) upper++;
    const fromValue = values[upper - 1] ?? 0;
    const fromScore = scores[upper - 1] ?? 0;
    const slope = ((scores[upper] ?? 0) - fromScore) / ((values[upper] ?? 0) - fromValue);
    return fromScore + (quantity - fromValue) * slope;
  };
}
