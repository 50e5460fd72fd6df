import type { FeatureColumn, FeatureSpec } from '@medcast/feature-pipeline';
import { SPEC_VERSION } from '@medcast/feature-pipeline';
import type { FieldDeclaration } from '@medcast/record-schema';
import type { ColumnProfile } from '../profile/column-profile';
import { toColumns } from './to-columns';

/** The features of a task, and which of them its candidates use. */
export interface TaskFeatures {
  readonly features: FeatureSpec;
  /** By name: `none`, `plain`, `linear`. */
  readonly featureSets: Readonly<Record<'none' | 'plain' | 'linear', readonly string[]>>;
  /** Ordinal columns that candidates ask to be target-encoded. */
  readonly encoded: readonly string[];
}

/** A field and the column that it was declared for. */
export interface ColumnField {
  readonly field: FieldDeclaration;
  readonly column: ColumnProfile;
}

/** Makes the feature columns of all fields. */
export function toFeatures(fields: readonly ColumnField[]): TaskFeatures {
  const made = fields.map(({ field, column }) => toColumns(field, column));
  const columns = withUniqueNames(made.flatMap((each) => each.columns));
  // Names were made unique in order, so a set finds its columns by their place.
  const renamed = new Map(
    made.flatMap((each) => each.columns).map((column, index) => [column, columns[index]?.name ?? '']),
  );
  const pick = (of: 'plain' | 'linear' | 'encoded') =>
    made.flatMap((each) =>
      each.columns.filter(({ name }) => each[of].includes(name)).map((column) => renamed.get(column) ?? ''),
    );
  return {
    features: { specVersion: SPEC_VERSION, columns },
    featureSets: { none: [], plain: pick('plain'), linear: pick('linear') },
    encoded: pick('encoded'),
  };
}

/** A field called `a=b` and a category `b` of a field `a` would make the same name: the later one gets a number. */
function withUniqueNames(columns: readonly FeatureColumn[]): readonly FeatureColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; taken.has(name); number += 1) name = `${column.name.slice(0, 190)} (${number})`;
    taken.add(name);
    return { ...column, name };
  });
}
