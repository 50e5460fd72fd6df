import { Problem } from '@medcast/problem';
import type { FeatureSpec } from '@medcast/feature-pipeline';
import type { RecordSchema } from '@medcast/record-schema';
import type { TaskDocument } from './task-document';

/** Most values of a field by which coverage may be asked for group by group. */
const GROUPS_AT_MOST = 12;

/**
 * Checks what the form of a `task.json` alone cannot show: that it fits its schema and itself.
 *
 * @throws Problem TASK_INVALID
 */
export function checkTaskDocument(document: TaskDocument, schema: RecordSchema, features: FeatureSpec): void {
  const isClassification = schema.target.kind === 'category';
  if ((document.task === 'classification') !== isClassification) {
    const expected = isClassification ? 'classification' : 'regression';
    throw refused('task', `"${expected}", since the target is of kind ${schema.target.kind}`, [document.task]);
  }
  checkNames('interval.groups', document.interval.groups, groupable(schema));
  const columns = features.columns.map((column) => column.name);
  for (const [set, names] of Object.entries(document.featureSets)) checkNames(`featureSets.${set}`, names, columns);
  checkNames('monotone', Object.keys(document.monotone ?? {}), columns);
  const sets = document.candidates.flatMap((candidate) => candidate.featureSet ?? []);
  checkNames('candidates, featureSet', sets, Object.keys(document.featureSets));
}

/** Fields by which coverage can be asked for: closed categories of few values, and booleans. */
function groupable(schema: RecordSchema): string[] {
  return schema.fields
    .filter((field) => field.kind === 'boolean' || (field.kind === 'category' && isSmall(field)))
    .map((field) => field.name);
}

function isSmall(field: { readonly categories: readonly unknown[]; readonly open?: boolean }): boolean {
  return field.open !== true && field.categories.length <= GROUPS_AT_MOST;
}

function checkNames(where: string, names: readonly string[], known: readonly string[]): void {
  const unknown = [...new Set(names)].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw refused(where, `some of ${known.join(', ')}`, unknown);
}

function refused(where: string, expected: string, got: readonly string[]): Problem {
  return new Problem('TASK_INVALID', `task.json, ${where}: expected ${expected}, got ${got.join(', ')}`);
}
