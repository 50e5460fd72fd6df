import type { FieldDeclaration, RecordColumns } from '@medcast/record-schema';
import { compileColumnPlacer } from '../../neighbourhood/column-places';
import type { Neighbourhood } from '../../neighbourhood/neighbourhood';
import { compileQuietCheck } from '../../neighbourhood/quiet-check';

/** Tells of a record in columns whether it is surely one of which a warner has nothing to say. */
export type RowCheck = (columns: RecordColumns, row: number) => boolean;

/** Compiles a quick look at records in columns; without a neighbourhood there is nothing to say of any. */
export function compileRowCheck(
  neighbourhood: Neighbourhood | undefined,
  fields: readonly FieldDeclaration[],
): RowCheck {
  if (neighbourhood === undefined) return () => true;
  const placesOf = compileColumnPlacer(neighbourhood.fields, fields);
  const isQuiet = compileQuietCheck(neighbourhood);
  return (columns, row) => isQuiet(placesOf(columns, row));
}
