import { Problem } from '@medcast/problem';
import type { FeatureColumn, FeatureSpec } from './feature-spec';

/**
 * Prunes a spec to some of its columns.
 *
 * @param names columns to keep, each once; their order is the order of the result
 * @throws {Problem} `BUNDLE_FEATURES_UNREADABLE` for a name that the spec does not have, one given twice, or none at all
 */
export function selectColumns(spec: FeatureSpec, names: readonly string[]): FeatureSpec {
  const known = new Map(spec.columns.map((column) => [column.name, column]));
  if (names.length === 0) throw refused('expected the name of at least one column, got none');
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw refused(`expected each column once, got "${repeated}" twice`);
  return { specVersion: spec.specVersion, columns: names.map((name) => columnNamed(name, known)) };
}

function columnNamed(name: string, known: ReadonlyMap<string, FeatureColumn>): FeatureColumn {
  const column = known.get(name);
  if (column === undefined)
    throw refused(`expected columns of the spec (${[...known.keys()].join(', ')}), got "${name}"`);
  return column;
}

function refused(detail: string): Problem {
  return new Problem('BUNDLE_FEATURES_UNREADABLE', detail);
}
