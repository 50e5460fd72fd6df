import type { RecordSchema } from '@medcast/record-schema';
import { checkExpression } from './check-expression';
import type { FeatureSpec } from './feature-spec';
import { type SpecFault, specProblem } from './spec-problem';

/**
 * Checks that a spec can be computed for every record of a schema.
 *
 * @throws {Problem} `BUNDLE_FEATURES_UNREADABLE`, whose `errors` name each column and what is wrong with it
 */
export function checkFeatureSpec(spec: FeatureSpec, schema: RecordSchema): void {
  const faults: SpecFault[] = [
    ...repeatedNames(spec),
    ...spec.columns.flatMap(({ name, value }, index) =>
      checkExpression(value, schema).map(({ path, reason }) => ({
        path: ['columns', index, 'value', ...path],
        column: name,
        reason,
      })),
    ),
  ];
  if (faults.length > 0) throw specProblem(faults);
}

function repeatedNames({ columns }: FeatureSpec): SpecFault[] {
  const seen = new Set<string>();
  return columns.flatMap(({ name }, index) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ path: ['columns', index, 'name'], column: name, reason: 'expected a name that no other column has' }];
  });
}
