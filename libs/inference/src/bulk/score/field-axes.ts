import { createFieldDecoder, type FieldDeclaration, type RecordColumns } from '@medcast/record-schema';
import type { NeighbourhoodField, QuantityAxis, ValueAxes } from '../../neighbourhood/neighbourhood';

/** Where the records of columns lie in the space of a neighbourhood, one at a time: as `createFieldSpace` has it. */
export interface FieldAxes {
  readonly count: number;
  /** By field, the axis on which its coordinate is. */
  readonly axis: Int32Array;
  readonly coordinate: Float64Array;
  /** Places a record; returns a hash that is the same for records nearby. */
  place(columns: RecordColumns, row: number): number;
}

/** Coordinates that differ by less are of the same cell, mostly. */
const CELLS_PER_UNIT = 2;
const FACTOR = 31;

/** Places one field; returns its part of the hash. */
type Placer = (columns: RecordColumns, row: number) => number;

/** What placers write to. */
type Places = Pick<FieldAxes, 'axis' | 'coordinate'>;

/** Makes the axes of some fields. */
export function createAxes(fields: readonly NeighbourhoodField[], declared: readonly FieldDeclaration[]): FieldAxes {
  const places = { axis: new Int32Array(fields.length), coordinate: new Float64Array(fields.length) };
  let first = 0;
  const placers = fields.map((field, index): Placer => {
    const column = declared.findIndex(({ name }) => name === field.field);
    const own = { index, column, first };
    first += field.kind === 'quantity' ? 2 : field.values.length + 1;
    if (field.kind === 'quantity') return compileQuantityPlacer(field, own, places);
    return compileValuePlacer(field, { ...own, declaration: declared[column] }, places);
  });
  return {
    ...places,
    count: fields.length,
    place(columns, row) {
      let hash = 0;
      for (let index = 0; index < placers.length; index++) {
        hash = (Math.imul(hash, FACTOR) + (placers[index]?.(columns, row) ?? 0)) | 0;
      }
      return hash ^ (hash >>> 15);
    },
  };
}

/** Which field is placed where. */
interface OwnAxes {
  readonly index: number;
  /** Of the records. */
  readonly column: number;
  /** Its first axis. */
  readonly first: number;
}

function compileQuantityPlacer(field: QuantityAxis, { index, column, first }: OwnAxes, places: Places): Placer {
  const score = compileScore(field);
  return ({ byField }, row) => {
    const value = byField[column]?.[row] ?? NaN;
    const isMissing = Number.isNaN(value);
    const coordinate = isMissing ? field.missing : score(value);
    places.axis[index] = isMissing ? first + 1 : first;
    places.coordinate[index] = coordinate;
    return Math.round(coordinate * CELLS_PER_UNIT) | 0;
  };
}

/** The line through the two knots about a value, or the two outermost. */
function compileScore({ knots }: QuantityAxis): (value: number) => number {
  const values = Float64Array.from(knots, ({ value }) => value);
  const scores = Float64Array.from(knots, ({ score }) => score);
  const slopes = values.map((value, index) => {
    const run = value - (values[index - 1] ?? NaN);
    return ((scores[index] ?? NaN) - (scores[index - 1] ?? NaN)) / run;
  });
  const last = knots.length - 1;
  if (last < 1) return () => 0;
  return (value) => {
    let upper = 1;
    while (upper < last && value > (values[upper] ?? 0)) upper++;
    return (scores[upper - 1] ?? 0) + (value - (values[upper - 1] ?? 0)) * (slopes[upper] ?? 0);
  };
}

interface OwnValueAxes extends OwnAxes {
  readonly declaration: FieldDeclaration | undefined;
}

function compileValuePlacer({ values, different }: ValueAxes, own: OwnValueAxes, places: Places): Placer {
  const { index, column, first, declaration } = own;
  const coordinate = different / Math.SQRT2;
  const decode = declaration === undefined ? () => null : createFieldDecoder(declaration);
  const codes = declaration?.kind === 'category' ? declaration.categories.length : 2;
  const axisOf = (code: number): number => {
    const listed = values.indexOf(decode(code));
    return first + (listed === -1 ? values.length : listed);
  };
  const axes = Int32Array.from({ length: codes }, (_, code) => axisOf(code));
  const missing = axisOf(NaN);
  return ({ byField }, row) => {
    const code = byField[column]?.[row] ?? NaN;
    const axis = Number.isNaN(code) ? missing : (axes[code] ?? missing);
    places.axis[index] = axis;
    places.coordinate[index] = coordinate;
    return axis;
  };
}
