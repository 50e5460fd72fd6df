import { createFieldDecoder, type FieldDeclaration, type RecordColumns } from '@medcast/record-schema';
import { compileScore, createPlaces, type FieldPlaces } from './create-field-space';
import type { NeighbourhoodField, QuantityAxis, ValueAxes } from './neighbourhood';

/** Says where a record of columns lies, as `writePlaces` of a field space does; the places are there until the next. */
export type ColumnPlacer = (columns: RecordColumns, row: number) => FieldPlaces;

/** Places one field. */
type Placer = (columns: RecordColumns, row: number) => void;

/** Compiles the placer of the fields of a neighbourhood. */
export function compileColumnPlacer(
  fields: readonly NeighbourhoodField[],
  declared: readonly FieldDeclaration[],
): ColumnPlacer {
  const places = createPlaces(fields.length);
  let first = 0;
  const placers = fields.map((field, index): Placer => {
    const column = declared.findIndex(({ name }) => name === field.field);
    const own = { index, column, first };
    first += field.kind === 'quantity' ? 2 : field.values.length + 1;
    if (field.kind === 'quantity') return compileQuantityPlacer(field, own, places);
    return compileValuePlacer(field, { ...own, declaration: declared[column] }, places);
  });
  return (columns, row) => {
    for (let index = 0; index < placers.length; index++) placers[index]?.(columns, row);
    return places;
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

function compileQuantityPlacer(field: QuantityAxis, { index, column, first }: OwnAxes, places: FieldPlaces): Placer {
  const score = compileScore(field.knots);
  return ({ byField }, row) => {
    const value = byField[column]?.[row] ?? NaN;
    const isMissing = Number.isNaN(value);
    places.axes[index] = isMissing ? first + 1 : first;
    places.coordinates[index] = isMissing ? field.missing : score(value);
  };
}

interface OwnValueAxes extends OwnAxes {
  readonly declaration: FieldDeclaration | undefined;
}

function compileValuePlacer({ values, different }: ValueAxes, own: OwnValueAxes, places: FieldPlaces): Placer {
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
    places.axes[index] = axis;
    places.coordinates[index] = coordinate;
  };
}
