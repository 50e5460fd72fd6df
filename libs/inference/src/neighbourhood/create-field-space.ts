import { type FieldValue, toEpochDay } from '@medcast/record-schema';
import type { NeighbourhoodField, QuantityAxis } from './neighbourhood';

/** Turns records into points, in which differences of every kind of field can be compared. */
export interface FieldSpace {
  readonly dimensions: number;
  /** Writes the coordinates of a record to `target[offset … offset + dimensions - 1]`. */
  writePoint(record: Readonly<Record<string, FieldValue>>, target: Float64Array, offset: number): void;
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
  const dimensions = fields.reduce((sum, field) => sum + widthOf(field), 0);
  return {
    dimensions,
    writePoint(record, target, offset) {
      target.fill(0, offset, offset + dimensions);
      let position = offset;
      for (const field of fields) {
        const { axis, coordinate } = placeOf(field, record[field.field] ?? null);
        target[position + axis] = coordinate;
        position += widthOf(field);
      }
    },
  };
}

/** A quantity as a number: a date as days since 1970; NaN where it is missing. */
export function toQuantity(value: FieldValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (toEpochDay(value) ?? NaN) : NaN;
}

function widthOf(field: NeighbourhoodField): number {
  return field.kind === 'quantity' ? 2 : field.values.length + 1;
}

/** The one coordinate of a field that may differ from 0. */
function placeOf(field: NeighbourhoodField, value: FieldValue): { readonly axis: number; readonly coordinate: number } {
  if (field.kind === 'values') {
    const listed = field.values.indexOf(value);
    return { axis: listed === -1 ? field.values.length : listed, coordinate: field.different / Math.SQRT2 };
  }
  const quantity = toQuantity(value);
  return Number.isNaN(quantity)
    ? { axis: 1, coordinate: field.missing }
    : { axis: 0, coordinate: scoreOf(field, quantity) };
}

/** Along the line through the two knots about the value, or the two outermost. */
function scoreOf({ knots }: QuantityAxis, quantity: number): number {
  const upper = knots.findIndex(({ value }, index) => index > 0 && quantity <= value);
  const after = knots[upper === -1 ? knots.length - 1 : upper];
  const before = knots[(upper === -1 ? knots.length - 1 : upper) - 1];
  if (after === undefined || before === undefined) return 0;
  const slope = (after.score - before.score) / (after.value - before.value);
  return before.score + (quantity - before.value) * slope;
}
